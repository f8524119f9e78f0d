import type { Embedder } from '../../embeddings/embedder.ts';
import type { Config } from '../config/config.ts';
import type { Localized } from '../i18n/localized.ts';
import { en, fr } from '../i18n/typography.ts';
import { discordToken } from './discord-token.ts';
import { embeddingModel } from './embedding-model.ts';
import { feeds } from './feeds.ts';
import { type Finding, type Outcome, refused } from './finding.ts';
import { articlesFolder, dataFolder, diskSpace, locks } from './folders.ts';
import { languageModel } from './language-model.ts';
import { nativeModules, nodeVersion } from './machine.ts';
import { savedVectors } from './saved-vectors.ts';
import { botDb, corpusDb, database, reading } from './stores.ts';

type Check = readonly [what: Localized, look: () => Outcome | Promise<Outcome>];

/**
 * Looks at everything that Kiosque needs and changes nothing; works beside a running bot.
 * @param loadEmbedder loads the configured model into this process.
 */
export async function* diagnose(
  config: Config,
  loadEmbedder: () => Promise<Embedder>,
): AsyncGenerator<Finding> {
  let embedder: Embedder | null = null;
  const model = async (): Promise<Outcome> => {
    const looked = await embeddingModel(config.embeddingModel, loadEmbedder);
    embedder = looked.embedder;
    return looked.outcome;
  };
  const checks: readonly Check[] = [
    [{ fr: 'Node', en: 'Node' }, nodeVersion],
    [{ fr: fr`Modules natifs`, en: en`Native modules` }, nativeModules],
    [{ fr: fr`Dossier des articles`, en: en`Articles folder` }, () => articlesFolder(config)],
    [{ fr: fr`Flux`, en: en`Feeds` }, () => feeds(config)],
    [{ fr: fr`Dossier des données`, en: en`Data folder` }, () => dataFolder(config)],
    [{ fr: fr`Verrous`, en: en`Locks` }, () => locks(config)],
    [{ fr: fr`Place sur le disque`, en: en`Disk space` }, () => diskSpace(config)],
    [{ fr: fr`Modèle`, en: en`Model` }, model],
    [{ fr: fr`Base de données`, en: en`Database` }, () => database(config)],
    [
      { fr: fr`Index des articles (corpus.db)`, en: en`Index of the articles (corpus.db)` },
      () => corpusDb(config),
    ],
    [{ fr: fr`Lecture des articles`, en: en`Reading of the articles` }, () => reading(config)],
    [
      { fr: fr`Index des vecteurs`, en: en`Index of the vectors` },
      () => savedVectors(config, embedder),
    ],
    [{ fr: fr`Mémoire du bot (bot.db)`, en: en`The bot's memory (bot.db)` }, () => botDb(config)],
    [{ fr: fr`Jeton Discord`, en: en`Discord token` }, () => discordToken(config)],
    [{ fr: fr`Modèle de langue`, en: en`Language model` }, () => languageModel(config)],
  ];
  for (const [what, look] of checks) {
    // A database that is away is told of once for each that it keeps.
    yield { what, ...(await Promise.resolve().then(look).catch(refused)) };
  }
  await (embedder as Embedder | null)?.close();
}
