import { fileOf } from '../articles/article.ts';
import { readFolder } from '../articles/folder/read-folder.ts';
import type { Config } from '../config/config.ts';
import type { CorpusFault } from '../corpus/corpus-store.ts';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import type { Localized } from '../i18n/localized.ts';
import { type MemoryLocation, memoryStore } from '../memory/open-store.ts';
import { type CheckOutcome, NONE_YET, not, ok, refused } from './finding.ts';
import { REMAKE, RESTORE, UPDATE } from './remedies.ts';
import { maintenanceText } from './texts/index.ts';

/** The server that keeps both, where one does. */
export async function database(location: CorpusLocation): Promise<CheckOutcome> {
  try {
    const found = await corpusStore(location).describe();
    return ok(
      found === null ? maintenanceText((texts) => texts.stores.none) : { fr: found, en: found },
    );
  } catch (error) {
    return refused(error);
  }
}

/** The bot's memory, all of it. */
export async function botDb(location: MemoryLocation): Promise<CheckOutcome> {
  const store = memoryStore(location);
  if (!(await store.exists())) return ok(NONE_YET);
  const fault = await store.inspect();
  return fault ? faulty(fault, RESTORE) : ok(maintenanceText((texts) => texts.stores.whole));
}

/** The index of the articles, all of it. */
export async function corpusDb(location: CorpusLocation): Promise<CheckOutcome> {
  const store = corpusStore(location);
  if (!(await store.exists())) return ok(NONE_YET);
  const fault = await store.inspect();
  return fault ? faulty(fault, REMAKE) : ok(maintenanceText((texts) => texts.stores.whole));
}

/** Files that were read in part, or with a reservation; and those of which there is no article. */
export async function reading(
  location: CorpusLocation & Pick<Config, 'articlesDir'>,
): Promise<CheckOutcome> {
  const store = corpusStore(location);
  if (!(await store.exists())) return ok(NONE_YET);
  const corpus = await store.read({ checked: false }).catch(() => null);
  if (!corpus) return ok(NONE_YET);
  try {
    const articles = await corpus.articles();
    const faulty = articles.filter(({ warnings = [] }) => warnings.length > 0);
    const indexed = new Set(articles.map(({ file }) => fileOf(file)));
    // A folder that cannot be read is told of by its own check.
    const { candidates } = await readFolder(location.articlesDir).catch(() => ({ candidates: [] }));
    const missing = candidates.filter(({ file }) => !indexed.has(file));
    const [fault, ...faults] = faulty;
    const [first, ...others] = missing;
    if (!fault && !first) return ok(maintenanceText((texts) => texts.stores.sound));
    const told = first
      ? maintenanceText((texts, language) =>
          texts.stores.notIndexed(first.file, andOthers(others.length)[language]),
        )
      : maintenanceText((texts, language) =>
          texts.stores.fileAndFault(
            fault!.file,
            fault!.warnings![0]![language],
            andOthers(faults.length)[language],
          ),
        );
    return not(
      'warning',
      told,
      maintenanceText((texts) => texts.stores.seeIndex),
    );
  } finally {
    await corpus.close();
  }
}

const andOthers = (n: number): Localized =>
  n === 0 ? { fr: '', en: '' } : maintenanceText((texts) => texts.stores.andOthers(n));

function faulty(fault: CorpusFault, remedy: Localized): CheckOutcome {
  switch (fault.kind) {
    case 'newer version':
      return not(
        'broken',
        maintenanceText((texts) => texts.stores.newerVersion),
        UPDATE,
      );
    case 'damaged': {
      const { how } = fault;
      return not(
        'broken',
        maintenanceText((texts) => texts.stores.damaged(how)),
        remedy,
      );
    }
    case 'unreadable': {
      const { how } = fault;
      return not(
        'broken',
        maintenanceText((texts) => texts.stores.unreadable(how)),
        remedy,
      );
    }
    case 'full text':
      return not(
        'broken',
        maintenanceText((texts) => texts.stores.fullTextDiffers),
        remedy,
      );
    case 'articles':
      return not('broken', damagedArticles(fault.files), remedy);
  }
}

function damagedArticles([first = '', ...others]: readonly string[]): Localized {
  const n = others.length;
  if (n === 0) {
    return maintenanceText((texts) => texts.stores.damagedArticle(first));
  }
  return maintenanceText((texts) => texts.stores.damagedArticles(first, n));
}
