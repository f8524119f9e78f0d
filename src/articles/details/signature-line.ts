import type { FoundDate } from '../../text/dates/find-dates.ts';
import { splitWords } from '../../text/words.ts';
import { bylineOf } from './byline.ts';
import { hourBehind } from './hour-behind.ts';
import { pageWordOf, withCompounds } from './page-words.ts';

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
}

/** Stands for a date, so that what is within one separates nothing. */
const DATE = '□';
const BARE = /^(?:(?:le|on|the|du|at) )?□$/i;
const BETWEEN = /\s[|·•–—-]\s|\s?[[\]()]\s?|,\s|\.\s(?=[\p{Lu}\d])|\.$/u;
const LABEL_UPDATED = /^(?:dernière )?(?:mise? à jour|modifié|actualisé|màj|last updated|updated)/i;
const LABEL =
  /^(?:(?:article )?(?:publiée?|postée?|parue?|mise? en ligne|mise? à jour|modifiée?|actualisée?|màj|dernière mise à jour|first published|published|posted|last updated|updated|date)(?: dans| in)? ?:?)?(?: ?(?:le|on|at|the|du))?$/iu;
const BYLINE =
  /^(?:(?:par|by|words|story|texte|text|reportage|enquête|récit|entretien|photos?|photographs?|pictures?|images?|illustrations?)(?: (?:par|de|by))?(?= \p{Lu}|: ?\p{Lu}| : ?\p{Lu})|(?:propos recueillis|compte rendu|traduit|suivi|recueilli) (?:par|de) )/iu;
const TAKEN_BY = /^(?:propos recueillis|compte rendu|traduit|suivi|recueilli) (?:par|de) /i;
const PICTURES = /^(?:photo|pict|image|illus)/i;
const GENRE =
  /^(?:entretien|interview|tribune|reportage|enquête|récit|portrait|analyse|analysis|opinion|éditorial|édito|chronique|direct|live|brève|dépêche|feature|report)$/i;
/** A name: capitals, with the small words that stand between them. "Le Monde avec AFP", "Cimes & Vallées". */
const NAME =
  /^(?:(?:avec|with) )?(?:l')?\p{Lu}[\p{L}\p{N}'’.&-]*(?: (?:de|du|des|d'|la|le|les|l'|et|à|en|sur|avec|of|and|the|for|with|in|on|&|\p{Lu}[\p{L}\p{N}'’.&-]*|d'\p{Lu}[\p{L}'-]*|l'\p{Lu}[\p{L}'-]*)){0,7}$/u;
const MOST_ROLE_WORDS = 8;

type Piece = 'date' | 'byline' | 'page' | 'name' | 'role';
const SURE: ReadonlySet<Piece> = new Set<Piece>(['byline', 'page']);

/**
 * Null for every line that has a piece of another kind, so that no sentence is taken for one.
 * @param all the dates in the line.
 */
export function signatureLineOf(text: string, all: readonly FoundDate[]): SignatureLine | null {
  const dates = all.filter(({ year, day }) => year !== null && day !== null);
  const [first] = dates;
  if (!first || dates.length > 2) return null;
  const pieces = withDatesMasked(text, dates)
    .split(BETWEEN)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}□]/u.test(piece));
  const kinds: Piece[] = [];
  for (const piece of pieces) {
    const kind = kindOf(piece, kinds.at(-1));
    if (kind === null) return null;
    kinds.push(kind);
  }
  const dated = pieces.filter((_, i) => kinds[i] === 'date');
  // A date alone, or a place and its day, are told otherwise.
  if (dated.length === 0 || pieces.length === dated.length) return null;
  const names = pieces.filter((_, i) => kinds[i] === 'name');
  if (names.length > 2) return null;
  const published = dates[dated.findIndex((piece) => !LABEL_UPDATED.test(piece))];
  const author = pieces
    .filter((piece, i) => kinds[i] === 'byline' && !PICTURES.test(piece))
    .map((piece) => bylineOf(piece.replace(TAKEN_BY, 'par ')))
    .find((name) => name !== null);
  const publisher = names.map(paperIn).find((name) => name !== null) ?? null;
  const isBare = dated.every((piece) => BARE.test(piece)) && !kinds.some((kind) => SURE.has(kind));
  if (isBare && publisher === null) return null;
  return {
    kind: isBare ? 'bare' : published ? 'published' : 'updated',
    date: published ?? first,
    publisher,
    author: author ?? null,
  };
}

function withDatesMasked(text: string, dates: readonly FoundDate[]): string {
  let masked = text;
  for (const { start, end } of dates.toReversed()) {
    const behind = masked.slice(end);
    masked = `${masked.slice(0, start)}${DATE}${behind.slice(hourBehind(behind))}`;
  }
  return masked;
}

function kindOf(piece: string, before: Piece | undefined): Piece | null {
  if (piece.includes(DATE)) return LABEL.test(piece.replace(DATE, '').trim()) ? 'date' : null;
  // "Last updated at 22:05"
  if (LABEL_UPDATED.test(piece) && /\d/.test(piece)) return 'page';
  if (BYLINE.test(piece)) return 'byline';
  if (GENRE.test(piece) || isOfPage(piece)) return 'page';
  const words = piece.split(' ').length;
  if (before === 'byline' && /^\p{Ll}/u.test(piece) && words <= MOST_ROLE_WORDS) return 'role';
  return NAME.test(piece) ? 'name' : null;
}

/** "Partager", "6 min read", "41 comments": words that pages use, and figures. */
function isOfPage(piece: string): boolean {
  const words = splitWords(withCompounds(piece));
  const listed = words.filter((word) => pageWordOf(word) !== null).length;
  const figures = words.filter(({ form }) => /^\d/.test(form)).length;
  return listed > 0 && listed + figures >= words.length - (words.length > 3 ? 1 : 0);
}

/** One word alone is a place as often as a paper, and so is what stands for an agency. */
function paperIn(name: string): string | null {
  const paper = name.replace(/ (?:avec|with) .*$/, '');
  return /^(?:avec|with) /.test(name) || !paper.includes(' ') ? null : paper;
}
