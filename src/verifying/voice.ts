import type { Unit, Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Units of who did it. */
const LONGEST_AGENT = 10;
/** What a participle of French agrees by. */
const AGREEMENT = /(?<=[éiuts])es?$|(?<=[éut])s$/;

/**
 * A claim in the passive as what says the same in the active: "le pont a été vendu par Astier" as "Astier a vendu le pont".
 * Several, for where the words for Astier end nobody can tell.
 */
export function activesOf(claim: Units, vocabulary: Vocabulary): Units[] {
  const { passive, agent, auxiliaries } = vocabulary;
  const at = claim.findIndex(({ form }) => passive.has(form));
  const by = claim.findIndex(({ form }, i) => i > at + 1 && form === agent);
  if (at < 1 || by < 0) return [];
  const to = auxiliaries.has(claim[at - 1]!.form) ? at - 1 : at;
  const verb = claim[at + 1]!;
  const predicate = [...claim.slice(to, at), unagreed(verb)];
  const comma = claim.findIndex(({ afterMark }, i) => i > 0 && i < to && afterMark);
  const start = comma > 0 && claim.slice(0, comma).some(({ time }) => time) ? comma : 0;
  const [first, ...rest] = claim.slice(start, to);
  if (!first) return [];
  const object = [{ ...first, before: ' ', afterMark: false, afterStop: false }, ...rest];
  const between = claim.slice(at + 2, by);
  const behind = claim.slice(by + 1);
  return behind.slice(0, LONGEST_AGENT).flatMap((_, last) => {
    const [who, ...name] = behind.slice(0, last + 1);
    return [0, between.length].map((place) => [
      ...claim.slice(0, start),
      { ...who!, before: first.before, afterMark: true, afterStop: true },
      ...name,
      ...predicate,
      ...between.slice(0, place),
      ...object,
      ...between.slice(place),
      ...behind.slice(last + 1),
    ]);
  });
}

/** A participle without what it agrees by: "vendue" as "vendu". */
export const unagreed = (unit: Unit): Unit => ({ ...unit, key: unit.key.replace(AGREEMENT, '') });
