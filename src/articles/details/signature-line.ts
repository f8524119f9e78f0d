import type { FoundDate } from '../../text/dates/find-dates.ts';
import { WEEKDAY_FORMS } from '../../text/dates/names.ts';
import { splitWords } from '../../text/words.ts';
import { bylineOf, ROLE } from './byline.ts';
import { hourBehind } from './hour-behind.ts';
import { pageWordOf, withCompounds } from './page-words.ts';
import { isLikePaper, namesPaper, peopleIn } from './signed-names.ts';

/**
 * A line that says who published an article and when, in pieces: "La Gazette, 8 décembre 2025 | Partager | Imprimer",
 * "By Jo Field. The Quarterly, 14 December 2025. 6 min read".
 */
export interface SignatureLine {
  /** Bare where nothing but a name stands beside the date: it may be a heading. */
  readonly kind: 'published' | 'updated' | 'bare';
  readonly date: FoundDate;
  readonly publisher: string | null;
  readonly author: string | null;
  /** Whether no headline is written so: it may stand above one, as the first line. */
  readonly isSure: boolean;
}

/** Stands for a date, so that what is within one separates nothing. */
const DATE = '□';
const BARE = /^(?:(?:le|on|the|du|at) )?□$/i;
const BETWEEN = /\s[|·•●▪/–—-]\s|\s?[[\]()]\s?|,\s|\.\s(?=[\p{Lu}\d□])|\.$/gu;
const LABEL_UPDATED = /^(?:dernière )?(?:mise? à jour|modifié|actualisé|màj|last updated|updated)/i;
const LABEL =
  /^(?:(?:article )?(?:publiée?|postée?|parue?|mise? en ligne|mise? à jour|modifiée?|actualisée?|màj|dernière mise à jour|first published|published|posted|last updated|updated|date)(?: dans| in)? ?:?)?(?: ?(?:le|on|at|the|du))?$/iu;
const BYLINE =
  /^(?:(?:par|by|words|story|texte|text|reportage|enquête|récit|entretien|photos?|photographs?|pictures?|images?|illustrations?)(?: (?:par|de|by))?(?= \p{Lu}|: ?\p{Lu}| : ?\p{Lu})|(?:propos recueillis|compte rendu|traduit|suivi|recueilli) (?:par|de) )/iu;
/** What is done for an article, with whose name is behind it: "Propos recueillis et article de", "Rédaction :". */
const WORK =
  '(?:article|auteure?s?|autrices?|authors?|compte rendu|dossier|écrit|enquête|entretien|mise? en ligne|photos?|postée?|posted|propos recueillis|proposé|publiée?|published|récit|recueilli|rédaction|rédigé|reportage|reporting|soumis|story|submitted|suivi|texte|text|traduit|words|written)';
const WORKS = new RegExp(
  `^(?:(?:${WORK}(?:(?:,| et| and| &) ${WORK}){0,2} (?:par|de|by)|interview (?:par|by)) |${WORK} ?: )(?=\\p{L})`,
  'iu',
);
/** "De notre envoyé spécial Tom Bell". */
const OUR =
  /^(?:(?:[Dd]e|[Ff]rom) )?(?:[Nn]otre|[Nn]os|[Oo]ur) (?:\p{Ll}[\p{L}-]* ){1,4}(?=\p{Lu})/u;
const IS_ROLE = new RegExp(`(?<!\\p{L})${ROLE}`, 'iu');
/** "Source : La Gazette de Lède", "Paru dans La Gazette de Lède le 3 mars 2025": where an article is from. */
const SOURCE =
  /^(?:source ?: ?|(?:article )?(?:extrait|paru|publié)e? (?:dans|de) |(?:first )?(?:published|appeared) in )(?=\p{L})/iu;
const WEEKDAY = `(?:${WEEKDAY_FORMS.join('|')})\\.?,?`;
const ON_WEEKDAY = new RegExp(`${WEEKDAY} (?=□)`, 'iu');
/** Between a name and its day: "Rédigé par Ana Rey le 3 mars"; not within "mis en ligne le 3 mars". */
const BEFORE_DATE = new RegExp(
  `(?<=\\p{L})(?<!(?:p(?:os|ubli)[ée]e?|publi(?:shed|cation)|posted|parue?|en ligne|à jour|updated|(?:modifi|actualis)ée?)) (?=(?:le|du|on) (?:${WEEKDAY} )?□)`,
  'iu',
);
/** How often a paper appears, which of its issues it is, and on which page. */
const ISSUE =
  /^(?:mensuel|hebdomadaire|bimensuel|bimestriel|trimestriel|semestriel|monthly|weekly|fortnightly|quarterly|(?:n°|nº|no|numéro|issue|vol|volume|pp?|page|pages) ?\d{1,5}(?:-\d{1,5})?)$/iu;
const PICTURES = /^(?:photo|pict|image|illus)/i;
const GENRE =
  /^(?:entretien|interview|tribune|reportage|enquête|récit|portrait|analyse|analysis|opinion|éditorial|édito|chronique|direct|live|brève|dépêche|feature|report)$/i;
const LENGTH = /^\d{1,6} (?:mots|signes|words)$/i;
/** A name: capitals, with the small words that stand between them. "Le Monde avec AFP", "Le Verger libre". */
const NAME =
  /^(?:(?:avec|with) )?(?:l')?\p{Lu}[\p{L}\p{N}'’.&-]*(?: (?:de|du|des|d'|la|le|les|l'|et|à|en|sur|avec|of|and|the|for|with|in|on|&|agricole|diplomatique|du dimanche|économique|enchaîné|libre|littéraire|ouvrière|paysanne?|populaire|régionale?|républicaine?|\p{Lu}[\p{L}\p{N}'’.&-]*|d'\p{Lu}[\p{L}'-]*|l'\p{Lu}[\p{L}'-]*)){0,7}$/u;
const MOST_ROLE_WORDS = 8;

type Piece = 'date' | 'byline' | 'page' | 'issue' | 'name' | 'role';
const SURE: ReadonlySet<Piece> = new Set<Piece>(['byline', 'page', 'issue']);

/**
 * Null for every line that has a piece of another kind, so that no sentence is taken for one.
 * @param all the dates in the line.
 */
export function signatureLineOf(text: string, all: readonly FoundDate[]): SignatureLine | null {
  const dated = all.filter(({ year }) => year !== null);
  const days = dated.filter(({ day }) => day !== null);
  const dates = days.length > 0 ? days : dated;
  const [first] = dates;
  if (!first || dates.length > 2) return null;
  const pieces = piecesOf(text, dates);
  if (pieces === null) return null;
  const of = (kind: Piece): string[] => pieces.filter((one) => one.kind === kind).map(textOf);
  const when = of('date');
  // A date alone, or a place and its day, are told otherwise; a month dates the issue of a paper.
  if (when.length === 0 || pieces.length === when.length) return null;
  if (days.length === 0 && of('issue').length === 0) return null;
  const names = namesOf(pieces);
  if (names === null) return null;
  const published = dates[when.findIndex((piece) => !LABEL_UPDATED.test(piece))];
  const author = of('byline')
    .filter((piece) => !PICTURES.test(piece))
    .map((piece) => bylineOf(piece.replace(WORKS, 'par ').replace(OUR, 'par ')))
    .find((name) => name !== null);
  const { people } = names;
  // "Rédaction de L'Écho de Lède"
  const isOfPaper = author !== undefined && author !== null && isLikePaper(author);
  const publisher = names.publisher ?? (isOfPaper ? author : null);
  const isBare = when.every((piece) => BARE.test(piece)) && !pieces.some(isSure);
  const signed = (isOfPaper ? null : author) ?? people;
  if (isBare && publisher === null && signed === null) return null;
  const isDateFirst = pieces[0]?.kind === 'date' && !pieces[1]?.isListed;
  return {
    kind: isBare ? 'bare' : published ? 'published' : 'updated',
    date: published ?? first,
    publisher,
    author: signed,
    isSure: !isBare || isDateFirst || namesPaper(publisher ?? '') || peopleIn(people ?? '') > 1,
  };
}

interface OfLine {
  readonly kind: Piece;
  readonly text: string;
  /** Whether it stands behind a comma. */
  readonly isListed: boolean;
}

const textOf = ({ text }: OfLine): string => text;
const isSure = ({ kind }: OfLine): boolean => SURE.has(kind);

/** Null where one is of no kind. */
function piecesOf(text: string, dates: readonly FoundDate[]): OfLine[] | null {
  const pieces: OfLine[] = [];
  let from = 0;
  let isListed = false;
  const written = withDatesMasked(text, dates);
  const label = SOURCE.exec(written)?.[0];
  const rest = written.slice(label?.length);
  const isJoined = label !== undefined || BYLINE.test(rest) || WORKS.test(rest);
  const masked = isJoined ? rest.replace(BEFORE_DATE, ', ') : rest;
  if (label) pieces.push({ kind: 'page', text: label, isListed });
  for (const between of [...masked.matchAll(BETWEEN), null]) {
    const piece = masked.slice(from, between?.index).trim();
    const before = pieces.at(-1);
    if (/[\p{L}\p{N}□]/u.test(piece)) {
      const kind = kindOf(piece, before?.kind);
      if (kind === null) return null;
      if (before && isListed && goesOn(before, piece))
        pieces.splice(-1, 1, { ...before, text: `${before.text}, ${piece}` });
      else pieces.push({ kind, text: piece, isListed });
    }
    isListed = between?.[0] === ', ';
    from = between ? between.index + between[0].length : masked.length;
  }
  return pieces;
}

/** "Ana Rey, Tom Bell et Lou Roc", "Par Ana Rey, avec Tom Bell": names behind a comma that another is joined to. */
function goesOn({ kind, text }: OfLine, piece: string): boolean {
  const isPerson = kind === 'byline' || (kind === 'name' && peopleIn(text) > 0);
  const others = piece.replace(/^(?:avec|with) /, '');
  return isPerson && peopleIn(others) > (others === piece ? 1 : 0);
}

/** The paper and the people among the names, of which there are two at most; one word alone is a place or a section. */
function namesOf(
  pieces: readonly OfLine[],
): { readonly publisher: string | null; readonly people: string | null } | null {
  const all = pieces.filter(({ kind }) => kind === 'name');
  const names = all.map(textOf).filter((name) => name.includes(' '));
  if (names.length > 2 || all.length > 3) return null;
  const date = pieces.findIndex(({ kind }) => kind === 'date');
  const paper = names.find(isLikePaper);
  const people = names.find((name) => {
    const at = pieces.findIndex(({ text }) => text === name);
    const isBehind = names.length === 1 && at > date && !pieces[at]?.isListed;
    const isTold = paper !== undefined || isBehind || pieces[at + 1]?.kind === 'role';
    return peopleIn(name) > (isTold ? 0 : 1);
  });
  const papers = [paper ?? [], names].flat().filter((name) => name !== people);
  return {
    publisher: papers.map(paperIn).find((name) => name !== null) ?? null,
    people: people ?? null,
  };
}

/** Whose names a line has that says no date: "Ana Rey, La Gazette de Lède"; null where it has anything else. */
export function namesSigned(text: string): ReturnType<typeof namesOf> {
  const pieces = piecesOf(text, []);
  return pieces && namesOf(pieces);
}

function withDatesMasked(text: string, dates: readonly FoundDate[]): string {
  let masked = text;
  for (const { start, end } of dates.toReversed()) {
    const behind = masked.slice(end);
    masked = `${masked.slice(0, start)}${DATE}${behind.slice(hourBehind(behind))}`;
  }
  // "p. 4" is one piece.
  return masked.replace(/(?<!\p{L})(pp?|no|vol)\. ?(?=\d)/giu, '$1 ');
}

function kindOf(piece: string, before: Piece | undefined): Piece | null {
  if (piece.includes(DATE))
    return LABEL.test(piece.replace(ON_WEEKDAY, '').replace(DATE, '').trim()) ? 'date' : null;
  // "Last updated at 22:05"
  if (LABEL_UPDATED.test(piece) && /\d/.test(piece)) return 'page';
  if ([BYLINE, WORKS, OUR].some((pattern) => pattern.test(piece))) return 'byline';
  if (ISSUE.test(piece)) return 'issue';
  if (GENRE.test(piece) || LENGTH.test(piece) || isOfPage(piece)) return 'page';
  const isShort = piece.split(' ').length <= MOST_ROLE_WORDS;
  if (isShort && before === 'byline' && /^\p{Ll}/u.test(piece)) return 'role';
  if (isShort && (before === 'byline' || before === 'name') && IS_ROLE.test(piece)) return 'role';
  return NAME.test(piece) ? 'name' : null;
}

/** "Partager", "6 min read", "41 comments": words that pages use, and figures. */
function isOfPage(piece: string): boolean {
  const words = splitWords(withCompounds(piece));
  const listed = words.filter((word) => pageWordOf(word) !== null).length;
  const figures = words.filter(({ form }) => /^\d/.test(form)).length;
  // "Lu 532 fois"
  const isSome = words.length > 3 || (words.length === 3 && figures > 0);
  return listed > 0 && listed + figures >= words.length - (isSome ? 1 : 0);
}

/** One word alone is a place as often as a paper, and so is what stands for an agency. */
function paperIn(name: string): string | null {
  const paper = name.replace(/ (?:avec|with) .*$/, '');
  return /^(?:avec|with) /.test(name) || !paper.includes(' ') ? null : paper;
}
