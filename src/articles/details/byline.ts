import { oneLine } from './details.ts';
import { findDates } from './find-dates.ts';

const LABEL =
  /^(?:(?:un |une )?(?:article|texte|reportage|entretien|enquête|propos recueillis|publiée?|rédigée?|écrite?|written|posted|published|reporting)(?: (?:par|by|de))|par|by|soumis par|submitted by|texte|text|words|story|récit|auteure?s?|autrice|authors?|signé)(?:\s?:\s?| )/iu;
/** Behind a name: what the author does, when it was written, what the site wants. */
const BEHIND =
  /\s?(?:[|•·/(\n]|[–—]|,? (?:le|publiée?|mise? à jour|modifiée?|posted|published|updated|on|in)(?![\p{L}])|, (?:le |journaliste|correspondant|envoyée?|rédact|chef|grand|special|staff|senior|reporter|editor|avec |à |in )|\d).*$/isu;
const MOST_WORDS = 12;

/**
 * The authors that a line names: "Par Ana Rey et Luc Bon, le 3 mars 2024" gives "Ana Rey et Luc Bon". Null when no name
 * with a capital is left.
 */
export function bylineOf(text: string): string | null {
  const line = oneLine(text);
  if (line === null) return null;
  const date = findDates(line).find(({ start }) => start > 3);
  const undated = date ? line.slice(0, date.start) : line;
  const tail = /(?:^|[\s,|•·-])(?:par|by) (?=\p{Lu})(.*)$/u.exec(line)?.[1];
  const unlabelled = (tail ?? undated).replace(LABEL, '').replace(LABEL, '');
  const name = unlabelled
    .replace(BEHIND, '')
    .replace(/(?<![\s,;:.-])[\s,;:.-]+$/, '')
    .trim();
  if (!/^\p{Lu}/u.test(name) || name.split(' ').length > MOST_WORDS) return null;
  return /^(?:https?:|@)|@\w|^admin$/i.test(name) ? null : name;
}

const LABELLED =
  /^(?:Par|PAR|By|BY|Propos recueillis par|Texte\s?:|De notre correspondante?) ?:? \p{Lu}/u;
/** "Publié le 3 mars 2024 par Ana Rey", "mardi 3 mars 2024, par Ana Rey". */
const DATED = /^[^.!?]{0,60}\d{4}[^.!?]{0,40} (?:par|by) \p{Lu}/u;
const MAX_BYLINE_CHARS = 150;

/** The author that a text names in a line of its own above or below its prose. */
export function bylineIn(lines: readonly { readonly text: string }[]): string | null {
  const edges = [...lines.slice(0, 6), ...lines.slice(6).slice(-2)];
  for (const { text } of edges) {
    if (text.length > MAX_BYLINE_CHARS || /[!?]$/.test(text)) continue;
    if (!LABELLED.test(text) && !DATED.test(text)) continue;
    const name = bylineOf(text);
    if (name !== null) return name;
  }
  return null;
}
