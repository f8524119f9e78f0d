import { numbersIn, sameNumber } from '../text/numbers.ts';
import { splitWords } from '../text/words.ts';
import type { Aligned } from './aligned.ts';
import { checkDirection } from './check-direction.ts';
import type { ContentWord } from './content-words.ts';
import { isElliptic } from './elliptic.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { type Piece, piecesIn, samePiece } from './pieces.ts';
import { reports } from './reported-speech.ts';

/** Words between a piece and what it goes with. */
const WITHIN = 3;
/** Letters after a number in which what it counts may stand. */
const CLOSE = 24;
const BOUNDARY =
  /[,;:()«»“”"–—]|[.!?](?:\s|$)|\b(?:et|and|mais|but|ou|or|contre|against|apres|after|avant|before|qui|who|which|pourrait|pourraient|sera|seront|est|sont|ont|a(?= ete\b)|was|were|is|are|will|could|would|has|have|had)\b/;

/** A small word that joins a number or a moment to a verb. */
const ADJUNCT =
  / (?:en|in|over|within|depuis|since|jusqu'au|jusqu'a|until|a partir du|des|from|pendant|during) (?:le |the )?$/;

const UNIT =
  /^\s?(?:%|pour ?cents?|per ?cent|€|(?:d')?euros?|(?:de )?(?:dollars?|livres?|pounds?))/;

/** The words that stand right beside a piece, with no boundary between; pieces beside each other share theirs. */
function beside(
  text: string,
  piece: Piece,
  pieces: readonly Piece[],
  words: readonly ContentWord[],
): { readonly left: ContentWord | null; readonly right: ContentWord | null } {
  const plainWords = words.filter(
    (word) =>
      (!word.isLight || reports(word.word)) &&
      !pieces.some((one) => one.start <= word.start && word.end <= one.end),
  );
  const most = piece.kind === 'name' ? 0 : WITHIN;
  const near = (from: number, to: number): boolean => {
    let between = text.slice(from, to);
    for (const one of pieces) {
      if (one.start < from || one.end > to) continue;
      between = between.replace(text.slice(one.start, one.end), ' ');
    }
    return !BOUNDARY.test(plain(between)) && splitWords(between).length <= most;
  };
  // "A factory for 380 million euros", "won with eleven seconds": not of what stands before.
  const asideOf = (from: number, to: number): boolean =>
    piece.kind === 'number' && /\b(?:pour|avec|with) $/.test(plain(text.slice(from, to)));
  // "62% in favour of", "favorables à 62 % à un début".
  const favours = (to: number): boolean =>
    piece.kind === 'number' &&
    piece.number.unit === 'percent' &&
    /^ ?(?:%|pour ?cent|per ?cent)? ?(?:a|au) /.test(plain(text.slice(piece.end, to)));
  const unit = UNIT.exec(plain(text.slice(piece.end, piece.end + 12)))?.[0].length ?? 0;
  const left = plainWords.filter(({ end }) => end <= piece.start).at(-1);
  // "Two of its four engines": what follows the second goes with that.
  const next = pieces.find((one) => one.kind === 'number' && one.start >= piece.end)?.start;
  const right = plainWords.find(
    ({ start }) => start >= piece.end + unit && (next === undefined || start < next),
  );
  return {
    left: left && near(left.end, piece.start) && !asideOf(left.end, piece.start) ? left : null,
    right: right && near(piece.end + unit, right.start) && !favours(right.start) ? right : null,
  };
}

/**
 * A number, moment or name beside a word that the support has beside another one: "prévue en mars" for "prévue en
 * septembre, repoussée à mars".
 */
export function checkNeighbours(
  claim: Claim,
  { support, passage }: Evidence,
  { words, proofWords, placesOf }: Aligned,
): string | null {
  const { language, published } = passage.article;
  const foreign = claim.language !== language;
  const pieces = piecesIn(claim.text, claim.language);
  const given = piecesIn(support, language);
  const same = (one: Piece, other: Piece): boolean => samePiece(one, other, published);
  const besideGiven = given.map((piece) => beside(support, piece, given, proofWords));
  const places = (word: ContentWord): number[] => placesOf(word).map((at) => proofWords[at]!.start);
  /** "6,000 runners had signed up; 5,300 started": the second number counts runners too. */
  const countsOn = (piece: Piece): boolean => {
    const { right } = beside(claim.text, piece, pieces, words);
    if (piece.kind !== 'number' || !right) return false;
    const at = places(right);
    return given.some((one, i) => {
      if (!same(piece, one) || !isElliptic(support, one)) return false;
      const before = given.findLastIndex(
        ({ kind, start }) => kind === 'number' && start < one.start,
      );
      if (!at.includes(besideGiven[before]?.right?.start ?? -1) || i === before) return false;
      // What it does must be told of it.
      const rest = support.slice(one.end).split(/[.;:!?]\s/)[0]!.length + one.end;
      return words.some(
        (word) =>
          word !== right &&
          !word.isLight &&
          places(word).some((place) => place > one.end && place < rest),
      );
    });
  };
  /** "Of 6,000 runners, 5,300 finished": the word stands with another of the numbers that stand alone. */
  const goesElsewhere = (piece: Piece, right: ContentWord): boolean => {
    const at = places(right);
    const alone = given.filter((one) => one.kind === 'number' && isElliptic(support, one));
    const own = alone.find((one) => same(piece, one));
    if (!own || at.length === 0 || countsOn(piece)) return false;
    const next = given.find(({ kind, start }) => kind === 'number' && start > own.start);
    return at.every((place) => place > (next?.start ?? Infinity));
  };
  /** "En cinq ans", "jusqu'au 30 septembre": joined to the same word there, behind what else it is joined to. */
  const isAdjunct = (piece: Piece, word: ContentWord): boolean => {
    const joint = ADJUNCT.exec(plain(claim.text.slice(word.end, piece.start)))?.[0];
    if (joint === undefined) return false;
    return given.some((one) => {
      if (!same(piece, one)) return false;
      const at = places(word).filter((place) => place < one.start);
      const between = plain(support.slice(at.at(-1) ?? one.start, one.start));
      if (!between.endsWith(joint)) return false;
      if (piece.kind === 'number') {
        const after = (text: string, { end }: Piece) => /^ \w+/.exec(plain(text.slice(end)))?.[0];
        return after(claim.text, piece) === after(support, one) && !BOUNDARY.test(between);
      }
      return (
        piece.kind === 'time' &&
        / (?:et|and)$/.test(between.slice(0, -joint.length)) &&
        !/[,;:.]/.test(between)
      );
    });
  };
  for (const piece of pieces) {
    const own = given.flatMap((one, i) => (same(piece, one) ? [besideGiven[i]!] : []));
    if (own.length === 0 && piece.kind !== 'name') continue;
    const { left, right } = beside(claim.text, piece, pieces, words);
    if (right && goesElsewhere(piece, right)) return `${right.word} of another number`;
    const text = claim.text.slice(piece.start, piece.end);
    // "Renwick said": what a name does may be told of others elsewhere, but not who says something.
    const owner = /^['’]s?/.test(claim.text.slice(piece.end));
    const spoken = piece.kind !== 'name' || (!owner && right !== null && reports(right.word));
    for (const word of [owner && piece.kind === 'name' ? null : left, spoken ? right : null]) {
      if (word === right && countsOn(piece)) continue;
      const at = word ? places(word) : [];
      if (!word || at.length === 0) continue;
      const others = given.filter(({ kind }, i) => {
        const { left: before, right: after } = besideGiven[i]!;
        return kind === piece.kind && [before, after].some((one) => one && at.includes(one.start));
      });
      if (word === left && own.length > 0 && isAdjunct(piece, word)) continue;
      const row = pieces.filter((one) => one === piece || inRow(claim.text, one, piece));
      // "Le député local Aidan Purcell" for "the local MP, Aidan Purcell".
      const beside = given.some(
        (one) =>
          same(one, piece) && at.some((place) => place < one.start && one.start - place < CLOSE),
      );
      if (foreign && piece.kind === 'name' && beside) continue;
      if (others.length > 0 && !others.some((one) => row.some((member) => same(member, one)))) {
        return `${text} beside ${word.word}`;
      }
    }
    // "La moitié des restaurateurs ont perdu leurs clients": it counts the clients there.
    if (piece.kind !== 'number' || piece.number.unit || !right) continue;
    if (/\b(?:sur|out of|in) $/.test(claim.text.slice(0, piece.start))) continue;
    const counted = own.flatMap((one) => (one.right ? [one.right] : []));
    const elsewhere = counted.filter((one) =>
      words.some(
        (word) =>
          word !== left &&
          (word.start < piece.start || word.start > piece.end + CLOSE) &&
          places(word).includes(one.start),
      ),
    );
    const fits = places(right).some((at) => counted.some(({ start }) => start === at));
    if (!fits && counted.length > 0 && elsewhere.length === own.length) {
      return `${text} of something else than ${elsewhere[0]!.word}`;
    }
  }
  // "For a year" where it is "two years".
  for (const one of numbersIn(claim.text, claim.language).filter(({ weak }) => weak)) {
    const next = words.find(({ start }) => start >= one.end);
    if (!next || next.start > one.end + 1) continue;
    // "120,000 euros a year" counts no years.
    if (/\d[^\s]{0,12}(?: [^\s]{1,12})? $/.test(claim.text.slice(0, one.start))) continue;
    const at = places(next);
    const counts = given.flatMap((piece, i) =>
      piece.kind === 'number' && at.includes(besideGiven[i]!.right?.start ?? -1) ? [piece] : [],
    );
    const others = counts.filter(({ number }) => !number.unit && !sameNumber(one, number));
    const weakly = numbersIn(support, language).some(
      (other) => other.weak && at.some((start) => start > other.end && start <= other.end + 2),
    );
    if (others.length > 0 && others.length === counts.length && !weakly) {
      return `number of something else: ${claim.text.slice(one.start, next.end)}`;
    }
  }
  /** Whether both count in the claim what they count in the proof: their order says nothing. */
  const bound = (one: Piece): boolean => {
    const { right } = beside(claim.text, one, pieces, words);
    return given.some(
      (other, i) =>
        same(one, other) &&
        right !== null &&
        places(right).includes(besideGiven[i]!.right?.start ?? -1),
    );
  };
  return checkDirection(claim.text, pieces, support, given, same, bound);
}

/** Two pieces of one kind with nothing but small words between. */
function inRow(text: string, a: Piece, b: Piece): boolean {
  if (a.kind !== b.kind) return false;
  const [first, last] = a.start < b.start ? [a, b] : [b, a];
  return (
    splitWords(text.slice(first.end, last.start).replace(/euros?|dollars?|%/g, '')).length <= 2
  );
}
