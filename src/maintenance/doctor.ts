import type { Embedder } from '../../embeddings/embedder.ts';
import type { Config } from '../config/config.ts';
import type { Localized } from '../i18n/localized.ts';
import { discordToken } from './discord-token.ts';
import { embeddingModel } from './embedding-model.ts';
import { feeds } from './feeds.ts';
import { type CheckOutcome, type CheckResult, refused } from './finding.ts';
import { articlesFolder, dataFolder, diskSpace, locks } from './folders.ts';
import { languageModel } from './language-model.ts';
import { nativeModules, nodeVersion } from './machine.ts';
import { savedVectors } from './saved-vectors.ts';
import { botDb, corpusDb, database, reading } from './stores.ts';
import { maintenanceText } from './texts/index.ts';

type Check = readonly [what: Localized, look: () => CheckOutcome | Promise<CheckOutcome>];

/**
 * Looks at everything that Kiosque needs and changes nothing; works beside a running bot.
 * @param loadEmbedder loads the configured model into this process.
 */
export async function* diagnose(
  config: Config,
  loadEmbedder: () => Promise<Embedder>,
): AsyncGenerator<CheckResult> {
  let embedder: Embedder | null = null;
  const model = async (): Promise<CheckOutcome> => {
    const looked = await embeddingModel(config.embeddingModel, loadEmbedder);
    embedder = looked.embedder;
    return looked.outcome;
  };
  /** With the file that keeps it, where no database does. */
  const keptIn = ({ fr, en }: Localized, file: string): Localized =>
    config.database ? { fr, en } : { fr: `${fr} (${file})`, en: `${en} (${file})` };
  const savedIndex: Check = [
    maintenanceText((texts) => texts.doctor.vectorIndex),
    () => savedVectors(config, embedder),
  ];
  const checks: readonly Check[] = [
    [{ fr: 'Node', en: 'Node' }, nodeVersion],
    [maintenanceText((texts) => texts.doctor.nativeModules), nativeModules],
    [maintenanceText((texts) => texts.doctor.articlesFolder), () => articlesFolder(config)],
    [maintenanceText((texts) => texts.doctor.feeds), () => feeds(config)],
    [maintenanceText((texts) => texts.doctor.dataFolder), () => dataFolder(config)],
    [maintenanceText((texts) => texts.doctor.locks), () => locks(config)],
    [maintenanceText((texts) => texts.doctor.diskSpace), () => diskSpace(config)],
    [maintenanceText((texts) => texts.doctor.model), model],
    [maintenanceText((texts) => texts.doctor.database), () => database(config)],
    [
      keptIn(
        maintenanceText((texts) => texts.doctor.articleIndex),
        'corpus.db',
      ),
      () => corpusDb(config),
    ],
    [maintenanceText((texts) => texts.doctor.articleReading), () => reading(config)],
    // A file that a database has no use for may be there from before.
    ...(config.database ? [] : [savedIndex]),
    [
      keptIn(
        maintenanceText((texts) => texts.doctor.memory),
        'bot.db',
      ),
      () => botDb(config),
    ],
    [maintenanceText((texts) => texts.doctor.discordToken), () => discordToken(config)],
    [maintenanceText((texts) => texts.doctor.languageModel), () => languageModel(config)],
  ];
  for (const [what, look] of checks) {
    // A database that is away is told of once for each that it keeps.
    yield { what, ...(await Promise.resolve().then(look).catch(refused)) };
  }
  await (embedder as Embedder | null)?.close();
}
