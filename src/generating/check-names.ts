import { STOPWORDS } from '../text/stopwords.ts';
import { splitWords, type Word } from '../text/words.ts';
import { background, type Claim, type Evidence } from './evidence.ts';
import { timesIn } from './times.ts';

/** A word with a capital, as it is compared. */
export interface Name extends Word {
  /** Whether it opens the sentence or a quotation, where every word has a capital. */
  readonly opening: boolean;
}

/** Words that often open a sentence, and are no names; folded. */
const OPENERS = new Set(
  `environ pres ainsi enfin ensuite vers lors deux trois quatre cinq six sept huit neuf dix douze plusieurs beaucoup
  certains certaines interroge interrogee face grace outre seuls seules seul seule selon quant faute afin actuellement
  officials residents police people authorities experts researchers scientists workers engineers insurers schools winds
  fines trains parents teachers students voters critics police firefighters dozens hundreds thousands nearly around two
  three four five six seven eight nine ten twelve several many some most independent electric gas local opposition
  earlier later meanwhile currently following damage islanders lead transport museum prime opposition councillor
  councilman mayor president minister storm dr mr mrs ms m mme according i`
    .trim()
    .split(/\s+/),
);

const isSmallWord = (form: string): boolean => STOPWORDS.fr.has(form) || STOPWORDS.en.has(form);

/** The names of a text: words with a capital that neither open a sentence by chance nor name a day. */
export function namesIn(text: string, language: 'fr' | 'en'): Name[] {
  const times = timesIn(text, language);
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
      ({ form, opening }) => !(opening && (OPENERS.has(form) || isSmallWord(form))) && form !== 'i',
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
 */
export function checkNames(
  claim: Claim,
  evidence: Evidence,
  likely: (word: string) => boolean,
): string | null {
  const { support, passage } = evidence;
  const { language, publisher } = passage.article;
  const inSupport = splitWords(support).map(({ form }) => form);
  const around = splitWords(background(evidence)).map(({ form }) => form);
  const ofPublisher = splitWords(publisher ?? '').map(({ form }) => form);
  const names = namesIn(claim.text, claim.language);
  const has = (forms: readonly string[], name: Name): boolean =>
    forms.some((form) => sameName(form, name.form));
  const foreign = claim.language !== language;

  const missing = names.filter((name) => !has(inSupport, name));
  const known = knownNames(`${passage.article.title}. ${passage.text}`, language);
  const isName = ({ opening, form }: Name): boolean => !opening || known.has(form);
  const supportNames = namesIn(support, language).filter(isName);
  const dropped = supportNames.some((name) => !names.some((one) => sameName(one.form, name.form)));
  for (const name of missing) {
    const said = claim.text.slice(name.start, name.end);
    const first = !nextIsName(claim.text, name, names);
    if (has(ofPublisher, name) && REPORTING_PUBLISHER.test(claim.text)) continue;
    if (isFullName(claim.text, name, names, inSupport, passage.text)) continue;
    if ((foreign || (name.opening && first)) && !known.has(name.form) && likely(name.form))
      continue;
    // A first word that is no name of the article: the other checks judge it.
    if (name.opening && first && foreign && !known.has(name.form)) continue;
    if (!has(around, name)) return `name: ${said}`;
    if (dropped && isName(name) && name.form.length > 1) return `name in place of another: ${said}`;
  }
  return checkTogether(claim.text, names, [...inSupport, '', ...around], foreign);
}

/** What has a capital where nothing asks for one. */
function knownNames(text: string, language: 'fr' | 'en'): ReadonlySet<string> {
  return new Set(
    namesIn(text, language)
      .filter(({ opening }) => !opening)
      .map(({ form }) => form),
  );
}

/** A first name that the article gives elsewhere, right before a last name that the support has; or the reverse. */
function isFullName(
  text: string,
  name: Name,
  names: readonly Name[],
  inSupport: readonly string[],
  passage: string,
): boolean {
  const forms = splitWords(passage).map(({ form }) => form);
  return names.some((other) => {
    const [first, second] = other.start > name.end ? [name, other] : [other, name];
    if (first === second || !/^ $/.test(text.slice(first.end, second.start))) return false;
    if (!inSupport.includes(other.form)) return false;
    return forms.some((form, at) => form === first.form && forms[at + 1] === second.form);
  });
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
