import { numbersIn } from '../text/numbers.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';
import { OPENS_BACK } from './anaphora.ts';
import { background, type Claim, type Evidence, plain } from './evidence.ts';
import { isFullName, isHolder, isOwnerTold, type NameThere } from './full-names.ts';
import type { Held, Name } from './name.ts';
import { attributed } from './reported-speech.ts';
import { timesIn } from './times.ts';

/** Words that often open a sentence, and are no names; folded. */
const OPENERS = new Set(
  `one each every environ pres ainsi enfin ensuite vers lors deux trois quatre cinq six sept huit neuf dix douze plusieurs beaucoup
  certains certaines interroge interrogee face grace outre seuls seules seul seule selon quant faute afin actuellement
  officials residents police people authorities experts researchers scientists workers engineers insurers schools winds
  fines trains parents teachers students voters critics police firefighters dozens hundreds thousands nearly around two
  three four five six seven eight nine ten twelve several many some most independent electric gas local opposition
  earlier later meanwhile currently following damage islanders lead transport museum prime opposition councillor
  councilman mayor president minister storm dr mr mrs ms m mme according i`
    .trim()
    .split(/\s+/),
);

const PASSIVE = /\b(?:(?:a|ont|avait|avaient) ete|was|were|has been|have been|had been) $/;
/** "Un responsable du Hamas" for "a Hamas official". */
const OFFICIAL_OF = /^\S+ (?:de |du |des |d'|of )(?:la |l'|the )?$/;
const OF_NAME = /\b(?:de |d'|of )$/;
const PERFECT = /\b(?:a|ont|avait|avaient|has|have|had) $/;

const isSmallWord = (form: string): boolean => STOPWORDS.fr.has(form) || STOPWORDS.en.has(form);

/** The names of a text: words with a capital that neither open a sentence by chance nor name a day. */
export function namesIn(text: string, language: 'fr' | 'en'): Name[] {
  const times = timesIn(text, language);
  const counts = new Set(
    numbersIn(text, language).flatMap(({ weak, start }) => (weak ? [] : [start])),
  );
  return splitWords(text)
    .filter(({ start, end }) => {
      if (!/^\p{Lu}/u.test(text.slice(start, end))) return false;
      return !times.some((time) => time.start <= start && end <= time.end);
    })
    .map((word) => ({
      ...word,
      opening: /(?:^|[.!?:«“"(—–-]\s*)(?:[ldjmtsncLDJMTSNC]|[Qq]u)?['’]?\s*$/u.test(
        text.slice(0, word.start),
      ),
    }))
    .filter(
      ({ form, opening, start }) =>
        !(opening && (OPENERS.has(form) || isSmallWord(form) || counts.has(start))) && form !== 'i',
    );
}

/** "Vernay", "Vernay's", "Vernays"; accents are folded already. */
export function sameName(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short.length >= 4 &&
    long.length - short.length === 1 &&
    long.startsWith(short) &&
    /[se]$/.test(long)
  );
}

const REPORTING_PUBLISHER = /\b(?:selon|d'après|rapporte|écrit|according to|reports?|writes)\b/i;

/**
 * Names of the claim that neither the support nor what it points back to has; one that takes the place of another; and
 * two that the article does not put together.
 * @param likely tells whether a word of another language may be one of the support: "German" of "allemand".
 * @param held in the order of the claim.
 */
export function checkNames(
  claim: Claim,
  evidence: Evidence,
  likely: (word: string) => boolean,
  held: readonly Held[],
): string | null {
  const { support, passage, lead } = evidence;
  const { language, publisher } = passage.article;
  const inSupport = splitWords(support).map(({ form }) => form);
  const around = splitWords(background(evidence)).map(({ form }) => form);
  const before = splitWords(lead).map(({ form }) => form);
  const ofPublisher = splitWords(publisher ?? '').map(({ form }) => form);
  const names = namesIn(claim.text, claim.language);
  const has = (forms: readonly string[], name: Name): boolean =>
    forms.some((form) => sameName(form, name.form));
  const foreign = claim.language !== language;

  const known = knownNames(`${passage.article.title}. ${passage.text}`, language);
  const isName = ({ opening, form }: Name): boolean => !opening || known.has(form);
  const supportNames = namesIn(support, language).filter(isName);
  // Whoever acts stands before the first word of what is done, in the claim and in the support.
  const done = Math.min(...held.map(({ start }) => start));
  const doneThere = Math.min(...held.flatMap(({ places }) => places));
  const acts = ({ start }: Name): boolean => start < done;
  // "Voltéa buys 40% of Delorme", where Delorme buys.
  const isKept = (one: Name, acting: boolean): boolean =>
    names.some(
      ({ form, start }) =>
        sameName(form, one.form) &&
        !(acting && start > done && OF_NAME.test(plain(claim.text.slice(0, start)))),
    );
  const dropped = (acting: boolean): boolean =>
    supportNames.some(
      (one) =>
        !isKept(one, acting) &&
        one.start < doneThere === acting &&
        !(acting && /[.!?;]\s/.test(support.slice(one.end, doneThere))),
    );
  // "Le tribunal a condamné X": X was condemned.
  const undergone = held.filter(
    ({ start, places }) =>
      PASSIVE.test(plain(claim.text.slice(0, start))) &&
      places.every((place) => PERFECT.test(plain(support.slice(0, place)))),
  );
  const undergoes = (there: readonly Name[]): boolean =>
    undergone.some(({ places }) =>
      there.some(({ start }) => places.some((place) => place < start)),
    );
  for (const name of names) {
    const said = claim.text.slice(name.start, name.end);
    const first = !nextIsName(claim.text, name, names);
    if (has(inSupport, name)) {
      const there = supportNames.filter((one) => sameName(one.form, name.form));
      const moved =
        there.length > 0 &&
        there.every(
          ({ start, end }) =>
            (start > doneThere &&
              !(foreign && OFFICIAL_OF.test(plain(support.slice(doneThere, start))))) ||
            /[.!?;]\s/.test(support.slice(end, doneThere)),
        );
      const sentence = support
        .slice(0, doneThere)
        .split(/[.!?;]\s/)
        .at(-1)!;
      const behind = there.some(({ start }) => start > doneThere);
      const taken = dropped(true) || (behind && OPENS_BACK.test(plain(sentence)));
      if (acts(name) && moved && taken && !attributed(claim.text) && !undergoes(there)) {
        return `name in place of another: ${said}`;
      }
      continue;
    }
    if (has(ofPublisher, name) && REPORTING_PUBLISHER.test(claim.text)) continue;
    const one: NameThere = {
      text: claim.text,
      name,
      names,
      inSupport,
      headline: evidence.pointsBack ? [] : around,
      passage: passage.text,
    };
    if (isFullName(one) || isOwnerTold(one, support, held)) continue;
    if ((foreign || (name.opening && first)) && !known.has(name.form) && likely(name.form))
      continue;
    // A first word that is no name of the article: the other checks judge it.
    if (name.opening && first && foreign && !known.has(name.form)) continue;
    if (isHolder(one)) continue;
    const beside = BESIDE.test(claim.text.slice(0, name.start));
    if (!has(beside ? [...around, ...before] : around, name)) return `name: ${said}`;
    if (isName(name) && name.form.length > 1 && dropped(acts(name))) {
      return `name in place of another: ${said}`;
    }
  }
  const contrasted = names.find(({ start, end }) => {
    const name = plain(claim.text.slice(start, end));
    const there = plain(support).split(name).slice(0, -1);
    return (
      BESIDE.test(claim.text.slice(0, start)) &&
      there.length > 0 &&
      there.every((before) => THAT_OF.test(before)) &&
      !COMPARES.test(plain(claim.text))
    );
  });
  if (contrasted) return `the one of ${contrasted.form} is another`;
  return checkTogether(claim.text, names, [...inSupport, '', ...around], foreign);
}

/** "Twice as many as that of Mirecourt": what is told is told of another. */
const THAT_OF = /\b(?:ce(?:lui|lle|ux|lles)|that|those|the one) (?:de |d'|of |in |at |a )$/;
const COMPARES = /\b(?:celui|celle|ceux|celles|que|qu'|than|as|times|fois|comme|like|compar\w*)\b/;
/** What a preposition joins only says where or of what. */
const BESIDE = /(?:\b(?:de|du|à|au|aux|en|in|at|of|for|pour|to) |d['’]|l['’])$/;
/** What has a capital where nothing asks for one. */
function knownNames(text: string, language: 'fr' | 'en'): ReadonlySet<string> {
  return new Set(
    namesIn(text, language)
      .filter(({ opening }) => !opening)
      .map(({ form }) => form),
  );
}

function nextIsName(text: string, name: Name, names: readonly Name[]): boolean {
  return names.some(({ start }) => start > name.end && /^[ -]$/.test(text.slice(name.end, start)));
}

/** A first name and a last name of two people make a third. */
function checkTogether(
  text: string,
  names: readonly Name[],
  forms: readonly string[],
  foreign: boolean,
): string | null {
  for (const [i, name] of names.entries()) {
    const next = names[i + 1];
    if (!next || !/^[ -]$/.test(text.slice(name.end, next.start))) continue;
    const places = forms.flatMap((form, at) => (sameName(form, name.form) ? [at] : []));
    const nextPlaces = forms.flatMap((form, at) => (sameName(form, next.form) ? [at] : []));
    if (places.length === 0 || nextPlaces.length === 0) continue;
    const near = places.some((a) => nextPlaces.some((b) => Math.abs(a - b) <= (foreign ? 3 : 2)));
    if (!near) return `names put together: ${text.slice(name.start, next.end)}`;
  }
  return null;
}
