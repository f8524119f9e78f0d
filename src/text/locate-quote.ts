import { LRUCache } from 'lru-cache';
import type { Span } from './spans.ts';

/** A text in which spaces, quotes, dashes and case no longer differ, and where each of its characters came from. */
interface Normal {
  readonly text: string;
  readonly from: readonly number[];
}

const SAME: Readonly<Record<string, string>> = {
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '–': '-',
  '—': '-',
  '‑': '-',
  '\u00ad': '',
};
/** No space is kept beside these, as French and English set them differently. */
const NO_SPACE_BEFORE = /["!?;:%,.)\]]/;
const NO_SPACE_AFTER = /["([]/;

function normalise(text: string): Normal {
  const kept: string[] = [];
  const from: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const lower = text[i]!.toLowerCase();
    const character = SAME[lower] ?? (lower.length === 1 ? lower : text[i]!);
    if (character === '') continue;
    const last = kept.at(-1);
    if (/\s/.test(character)) {
      if (last === undefined || last === ' ' || NO_SPACE_AFTER.test(last)) continue;
      kept.push(' ');
    } else {
      if (last === ' ' && NO_SPACE_BEFORE.test(character)) {
        kept.pop();
        from.pop();
      }
      kept.push(character);
    }
    from.push(i);
  }
  return { text: kept.join(''), from };
}

const LETTER = /[\p{L}\p{N}]/u;
const AROUND = /^["'\s.,;:…-]+|["'\s.,;:…-]+$/g;

const known = new LRUCache<string, Normal>({ max: 50 });

/**
 * Where a text holds some words, in one piece and whole: spaces, quotes, dashes and case may differ, nothing else.
 * Null when it does not.
 */
export function locateQuote(quote: string, text: string): Span | null {
  const wanted = normalise(quote.normalize('NFC')).text.replace(AROUND, '');
  if (wanted === '') return null;
  // Several quotations are looked for in one passage.
  const there = known.get(text) ?? normalise(text);
  known.set(text, there);
  for (let at = there.text.indexOf(wanted); at >= 0; at = there.text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const inWord = (place: number): boolean =>
      LETTER.test(there.text[place - 1] ?? '') && LETTER.test(there.text[place] ?? '');
    if (inWord(at) || inWord(end)) continue;
    return { start: there.from[at]!, end: there.from[end - 1]! + 1 };
  }
  return null;
}
