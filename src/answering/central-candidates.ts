import { setImmediate } from 'node:timers/promises';
import { DAYS, MONTHS } from '../text/dates/names.ts';
import { fold, foldStraight } from '../text/words.ts';
import { correctionOf, correctionsIn, isCorrection } from './corrections.ts';
import { headingOf } from './headings.ts';
import { interviewersSentences } from './interviews.ts';
import { liveEntries } from './live-entries.ts';
import { isNoAnswer } from './no-answer.ts';
import { isOfAMoment, newsWorth, toneWorth } from './sentence-worth.ts';
import { headOf } from './versions.ts';
import type { ArticleSentence, WholeArticle } from './whole-article.ts';

/** Below, a sentence tells too little; above, too much for one of five. */
const FEWEST_STEMS = 5;
const MAX_SENTENCE_CHARS = 330;
/** A dateline or a teaser has names and figures and hardly any other word. */
const FEWEST_WORDS = 3;
const WORD = /(?<![\p{L}’'-])\p{Ll}\p{L}{3,}/gu;
const TIME_WORDS: ReadonlySet<string> = new Set([...MONTHS, ...DAYS]);
const ITEM = /^[-–—•*·▪◦‣→✓]/;
const ENDS = /[.!?…;][\s»”"’')\]]*$/;
/** A line of "most read", and what a firm says of itself under every release. */
const TEASER = /·\s*\d{1,2}\.?\s*$|^(?:à propos|about)\b[^\n.]*\n/i;
/** What an interviewer says is what the reply is about: the reply tells it. */
const ASKED = -0.6;
/** Of its words in the headline, which is shown above: the sentence repeats it. */
const REPEATS = 0.8;

/** A sentence that opens so leans on the one before, or on the question of an interview. */
const LEANS =
  /^(?:[«"“]\s*)?(?:il|elle|ils|elles|ce|cela|ça|c['’]est|celui-ci|celle-ci|ceux-ci|mais|et|or|donc|puis|ensuite|enfin|son|sa|ses|leur|leurs|lui|parmi (?:elles|eux)|tou(?:te)?s,|aucune?,|oui|non|si|all,|none,|he|she|it|they|this|that|these|those|but|and|so|then|nobody|not|none|her|his|their|its|here|there|yes|no|well)(?!\p{L})/iu;
/** The opening of a report has the words of its headline; a scene that opens a feature has not. */
export const OPENING = 0.6;
/** The last fifth of an article is its closing scene, or when the next meeting is. */
const ENDING_FROM = 0.8;
const ENDING = -0.5;
const CLOSING_SCENE = -1;
const NEW_PARAGRAPH = 0.1;
/** What is told above the lead of an article that has one sets a scene. */
const SCENE = -0.5;
/** The lead has so many of the headline's words, and so much of them, and stands in the first part of the text. */
const LEAD_STEMS = 2;
const LEAD_SHARE = 0.3;
const LEAD_WITHIN = 0.3;
const MOST_FIGURES = 3;
const FIGURES = /\d+(?:[.,\s]\d+)*/g;
/** When within a day it was carries little, and so do an age and what stands in brackets. */
const ASIDE = /\b\d{1,2}\s?[h:]\s?\d{2}\b|\b\d{1,3} ans(?=,)|\b\d{1,3}-year-old|\([^()]{0,200}\)/g;

/** Of a long article; then it is another's turn. */
const SENTENCES_PER_TURN = 100;

/** The heading of what an article itself gives as its summary. */
const OWN_SUMMARY =
  /^(?:l'essentiel|en bref|en resume|ce qu'il faut (?:retenir|savoir)|a retenir|(?:les )?points cles|ce que l'on sait|key (?:points|facts|takeaways)|(?:the )?main points|at a glance|in (?:brief|short)|the essentials|summary|what we know)\b/;
const IN_OWN_SUMMARY = 1;
/** What a firm says of itself under every release: "À propos de Solvéa". */
const ABOUT_THE_FIRM = /^(?:a propos|about|qui sommes-nous)\b/;
const AS_ALWAYS = -0.5;
/** Its heading stands at most so far above. */
const OWN_SUMMARY_CHARS = 700;

/** Of a topic, below which a sentence is about something else. */
export const LEAST_ABOUT = 0.3;
const ABOUT = 1.5;

/** A sentence that a summary may have. */
export interface CentralCandidate {
  readonly sentence: ArticleSentence;
  /** Which sentence of the article. */
  readonly at: number;
  /** Each once. */
  readonly stems: readonly string[];
  readonly figures: number;
  /** Which paragraph. */
  readonly paragraph: number;
  /** Whether it is understood only behind the sentence before it. */
  readonly leans: boolean;
  /** Whether it is the lead: has words of the headline near the top. */
  readonly opens: boolean;
  /** What speaks for it whatever else is shown. */
  readonly worth: number;
}

/**
 * The sentences that tell something by themselves and are still so, in order, with what speaks for each alone.
 * @param about how much a sentence is about a topic, 0..1; absent for the article as a whole.
 */
export async function centralCandidates(
  article: WholeArticle,
  about?: (sentence: ArticleSentence) => number,
): Promise<CentralCandidate[]> {
  const { sentences, details } = article;
  const corrections = correctionsIn(article);
  const isAllCorrection = isCorrection(article);
  const title = new Set(details.titleStems);
  const found: CentralCandidate[] = [];
  const places = placesOf(article);
  const asked = interviewersSentences(article);
  const isInterview = asked.size > 0;
  let paragraph = 0;
  for (const [at, whole] of sentences.entries()) {
    if (at % SENTENCES_PER_TURN === 0) await setImmediate();
    const sentence = withoutHeading(whole);
    const { start, end, stems } = whole;
    if (opensParagraph(article, at)) paragraph++;
    const corrects =
      !isAllCorrection &&
      corrections.some((one) => one.isErratum && one.start <= start && end <= one.end);
    if (corrects || !tells(sentence) || (!about && repeats(stems, title))) continue;
    const share = about?.(whole) ?? 0;
    if (about && share < LEAST_ABOUT) continue;
    if (!about && correctionOf(whole, details.language, corrections)) continue;
    const opens = at === places.lead;
    found.push({
      sentence,
      at,
      paragraph,
      stems: [...new Set(stems)],
      figures: figuresOf(sentence.text),
      leans: LEANS.test(sentence.text) || asked.has(at - 1),
      opens,
      worth:
        ABOUT * share +
        placeWorth(article, sentence, at, places) +
        toneWorth(sentence.text, isInterview) +
        (asked.has(at) ? ASKED : 0) +
        newsWorth(sentence.text, details.language, sentences.length),
    });
  }
  return found;
}

/** Which sentences of an article stand where it matters; -1 where none does. */
interface Places {
  /** The first with the headline's words near the top. */
  readonly lead: number;
  /** What a live page began with: the last of its entries has it. */
  readonly began: number;
  /** From here on it ends. */
  readonly ending: number;
}

function placesOf(article: WholeArticle): Places {
  const { text, sentences, details } = article;
  const title = new Set(details.titleStems);
  // A scene at the place that the headline names has its name too.
  const head = headOf(article);
  const tellsOfHead = ({ stems }: ArticleSentence): boolean =>
    head.length === 0 || stems.some((stem) => head.includes(stem));
  const top = LEAD_WITHIN * sentences.length;
  const least = Math.max(Math.min(LEAD_STEMS, title.size), LEAD_SHARE * title.size);
  const mayLead = (sentence: ArticleSentence): boolean =>
    !repeats(sentence.stems, title) && tells(withoutHeading(sentence));
  const shared = ({ stems }: ArticleSentence): number =>
    new Set(stems.filter((stem) => title.has(stem))).size;
  const oldest = liveEntries(text).at(-1);
  return {
    lead: sentences.findIndex(
      (one, at) => at <= top && shared(one) >= least && tellsOfHead(one) && mayLead(one),
    ),
    began: oldest ? sentences.findIndex((one) => one.start >= oldest.start && mayLead(one)) : -1,
    ending: (oldest ? 1 : ENDING_FROM) * sentences.length,
  };
}

const opensParagraph = ({ text, sentences }: WholeArticle, at: number): boolean =>
  at > 0 && text.slice(sentences[at - 1]!.end, sentences[at]!.start).includes('\n');

/** What speaks for a sentence by where it stands. */
function placeWorth(
  article: WholeArticle,
  { start, text: sentenceText }: ArticleSentence,
  at: number,
  { lead, began, ending }: Places,
): number {
  return (
    (at === lead || at === began ? OPENING : 0) +
    (at < lead ? SCENE : 0) +
    (at >= ending ? (isOfAMoment(sentenceText) ? CLOSING_SCENE : ENDING) : 0) +
    (opensParagraph(article, at) ? NEW_PARAGRAPH : 0) +
    (ABOUT_THE_FIRM.test(foldStraight(headingOf(article.text, start)).trim()) ? AS_ALWAYS : 0) +
    (standsInOwnSummary(article.text, start) ? IN_OWN_SUMMARY : 0)
  );
}

/** Whether a place is in the paragraph or the list under the heading of an article's own summary. */
function standsInOwnSummary(text: string, start: number): boolean {
  const heading = headingOf(text, start);
  if (!OWN_SUMMARY.test(foldStraight(heading).trim())) return false;
  const from = text.lastIndexOf(heading, start) + heading.length;
  const between = text.slice(from, start).trimStart();
  const isItem = ITEM.test(text.slice(start, start + 2)) || /[-–—•*·▪◦‣→✓]\s*$/.test(between);
  return start - from < OWN_SUMMARY_CHARS && (isItem || !between.includes('\n\n'));
}

/** A sentence without the line above it, which ends nothing and heads it. */
function withoutHeading(sentence: ArticleSentence): ArticleSentence {
  const { text, end } = sentence;
  const at = text.lastIndexOf('\n') + 1;
  const body = text.slice(at).trimStart();
  return at === 0 || ENDS.test(text.slice(0, at).trimEnd()) || body === ''
    ? sentence
    : { ...sentence, start: end - body.length, text: body };
}

const figuresOf = (text: string): number =>
  Math.min(MOST_FIGURES, (text.replace(ASIDE, ' ').match(FIGURES) ?? []).length);

function tells({ text, stems }: ArticleSentence): boolean {
  if (stems.length < FEWEST_STEMS || text.length > MAX_SENTENCE_CHARS) return false;
  const body = text.slice(text.lastIndexOf('\n') + 1);
  if (TEASER.test(text) || !(ENDS.test(body) || ITEM.test(body))) return false;
  return hasWords(body) && !isNoAnswer(text);
}

function hasWords(text: string): boolean {
  let words = 0;
  for (const [word] of text.matchAll(WORD)) {
    if (!TIME_WORDS.has(fold(word)) && ++words === FEWEST_WORDS) return true;
  }
  return false;
}

function repeats(stems: readonly string[], title: ReadonlySet<string>): boolean {
  const own = [...new Set(stems)];
  return own.filter((stem) => title.has(stem)).length > REPEATS * own.length;
}
