import { setImmediate } from 'node:timers/promises';
import { flatten } from '../../retrieval/char-grams.ts';
import { lettersOf } from '../../retrieval/chunk-text.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import { personNames } from '../../text/person-names.ts';
import { quotations } from '../../text/quotations.ts';
import { withoutSpans } from '../../text/spans.ts';
import { QUESTION_STOPWORDS } from '../../text/stopwords.ts';
import { fold, splitWords } from '../../text/words.ts';
import { headingOf } from '../headings.ts';
import { holderIn } from '../office-holder.ts';
import { voiceOf } from '../organisation-voice.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { saysBeside, speakersOf } from '../speakers.ts';
import { topicArticles } from '../topic-articles.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import type { Composed, Question } from './question.ts';

const VERB =
  '(?:dit|disent|disait|pense|pensent|veut|veulent|souhaite|souhaitent|craint|craignent|redoute|repond|repondent|declare|declarent|affirme|affirment|explique|expliquent|propose|proposent|reproche|demande|raconte|promet|critique|reclame|estime|juge|a dit|a declare|a repondu|a explique|ont dit)';
const SAYS = new RegExp(`^${VERB}$`);
/** On the folded question: "que dit X ?", "what does X say about…?" */
const WHAT_SAYS = new RegExp(
  `\\b(?:que|qu'en|qu'est-ce que|quel est l'avis de|quelle est la position de)\\b.{0,40}?\\b${VERB}\\b|\\bque ${VERB}\\b|\\bqu'a (?:dit|declare|repondu|explique)\\b|\\bl'(?:avis|opinion) de\\b|\\bwhat (?:does|do|did|has|have) .{2,60}?\\b(?:say|said|think|thought|answer|answered|reply|believe|argue|claim|tell|want)\\b|\\bopinion of\\b`,
);
/** On the folded question: the organisation or office that speaks, up to what it is of or what it speaks about. */
const WHOSE = new RegExp(
  `(?:\\b(?:que|qu'en|qu'a) (?:en )?${VERB}(?:-t-)?|\\bl'(?:avis|opinion|position) (?:de|d'|du|des)|\\bla (?:position|reaction) (?:de|d'|du|des)|\\bwhat (?:does|do|did|has|have)|\\bopinion of) ?(?:le |la |les |l'|un |une |the |a |an )?(?<who>[^?!.,;:]+?)(?= (?:de|du|des|d'|sur|a|au|aux|dans|pour|contre|apres|say|said|think|thought|answer|answered|reply|believe|argue|claim|tell|want|of|on|about)\\b| (?:de|d)?l'|[?!.,;:]|\\s*$)`,
);
/** "Ada Lovell's" in "Ada Lovell's coach". */
const OF_WHOM = /^.*'s /;
const WHO_SAID =
  /\b(?:qui|who)\b.{0,20}\b(?:dit|disait|declare|affirme|ecrit|prononce|said|says|told|wrote|called)\b/;
/** A quotation in the question is looked for by its letters; a shorter one is no quotation. */
const FEWEST_LETTERS = 8;
const ARTICLES = 3;
const PARTS = 3;
/** A subject of more words is a sentence. */
const MOST_WORDS = 4;
/** Of the best sentence's share of what the speech is about. */
const ALSO = 0.6;
const MAX_SPEECH_CHARS = 600;

/** What somebody says, and only that; or who said what is quoted in the question. */
export async function speaker(asked: Question): Promise<Composed | null> {
  const quotation = WHO_SAID.test(asked.folded) ? quotedInside(asked.question) : null;
  if (quotation !== null) return whoSaid(asked, quotation);
  if (!WHAT_SAYS.test(asked.folded)) return null;
  const who = whoseWords(asked);
  const name = nameIn(asked);
  // "L'avocate d'Ada Lovell" is not Ada Lovell.
  if (name !== null && (who.length === 0 || who.includes(name))) {
    return whatSays(asked, name, (article) => isOf(article, name));
  }
  const head = headOf(who, asked);
  return head === null ? null : whatSays(asked, head, (article) => isOfOffice(article, head));
}

/** Whether a person says each sentence of an article, be it beside what somebody else says. */
function isOf(article: WholeArticle, lastName: string): boolean[] {
  return speakersOf(article).map(
    (one, i) => one === lastName || saysBeside(article.sentences[i]!.text, lastName),
  );
}

/** Whether an organisation or an office says each sentence of an article, or the person who is said to hold the office. */
async function isOfOffice(article: WholeArticle, head: string): Promise<boolean[]> {
  const voice = await voiceOf(article, head);
  const holder = await holderIn(article, head);
  if (holder === null) return voice;
  return isOf(article, holder).map((theirs, i) => theirs || voice[i]!);
}

/** The words of who speaks, folded, in the order of the question; none where there are too many or none of meaning. */
function whoseWords({ folded, spoken }: Question): readonly string[] {
  const who = WHOSE.exec(folded)?.groups?.['who']?.trim().replace(OF_WHOM, '') ?? '';
  const words = splitWords(who).map(({ form }) => form);
  const says = words.some((form) => !QUESTION_STOPWORDS[spoken].has(form));
  return says && words.length <= MOST_WORDS ? words : [];
}

/** The word that names the organisation or the office: a name of it before what it is, which English says last. */
function headOf(who: readonly string[], { question, spoken }: Question): string | null {
  const capitals = new Set(
    splitWords(question)
      .filter(({ start }) => /\p{Lu}/u.test(question[start]!))
      .map(({ form }) => form),
  );
  const named = who.find((form) => capitals.has(form));
  return named ?? who.at(spoken === 'en' ? -1 : 0) ?? null;
}

function quotedInside(question: string): string | null {
  const [span] = quotations(question);
  const letters = span ? lettersOf(flatten(question.slice(span.start, span.end))) : '';
  return letters.length >= FEWEST_LETTERS ? letters : null;
}

/** The last name of the person whom a question names, folded. */
function nameIn({ question }: Question): string | null {
  const [name] = personNames(question);
  if (!name) return null;
  return splitWords(question.slice(name.start, name.end)).at(-1)?.form ?? null;
}

/** The sentence with the quotation, from the one on that names who speaks. */
async function whoSaid(asked: Question, quotation: string): Promise<Composed | null> {
  const ids = [...new Set(asked.finding.ranked.map(({ article }) => article.id))];
  for (const id of ids.slice(0, 2 * ARTICLES)) {
    const article = await wholeArticle(asked.sources.corpus, id);
    const index = article ? placeOf(article, quotation) : -1;
    if (!article || index < 0) continue;
    const part = withSpeaker(article, index);
    return { kind: 'speaker', parts: [part], sure: true };
  }
  return null;
}

/** Which sentence has a quotation, or begins it where it has two; -1 for none. */
function placeOf({ sentences }: WholeArticle, quotation: string): number {
  const letters = sentences.map(({ text }) => lettersOf(flatten(text)));
  const whole = letters.findIndex((one) => one.includes(quotation));
  return whole >= 0
    ? whole
    : letters.findIndex((one, i) => (one + (letters[i + 1] ?? '')).includes(quotation));
}

/** A sentence with those before it in its paragraph, as far as the one that names a person outside of quotations. */
function withSpeaker(article: WholeArticle, index: number): Quoted {
  const { details, text, sentences } = article;
  const { end } = sentences[index]!;
  let from = index;
  while (from > 0 && !namesSomebody(sentences[from]!.text)) {
    const before = sentences[from - 1]!;
    if (text.slice(before.end, sentences[from]!.start).includes('\n')) break;
    if (end - before.start > MAX_SPEECH_CHARS) break;
    from--;
  }
  const named = namesSomebody(sentences[from]!.text);
  const next = sentences[index + 1];
  const goesOn = next && !text.slice(end, next.start).includes('\n');
  const start = sentences[named ? from : index]!.start;
  const stop = !named && goesOn ? next.end : end;
  const quote = text.slice(start, stop);
  return quoted(details, text, { start, end: stop }, { highlights: oneName(quote) });
}

const namesSomebody = (text: string): boolean =>
  personNames(withoutSpans(text, quotations(text))).length > 0;

/** The one person named; where there are several, none is sure. */
function oneName(quote: string) {
  const names = personNames(quote);
  return names.length === 1 ? names : [];
}

/**
 * The sentences of a person or an organisation, those about what is asked first, in the order of the text.
 * @param isTheirs of each sentence of an article.
 */
async function whatSays(
  asked: Question,
  name: string,
  isTheirs: (article: WholeArticle) => readonly boolean[] | Promise<readonly boolean[]>,
): Promise<Composed | null> {
  const { query } = asked.finding;
  // A name beside an office says of whom or of where it is, and the word of speech says nothing of what about.
  const ofNames = wordsOfNames(asked.question);
  const isOffice = !ofNames.has(name);
  const topic = query.terms.map(
    ({ form, isName }) =>
      form !== name && !SAYS.test(form) && !(isOffice && isName) && !ofNames.has(form),
  );
  const found: { part: Quoted; share: number; order: number }[] = [];
  for (const { article: stored } of topicArticles(asked.finding).slice(0, ARTICLES)) {
    const article = await wholeArticle(asked.sources.corpus, stored.id);
    // Each is read to its end: others have their turn before.
    await setImmediate();
    if (!article || !fold(article.text).includes(name)) continue;
    await setImmediate();
    const theirs = await isTheirs(article);
    for (const [i, sentence] of article.sentences.entries()) {
      if (!theirs[i]) continue;
      const around = article.sentences.slice(Math.max(0, i - 2), i + 1);
      const stems = around.flatMap((one) => one.stems);
      const { words } = matchTerms(query, [
        ...stems,
        ...stemsOf(headingOf(article.text, sentence.start), stored.language),
      ]);
      const share = massShare(
        query,
        words.map((word, t) => (topic[t] ? word : 0)),
      );
      found.push({ part: withNamed(article, i, name), share, order: found.length });
    }
  }
  if (found.length === 0) return null;
  const best = Math.max(...found.map(({ share }) => share));
  const chosen = found.filter(({ share }) => share >= ALSO * best);
  const parts: Quoted[] = [];
  for (const { part } of chosen.sort((a, b) => b.share - a.share || a.order - b.order)) {
    if (parts.length === PARTS) break;
    const same = parts.findIndex((other) => overlaps(other, part));
    if (same < 0) parts.push(part);
    else if (part.end > parts[same]!.end && part.start <= parts[same]!.start) parts[same] = part;
  }
  return { kind: 'speaker', parts: parts.toSorted((a, b) => a.start - b.start), sure: true };
}

const overlaps = (a: Quoted, b: Quoted): boolean =>
  a.article.id === b.article.id && a.start < b.end && b.start < a.end;

/** The words of the names of persons in a question, folded. */
const wordsOfNames = (question: string): ReadonlySet<string> =>
  new Set(
    personNames(question).flatMap(({ start, end }) =>
      splitWords(question.slice(start, end)).map(({ form }) => form),
    ),
  );

/** A sentence of a speaker, from the one on that names who speaks. */
function withNamed(article: WholeArticle, index: number, name: string): Quoted {
  const { details, text, sentences } = article;
  const { end } = sentences[index]!;
  const isNamed = (i: number): boolean => fold(sentences[i]!.text).includes(name);
  let from = index;
  while (from > 0 && !isNamed(from)) {
    const before = sentences[from - 1]!;
    if (text.slice(before.end, sentences[from]!.start).includes('\n')) break;
    if (end - before.start > MAX_SPEECH_CHARS) break;
    from--;
  }
  if (isNamed(from)) return quoted(details, text, { start: sentences[from]!.start, end });
  // The name may follow: « … », dit Ada.
  const next = sentences[index + 1];
  const until =
    next && isNamed(index + 1) && !text.slice(end, next.start).includes('\n') ? next.end : end;
  return quoted(details, text, { start: sentences[index]!.start, end: until });
}
