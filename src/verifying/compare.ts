import type { Nearness, WordVectors } from '../../embeddings/word-vectors.ts';
import type { PublicationDate } from '../text/partial-date.ts';
import { resolved } from './antecedents.ts';
import type { Claim } from './claim.ts';
import type { Comparison } from './comparison.ts';
import { differs } from './differs.ts';
import { VOCABULARY } from './languages.ts';
import type { Support } from './support.ts';
import { isSame, type Unit, unitsOf } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Cosine from which a word translates another in the table of the embedding model: most translations have more, and no
 * contrary or other thing of the same kind has 0.3. Within one language synonyms have less, and some contraries more.
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
  const strict: Comparison = { same: (a, b) => isSame(a, b, published), mayTurn: null, of };
  if (language === support.language) {
    const reason = differs(claim, units, strict);
    const others = reason === null ? [] : resolved(claim, support, of.support);
    return others.some((one) => differs(claim, one, strict) === null) ? null : reason;
  }
  if (!vectors) return 'no model to compare two languages';
  if (plans(claim, of.claim) !== plans(units, of.support)) return 'plan: a tense';
  const near = await vectors.nearness([...claim, ...units].map(({ accented }) => accented));
  return differs(telling(claim, of.claim), telling(units, of.support), {
    ...strict,
    same: translates(near, published),
    mayTurn: (a, b) =>
      ![a, b].some((unit) => unit.operator || unit.number || unit.time) && !(a.isName && b.isName),
  });
}

/** Words of which any may translate any other of the kind. */
const BY_KIND: ReadonlySet<Unit['operator']> = new Set(['negation', 'hedge', 'condition']);

function translates(near: Nearness, published: PublicationDate | null): Comparison['same'] {
  return (a, b) => {
    if (a.time || b.time || a.number || b.number) return isSame(a, b, published);
    if (a.operator !== null && a.operator === b.operator && BY_KIND.has(a.operator)) return true;
    if (a.isName && b.isName && a.form === b.form) return true;
    return near(a.accented, b.accented) >= TRANSLATES;
  };
}

/** Units without the small words that two languages set differently. */
function telling(units: readonly Unit[], vocabulary: Vocabulary): Unit[] {
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
function restricts(units: readonly Unit[], { halfNegations }: Vocabulary): boolean {
  const negations = units.filter(({ operator }) => operator === 'negation');
  return negations.length > 0 && negations.every(({ form }) => halfNegations.has(form));
}

/** Whether a sentence tells of what is to come. */
function plans(units: readonly Unit[], { future, futureEnding }: Vocabulary): boolean {
  return units.some(
    ({ form, time, isName }) => !time && !isName && (future.has(form) || futureEnding.test(form)),
  );
}
