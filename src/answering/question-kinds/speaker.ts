import { setImmediate } from 'node:timers/promises';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import { personNames } from '../../text/person-names.ts';
import { QUESTION_STOPWORDS } from '../../text/stopwords.ts';
import { fold, splitWords } from '../../text/words.ts';
import { headingOf } from '../headings.ts';
import { holderIn } from '../office-holder.ts';
import { voiceOf } from '../organisation-voice.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { saysBeside, speakersOf } from '../speakers.ts';
import { topicArticles } from '../topic-articles.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { otherWordsFor } from './office-words.ts';
import type { Composed, Question } from './question.ts';
import { SAYING, saysWhatInOrder } from './says-what.ts';
import { whoSaid } from './who-said.ts';

const SAYS = new RegExp(`^${SAYING}$`);
/** On the folded question: "que dit X ?", "what does X say about…?" */
const WHAT_SAYS = new RegExp(
  `\\b(?:que|qu'en|qu'est-ce que|quel est l'avis de|quelle est la position de)\\b.{0,40}?\\b${SAYING}\\b|\\bque ${SAYING}\\b|\\bqu'a (?:dit|declare|repondu|explique)\\b|\\bl'(?:avis|opinion) de\\b|\\bwhat (?:does|do|did|has|have) .{2,60}?\\b(?:say|said|think|thought|answer|answered|reply|believe|argue|claim|tell|want)\\b|\\bopinion of\\b`,
);
/** On the folded question: the organisation or office that speaks, up to what it is of or what it speaks about. */
const WHOSE = new RegExp(
  `(?:\\b(?:que|qu'en|qu'a) (?:en )?${SAYING}(?:-t-)?|\\bl'(?:avis|opinion|position) (?:de|d'|du|des)|\\bla (?:position|reaction) (?:de|d'|du|des)|\\bwhat (?:does|do|did|has|have)|\\bopinion of) ?(?:le |la |les |l'|un |une |the |a |an )?(?<who>[^?!.,;:]+?)(?= (?:de|du|des|d'|sur|a|au|aux|dans|pour|contre|apres|say|said|think|thought|answer|answered|reply|believe|argue|claim|tell|want|of|on|about)\\b| (?:de|d)?l'|[?!.,;:]|\\s*$)`,
);
/** "Ada Lovell's" in "Ada Lovell's coach". */
const OF_WHOM = /^.*'s /;
const ARTICLES = 3;
const PARTS = 3;
/** A subject of more words is a sentence. */
const MOST_WORDS = 4;
/** Of the best sentence's share of what the speech is about. */
const ALSO = 0.6;
const MAX_SPEECH_CHARS = 600;

/** Somebody's words, and how much of what they are asked about the best of them have: 0..1. */
interface Said extends Composed {
  readonly share: number;
}

/** What somebody says, and only that; or who said what is quoted in the question. */
export async function speaker(asked: Question): Promise<Composed | null> {
  const said = await whoSaid(asked);
  if (said !== undefined) return said;
  const folded = saysWhatInOrder(asked.folded);
  if (!WHAT_SAYS.test(folded)) return null;
  const who = whoseWords({ ...asked, folded });
  const name = nameIn(asked);
  // "L'avocate d'Ada Lovell" is not Ada Lovell.
  if (name !== null && (who.length === 0 || who.includes(name))) {
    return whatSays(asked, name, (article) => isOf(article, name));
  }
  const head = headOf(who, asked);
  if (head === null) return null;
  const words = await whatSays(asked, head, (article) => isOfOffice(article, head));
  if (words) return words;
  const others: Said[] = [];
  for (const other of otherWordsFor(head)) {
    const found = await whatSays(asked, other, (article) => isOfOffice(article, other));
    if (found) others.push(found);
  }
  const [likeliest] = others.sort((a, b) => b.share - a.share);
  // Of several who may be called so, another one may be meant.
  return likeliest ? { ...likeliest, sure: false, atLeast: 'perhaps' } : null;
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

/** The last name of the person whom a question names, folded. */
function nameIn({ question }: Question): string | null {
  const [name] = personNames(question);
  if (!name) return null;
  return splitWords(question.slice(name.start, name.end)).at(-1)?.form ?? null;
}

/**
 * The sentences of a person or an organisation, those about what is asked first, in the order of the text.
 * @param isTheirs of each sentence of an article.
 */
async function whatSays(
  asked: Question,
  name: string,
  isTheirs: (article: WholeArticle) => readonly boolean[] | Promise<readonly boolean[]>,
): Promise<Said | null> {
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
  const inOrder = parts.toSorted((a, b) => a.start - b.start);
  return { kind: 'speaker', parts: inOrder, sure: true, share: best };
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
