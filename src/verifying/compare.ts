import type { Nearness, WordVectors } from '../../embeddings/word-vectors.ts';
import type { PublicationDate } from '../text/partial-date.ts';
import { resolved } from './antecedents.ts';
import type { Claim } from './claim.ts';
import { differs } from './differs.ts';
import { VOCABULARY } from './languages.ts';
import type { Support } from './support.ts';
import { type Comparison, isSame, type Unit, type Units, unitsOf } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Cosine from which a word translates another in the table of the embedding model: most translations have more, and no
 * contrary or other thing of the same kind has 0.37. Within one language it knows few synonyms, and none is taken from it.
 */
const TRANSLATES = 0.38;

/** Why a claim is not what its support says; null where it is. */
export async function compare(
  { text, language }: Claim,
  support: Support,
  vectors: WordVectors | null,
): Promise<string | null> {
  const claim = unitsOf(text, language);
  const of = { claim: VOCABULARY[language], support: VOCABULARY[support.language] };
  const { published, units } = support;
  const crosses = language !== support.language;
  if (crosses && !vectors) return 'no model to compare two languages';
  const near = crosses ? await vectors!.nearness([...claim, ...units].flatMap(formsOf)) : null;
  const comparison: Comparison = near
    ? { same: translates(near, published), mayTurn, of }
    : { same: (a, b) => isSame(a, b, published), mayTurn: null, of };
  const why = (given: Units): string | null => {
    if (!crosses) return differs(claim, given, comparison);
    if (plans(claim, of.claim) !== plans(given, of.support)) return 'plan: a tense';
    return differs(telling(claim, of.claim), telling(given, of.support), comparison);
  };
  const first = why(units);
  if (first === null) return null;
  // What is proved by one of the sentences quoted is proved.
  const readings = [units, ...resolved(claim, support, of.support)];
  const given = readings.flatMap((one) => [one, ...sentencesIn(one, of.support)]);
  return given.some((one) => one !== units && why(one) === null) ? null : first;
}

const mayTurn: Comparison['mayTurn'] = (a, b) =>
  ![a, b].some((unit) => unit.operator || unit.number || unit.time) && !(a.isName && b.isName);

/** The sentences of some units that none behind them takes back: "C'est faux." */
function sentencesIn(units: Units, { pronouns, personal }: Vocabulary): Units[] {
  const starts = units.flatMap(({ isSentence }, i) => (isSentence ? [i] : []));
  return starts.flatMap((start, i) => {
    const end = starts[i + 1] ?? units.length;
    const next = units[end]?.form ?? '';
    return pronouns.has(next) && !personal.has(next) ? [] : [units.slice(start, end)];
  });
}

/** Words of which any may translate any other of the kind. */
const BY_KIND: ReadonlySet<Unit['operator']> = new Set(['negation', 'hedge', 'condition']);

function translates(near: Nearness, published: PublicationDate | null): Comparison['same'] {
  return (a, b) => {
    if (a.time || b.time || a.number || b.number) return isSame(a, b, published);
    if (a.operator !== null && a.operator === b.operator && BY_KIND.has(a.operator)) return true;
    if (a.isName && b.isName && a.form === b.form) return true;
    return formsOf(a).some((one) => formsOf(b).some((other) => near(one, other) >= TRANSLATES));
  };
}

/** A word, and its singular or masculine: the table has the commonest form of a word, and knows little of the others. */
function formsOf({ accented }: Unit): readonly string[] {
  const base = accented.replace(/(?<=é)es?$|s$/, '').replace(/trice$/, 'teur');
  return [accented, base.replace(/euse$/, 'eur')];
}

/** Units without the small words that two languages set differently. */
function telling(units: Units, vocabulary: Vocabulary): Unit[] {
  const { untranslated, future, of, that } = vocabulary;
  const only = restricts(units, vocabulary);
  const kept: Unit[] = [];
  let skipped: Unit[] = [];
  for (const unit of units) {
    const small = untranslated.has(unit.form) || future.has(unit.form);
    if (small && !unit.time && !(only && that.has(unit.form))) {
      skipped.push(unit);
      continue;
    }
    const all = [...skipped, unit];
    kept.push({
      ...unit,
      isJoined:
        all.every(({ isJoined }) => isJoined) && (skipped.length === 0 || of.has(skipped[0]!.form)),
      afterMark: all.some(({ afterMark }) => afterMark),
      afterStop: all.some(({ afterStop }) => afterStop),
    });
    skipped = [];
  }
  return kept;
}

/** Whether a French sentence says "only" by "ne ... que". */
function restricts(units: Units, { halfNegations }: Vocabulary): boolean {
  const negations = units.filter(({ operator }) => operator === 'negation');
  return negations.length > 0 && negations.every(({ form }) => halfNegations.has(form));
}

/** Whether a sentence tells of what is to come. */
function plans(units: Units, { future, futureEnding }: Vocabulary): boolean {
  return units.some(
    ({ form, time, isName }) => !time && !isName && (future.has(form) || futureEnding.test(form)),
  );
}
