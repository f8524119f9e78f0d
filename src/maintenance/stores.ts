import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { isFullTextWhole, SAME_ROWS } from '../corpus/sqlite/full-text.ts';
import { corpusPath } from '../corpus/sqlite/open-corpus.ts';
import { SCHEMA_VERSION } from '../corpus/sqlite/schema.ts';
import { damagedFiles } from '../corpus/sqlite/whole-articles.ts';
import type { Localized } from '../i18n/localized.ts';
import { en, fr } from '../i18n/typography.ts';
import { MIGRATIONS } from '../memory/sqlite/bot-schema.ts';
import { botDbPath } from '../memory/sqlite/open-bot-db.ts';
import { NONE_YET, not, type Outcome, ok } from './finding.ts';
import { withUnchanged } from './open-unchanged.ts';
import { REMAKE, RESTORE, UPDATE } from './remedies.ts';

const OTHER_WORDS: Localized = {
  fr: fr`la recherche en texte intégral ne va pas avec les articles`,
  en: en`the full text does not go with the articles`,
};

/** The bot's memory, by SQLite's full check, which reads all of it. */
export function botDb(dataDir: string): Outcome {
  return store(botDbPath(dataDir), MIGRATIONS.length, RESTORE, () => null);
}

/** The index of the articles, by SQLite's full check and by what its rows say. */
export function corpusDb(dataDir: string): Outcome {
  return store(corpusPath(dataDir), SCHEMA_VERSION, REMAKE, (db) => {
    if (!db.prepare(SAME_ROWS).pluck().get()) return not('broken', OTHER_WORDS, REMAKE);
    const [first, ...others] = damagedFiles(db);
    if (first === undefined) {
      return isFullTextWhole(db) ? null : not('broken', OTHER_WORDS, REMAKE);
    }
    const n = others.length;
    return not(
      'broken',
      {
        fr:
          n === 0
            ? fr`ce qui est gardé de ${first} est endommagé`
            : fr`ce qui est gardé de ${first} et de ${n} autres articles est endommagé`,
        en:
          n === 0
            ? en`what is kept of ${first} is damaged`
            : en`what is kept of ${first} and of ${n} other articles is damaged`,
      },
      REMAKE,
    );
  });
}

function store(
  file: string,
  newest: number,
  remedy: Localized,
  contents: (db: Database) => Outcome | null,
): Outcome {
  if (!existsSync(file)) return ok(NONE_YET);
  try {
    return withUnchanged(file, (db) => {
      const version = db.pragma('user_version', { simple: true }) as number;
      const check = String(db.pragma('integrity_check(1)', { simple: true }));
      if (version > newest) {
        return not(
          'broken',
          {
            fr: fr`écrit par une version plus récente de Kiosque`,
            en: en`written by a newer version of Kiosque`,
          },
          UPDATE,
        );
      }
      if (check !== 'ok') {
        return not('broken', { fr: fr`endommagé (${check})`, en: en`damaged (${check})` }, remedy);
      }
      // One of an older version is brought to this one by the next start.
      return (version === newest ? contents(db) : null) ?? ok({ fr: fr`entier`, en: en`whole` });
    });
  } catch (error) {
    const { message } = error as Error;
    return not(
      'broken',
      { fr: fr`illisible (${message})`, en: en`unreadable (${message})` },
      remedy,
    );
  }
}
