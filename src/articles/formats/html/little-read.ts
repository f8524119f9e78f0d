import type { Localized } from '../../../i18n/localized.ts';
import { splitWords } from '../../../text/words.ts';
import { articleText } from '../../texts/index.ts';

const LITTLE_READ: Localized = articleText((texts) => texts.littleRead.smallPart);
const TEMPLATE: Localized = articleText((texts) => texts.littleRead.filledByScripts);

/** Places that a script would fill. */
const PLACEHOLDER = /\{\{[^{}\n]{1,80}\}\}|\{%[^%\n]{1,80}%\}|<%[^%\n]{1,80}%>|\$\{[\w.]{2,60}\}/g;
const FEWEST_PLACEHOLDERS = 2;
/** Words that carry meaning; shorter ones are in any text. */
const SHORTEST_WORD = 5;
const FEWEST_WORDS = 6;
const LEAST_FOUND = 0.4;

/** What a page announces of its article. */
export interface Announced {
  readonly title: string;
  readonly description: string;
}

/** Why a page seems to have been read in part only, or null. */
export function littleRead(text: string, { title, description }: Announced): Localized | null {
  const placeholders = text.match(PLACEHOLDER)?.length ?? 0;
  if (placeholders >= FEWEST_PLACEHOLDERS) return TEMPLATE;
  const wanted = meaningful(`${title} ${description}`);
  if (wanted.size < FEWEST_WORDS) return null;
  const there = meaningful(text);
  const found = [...wanted].filter((word) => there.has(word)).length;
  return found < LEAST_FOUND * wanted.size ? LITTLE_READ : null;
}

function meaningful(text: string): Set<string> {
  const forms = splitWords(text).map(({ form }) => form);
  return new Set(
    forms.filter((form) => form.length >= SHORTEST_WORD).map((form) => form.slice(0, 7)),
  );
}
