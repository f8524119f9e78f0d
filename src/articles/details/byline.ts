import { findDates } from '../../text/dates/find-dates.ts';
import type { Span } from '../../text/spans.ts';
import type { Line } from '../formats/lines.ts';
import { isAccount, oneLine } from './details.ts';

const LABEL =
  /^(?:(?:un |une )?(?:article|texte|reportage|entretien|enquête|documentaire|film|podcast|récit|propos recueillis|publiée?|rédigée?|écrite?|written|posted|published|reporting)(?: (?:par|by|de))|par|by|soumis par|submitted by|texte|text|words|story|récit|auteure?s?|autrice|authors?|signé)(?:\s?:\s?| )/iu;
/** "De notre correspondante Ana Rey": who else is named before it is the paper. */
const CORRESPONDENT =
  /(?:^|\s)(?:(?:[Dd]e )?[Nn]otre |[Oo]ur )?(?:[Cc]orrespondante?|correspondent|envoyée? spéciale?|special envoy) (?=\p{Lu})(.*)$/u;
/** "De Ana Rey", where a first name follows: "De Gaulle" is a name. */
const OF = /^De (?=\p{Lu}[\p{L}-]+ \p{Lu})/u;
/** Behind a name: what the author does, when it was written, what the site wants. */
const BEHIND =
  /(?<=\p{Ll})(?:Publiée?|Mise? à jour|Modifiée?|Posted|Published|Updated)(?!\p{L}).*$|\s?(?:[|•·/(\n]|[–—]|,? (?:le|[Pp]ubliée?|[Mm]ise? à jour|[Mm]odifiée?|[Pp]osted|[Pp]ublished|[Uu]pdated|on|in|LE(?= \d))(?![\p{L}])|, (?:le |[Jj]ournaliste|[Cc]orrespondant|[Ee]nvoyée?|[Rr]édact|[Cc]hef|[Gg]rand|[Ss]pecial|[Ss]taff|[Ss]enior|[Rr]eporter|[Ee]ditor|avec (?!(?!Agence )\p{Lu}\p{Ll}+ \p{Lu})|à |at |in )| [Ff]or (?=\p{Lu})|\d).*$/su;
/** What those do who write for papers. */
export const ROLE =
  '(?:chroniqueu(?:r|se)|columnist|correspondante?|correspondent|critic|editor|envoyée? spéciale?|journaliste|photographe|photographer|rédact(?:eur|rice)|reporter|staff writer|writer)s?(?!\\p{L})';
/** "Jo Field, environment correspondent". */
const ROLE_BEHIND = new RegExp(`, (?:\\p{Ll}[\\p{Ll}-]{0,30} ){0,3}${ROLE}.*$`, 'su');
/** "Étienne Roussel, guide de haute montagne": what else an author is stands in small letters. */
const OCCUPATION = /, (?!(?:avec|et|and|with|des?|du|la|le|van|von)(?!\p{L}))\p{Ll}[^.!?]*$/u;
/** "Texte : Ana Rey. Photos : Tom Bell" */
const PICTURES_BEHIND =
  /[.,;]? (?:photos?|photographies|images?|illustrations?|dessins?|vidéos?|photographs?|pictures?|video)(?: (?:par|de|by))? ?: ?\p{Lu}.*$/iu;
/** What is left of a line that only says when. */
const LABEL_ALONE =
  /^(?:(?:published|posted)(?: by)?|updated|publiée?|postée?|mise? (?:à jour|en ligne)|modifiée?)$/i;
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
  const tail =
    CORRESPONDENT.exec(undated)?.[1] ??
    /(?:^|[\s,|•·-])(?:par|by) (?=\p{Lu})(.*)$/u.exec(line)?.[1];
  const unlabelled = (tail ?? undated).replace(LABEL, '').replace(LABEL, '').replace(OF, '');
  const name = unlabelled
    .replace(BEHIND, '')
    .replace(ROLE_BEHIND, '')
    .replace(PICTURES_BEHIND, '')
    .replace(OCCUPATION, '')
    .replace(/ (?:à|at|le|on)\s?$/, '')
    .replace(/(?<![\s,;:.-])[\s,;:.-]+$/, (end, at: number, whole: string) =>
      // "Ana R." keeps the point of its initial.
      end.startsWith('.') && /(?<!\p{L})\p{Lu}$/u.test(whole.slice(0, at)) ? '.' : '',
    )
    .trim();
  if (!/^\p{Lu}/u.test(name) || name.split(' ').length > MOST_WORDS) return null;
  if (LABEL_ALONE.test(name)) return null;
  return isAccount(name) || /@\w/.test(name) ? null : name;
}

const LABELLED =
  /^(?:Par|PAR|By|BY|(?:Publié|Posté|Écrit|Rédigé|Propos recueillis) par|(?:Posted|Published|Written) by|Texte\s?:|Auteure?s?\s?:|Autrice\s?:|Authors?\s?:|De notre correspondante?) ?:? \p{Lu}/u;
/** "Par la rédaction avec notre correspondante Ana Rey". */
const SENT =
  /^(?:Par|By|De|From) [^.!?]{0,40}(?:correspondante?|correspondent|envoyée? spéciale?) \p{Lu}/u;
/** "Ana Rey | Le 3 mars 2024", "Ana Rey, journaliste": a name with what it signs, or what it does. */
const NAMED =
  /^\p{Lu}\p{L}+(?:[ -](?:(?:de|du|la|le|von|van) ){0,2}\p{Lu}[\p{L}'.-]*){1,3}(?: ?[|•·] ?(?:(?:[Pp]ublié |[Pp]osted )?(?:[Ll]e|[Oo]n) )?\d|, (?:grande? )?(?:journaliste|reporter|correspondante?|rédact(?:eur|rice)|éditorialiste|envoyée? spéciale?|staff writer)(?!\p{L}))/u;
/** "par Ana Rey", "by Ana Rey, staff writer", and nothing else. */
const WHOLE = new RegExp(
  `^(?:par|by) \\p{Lu}[\\p{L}'.-]+(?: (?:(?:de|du|la|le|von|van|ben|el) ){0,2}\\p{Lu}[\\p{L}'.-]*){1,3}(?:, ${ROLE})?$`,
  'iu',
);
/** "Publié le 3 mars 2024 par Ana Rey", "mardi 3 mars 2024, par Ana Rey". */
const DATED = /^[^.!?]{0,60}\d{4}[^.!?]{0,40} (?:par|by) \p{Lu}/u;
/** "Entretien réalisé à Lède par Ana Rey": no sentence begins with the kind of text. */
const WORK_BY =
  /^(?:Article(?! \d)|Compte rendu|Dossier|Enquête|Entretien|Interview|Propos|Récit|Reportage|Texte|Written|Reporting)(?!\p{L})[^.!?:]{1,80} (?:par|by) \p{Lu}[\p{L}'.-]+ \p{Lu}[\p{L}'. -]{1,40}$/u;
const MAX_BYLINE_CHARS = 150;

/** Whether a line says who wrote an article, and is no headline. */
export const isByline = (text: string): boolean =>
  text.length <= MAX_BYLINE_CHARS &&
  [LABELLED, WHOLE, SENT, WORK_BY].some((pattern) => pattern.test(text)) &&
  bylineOf(text) !== null;

/**
 * The author that a text names in a line of its own above or below its prose.
 * @param leftovers below the prose no author stands in them: there readers sign their comments.
 */
export function bylineIn(lines: readonly Line[], leftovers: readonly Span[]): string | null {
  const isOwn = ({ start, end }: Line): boolean =>
    !leftovers.some((leftover) => leftover.start < start && end <= leftover.end);
  const above = lines.slice(0, 6);
  const below = lines.slice(6).filter(isOwn).slice(-2);
  for (const line of [...above, ...below]) {
    const { text } = line;
    if (text.length > MAX_BYLINE_CHARS || /[!?]$/.test(text)) continue;
    if (![LABELLED, DATED, WHOLE, SENT, NAMED, WORK_BY].some((one) => one.test(text))) continue;
    const name = bylineOf(text);
    // By one name readers sign, below what they comment.
    if (name !== null && (name.includes(' ') || above.includes(line))) return name;
  }
  return null;
}
