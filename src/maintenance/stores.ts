import type { CorpusFault } from '../corpus/corpus-store.ts';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import type { Localized } from '../i18n/localized.ts';
import { en, fr } from '../i18n/typography.ts';
import { type MemoryLocation, memoryStore } from '../memory/open-store.ts';
import { NONE_YET, not, type Outcome, ok, refused } from './finding.ts';
import { REMAKE, RESTORE, UPDATE } from './remedies.ts';

/** The server that keeps both, where one does. */
export async function database(location: CorpusLocation): Promise<Outcome> {
  try {
    const found = await corpusStore(location).describe();
    return ok(
      found === null
        ? {
            fr: fr`aucune : l'index et la mémoire sont des fichiers`,
            en: en`none: index and memory are files`,
          }
        : { fr: found, en: found },
    );
  } catch (error) {
    return refused(error);
  }
}

/** The bot's memory, all of it. */
export async function botDb(location: MemoryLocation): Promise<Outcome> {
  const store = memoryStore(location);
  if (!(await store.exists())) return ok(NONE_YET);
  const fault = await store.inspect();
  return fault ? faulty(fault, RESTORE) : ok({ fr: fr`entier`, en: en`whole` });
}

/** The index of the articles, all of it. */
export async function corpusDb(location: CorpusLocation): Promise<Outcome> {
  const store = corpusStore(location);
  if (!(await store.exists())) return ok(NONE_YET);
  const fault = await store.inspect();
  return fault ? faulty(fault, REMAKE) : ok({ fr: fr`entier`, en: en`whole` });
}

/** Files that were read in part, or with a reservation. */
export async function reading(location: CorpusLocation): Promise<Outcome> {
  const store = corpusStore(location);
  if (!(await store.exists())) return ok(NONE_YET);
  const corpus = await store.read({ checked: false }).catch(() => null);
  if (!corpus) return ok(NONE_YET);
  try {
    const files = (await corpus.articles()).filter(({ warnings = [] }) => warnings.length > 0);
    const [first, ...others] = files;
    if (!first) return ok({ fr: fr`rien à redire`, en: en`nothing to remark` });
    const { fr: french, en: english } = first.warnings![0]!;
    const more = others.length === 0 ? { fr: '', en: '' } : andOthers(others.length);
    return not(
      'warning',
      {
        fr: fr`${first.file} ${french}${more.fr}`,
        en: en`${first.file} ${english}${more.en}`,
      },
      {
        fr: fr`« npm run index » nomme chaque fichier et dit quoi faire.`,
        en: en`“npm run index” names each file and says what to do.`,
      },
    );
  } finally {
    await corpus.close();
  }
}

const andOthers = (n: number): Localized => ({
  fr: fr` (et ${n} autres)`,
  en: en` (and ${n} others)`,
});

function faulty(fault: CorpusFault, remedy: Localized): Outcome {
  switch (fault.kind) {
    case 'newer version':
      return not(
        'broken',
        {
          fr: fr`écrit par une version plus récente de Kiosque`,
          en: en`written by a newer version of Kiosque`,
        },
        UPDATE,
      );
    case 'damaged': {
      const { how } = fault;
      return not('broken', { fr: fr`endommagé (${how})`, en: en`damaged (${how})` }, remedy);
    }
    case 'unreadable': {
      const { how } = fault;
      return not('broken', { fr: fr`illisible (${how})`, en: en`unreadable (${how})` }, remedy);
    }
    case 'full text':
      return not(
        'broken',
        {
          fr: fr`la recherche en texte intégral ne va pas avec les articles`,
          en: en`the full text does not go with the articles`,
        },
        remedy,
      );
    case 'articles':
      return not('broken', damagedArticles(fault.files), remedy);
  }
}

function damagedArticles([first = '', ...others]: readonly string[]): Localized {
  const n = others.length;
  if (n === 0) {
    return {
      fr: fr`ce qui est gardé de ${first} est endommagé`,
      en: en`what is kept of ${first} is damaged`,
    };
  }
  return {
    fr: fr`ce qui est gardé de ${first} et de ${n} autres articles est endommagé`,
    en: en`what is kept of ${first} and of ${n} other articles is damaged`,
  };
}
