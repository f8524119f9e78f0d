import { isPlain, type Unit, type Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words of an office or a description: more are a clause. */
const MAX_WORDS = 10;

/**
 * The same units with each description that follows its name put before it, as in "le maire de Lormeil, Paul Astier": which
 * of them comes first tells nothing.
 */
export function descriptionsFirst(units: Units, vocabulary: Vocabulary): Unit[] {
  const ordered: Unit[] = [];
  let i = 0;
  while (i < units.length) {
    const name = nameEnd(units, i);
    // A name between commas is itself what describes.
    const describes = i > 0 && units[i]!.before.includes(',');
    const end = name > i && !describes ? descriptionEnd(units, name, vocabulary) : -1;
    if (end < 0) {
      const next = Math.max(name, i + 1);
      ordered.push(...units.slice(i, next));
      i = next;
      continue;
    }
    const { afterMark, afterStop } = units[i]!;
    const [first, ...rest] = units.slice(name, end);
    ordered.push({ ...first!, afterMark, afterStop }, ...rest);
    ordered.push({ ...units[i]!, afterMark: true, afterStop: false }, ...units.slice(i + 1, name));
    i = end;
  }
  return ordered;
}

/** Where the name that begins at a place ends; the place itself where none does. */
function nameEnd(units: Units, from: number): number {
  let end = from;
  while (end < units.length && units[end]!.isName && (end === from || units[end]!.before === ' ')) {
    end++;
  }
  return end;
}

/** Where the description of a name that ends at a place ends; -1 where there is none between two commas. */
function descriptionEnd(units: Units, from: number, vocabulary: Vocabulary): number {
  const opens = units[from];
  if (!opens?.before.includes(',') || opens.isName) return -1;
  if (vocabulary.prepositions.has(opens.form) && !vocabulary.definite.has(opens.form)) return -1;
  const mark = units.findIndex(({ afterMark }, i) => i > from && afterMark);
  const end = mark < 0 ? units.length : mark;
  const closed = mark < 0 || units[end]!.before.includes(',');
  const areAllPlain = units
    .slice(from, end)
    .every((unit) => isPlain(unit, vocabulary) && !unit.time && !unit.isQuoted);
  return closed && areAllPlain && end - from <= MAX_WORDS ? end : -1;
}
