import type { WordVectors } from '../../embeddings/word-vectors.ts';
import { resolved } from './antecedents.ts';
import type { Claim } from './claim.ts';
import { differs } from './differs.ts';
import { isJoinedOf } from './joined.ts';
import { VOCABULARY } from './languages.ts';
import type { Support } from './support.ts';
import { translates } from './translations.ts';
import { type Comparison, isSame, type Unit, type Units, unitsOf } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Why a claim is not what its support says; null where it is. */
export async function whyDifferent(
  { text, language }: Claim,
  support: Support,
  vectors: WordVectors | null,
): Promise<string | null> {
  const { published, units } = support;
  const [opens, ...others] = unitsOf(text, language);
  // What opens a sentence is capital anyway: it is a name where the support has it as one.
  const isName = units.some((one) => one.isName && one.key === opens!.key) || opens!.isName;
  const claim = [{ ...opens!, isName }, ...others];
  const of = { claim: VOCABULARY[language], support: VOCABULARY[support.language] };
  const crosses = language !== support.language;
  if (crosses && !vectors) return 'no model to compare two languages';
  const same = crosses
    ? await translates({ units: claim, language }, support, published, vectors!)
    : (a: Unit, b: Unit) => isSame(a, b, published);
  const comparison: Comparison = { same, mayTurn: crosses ? mayTurn : null, of };
  const why = (claimed: Units, given: Units): string | null => {
    if (!crosses) return differs(claimed, given, comparison);
    return differs(telling(claimed, of.claim), telling(given, of.support), comparison);
  };
  const first = why(claim, units);
  if (first === null) return null;
  // What is proved by one of the sentences quoted is proved.
  const readings = [units, ...resolved(claim, support, of.support)];
  const given = readings.flatMap((one) => [one, ...sentencesIn(one, of.support)]);
  if (given.some((one) => one !== units && why(claim, one) === null)) return null;
  const sentencesFor = (part: Units): Units[][] =>
    [units, ...resolved(part, support, of.support)].map((one) =>
      sentencesIn(one, of.support, ({ isSentence, before }) => isSentence || before.includes(';')),
    );
  return isJoinedOf(claim, sentencesFor, why, of.claim) ? null : first;
}

const mayTurn: Comparison['mayTurn'] = (a, b) =>
  ![a, b].some((unit) => unit.operator || unit.number || unit.time) && !(a.isName && b.isName);

/** The sentences of some units that ask nothing and that none behind them takes back: "C'est faux." */
function sentencesIn(
  units: Units,
  { pronouns, personal }: Vocabulary,
  begins = (unit: Unit): boolean => unit.isSentence,
): Units[] {
  const starts = units.flatMap((unit, i) => (begins(unit) ? [i] : []));
  if (starts.length < 2) return [units];
  return starts.flatMap((start, i) => {
    const end = starts[i + 1] ?? units.length;
    const { form = '', before = '' } = units[end] ?? {};
    const goes = before.includes('?') || (pronouns.has(form) && !personal.has(form));
    return goes ? [] : [units.slice(start, end)];
  });
}

/** Units without the small words that two languages set differently; what is to come is told of the next word. */
function telling(units: Units, vocabulary: Vocabulary): Unit[] {
  const { untranslated, future, futureEnding, of, that } = vocabulary;
  const only = restricts(units, vocabulary);
  const kept: Unit[] = [];
  let skipped: Unit[] = [];
  let plans = false;
  for (const unit of units) {
    const { form, operator } = unit;
    const comes = future.has(form);
    const small = comes || untranslated.has(form);
    if (small && !unit.time && !(only && that.has(form))) {
      skipped.push(unit);
      plans ||= comes;
      continue;
    }
    const all = [...skipped, unit];
    const comesBehind = plans && (operator === null || operator === 'attribution');
    const isFuture = comesBehind || (operator === 'plan' && futureEnding.test(form));
    kept.push({
      ...unit,
      operator: isFuture ? 'future' : operator,
      isJoined:
        all.every(({ isJoined }) => isJoined) && (skipped.length === 0 || of.has(skipped[0]!.form)),
      afterMark: all.some(({ afterMark }) => afterMark),
      afterStop: all.some(({ afterStop }) => afterStop),
    });
    plans &&= !comesBehind;
    skipped = [];
  }
  return kept;
}

/** Whether a French sentence says "only" by "ne ... que". */
function restricts(units: Units, { clitics }: Vocabulary): boolean {
  const negations = units.filter(({ operator }) => operator === 'negation');
  return negations.length > 0 && negations.every(({ form }) => clitics.has(form));
}
