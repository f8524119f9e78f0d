import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import type { ScoredSentence } from '../choose-sentences.ts';
import { cite, worthShowing } from '../compose.ts';
import { dateToCome } from '../date-to-come.ts';
import type { Finding } from '../find-answer.ts';
import { isOfFirstArticle, orderAsked } from '../order-asked.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { entryOf, tellings } from '../updates.ts';
import { wholeArticle } from '../whole-article.ts';
import { isLater, withCorrections } from '../with-corrections.ts';
import type { Composed, Question } from './question.ts';

const QUESTION = /\?["'»”)*\s]*$/;
/** Among so many of the best sentences. */
const NEAR = 2;
/** Of a reply as much is quoted. */
const MAX_REPLY_CHARS = 600;

/** What an interview's person replies, where the interviewer's question is what has most of the words asked for. */
async function reply({ finding, sources }: Question): Promise<Composed | null> {
  const best = finding.sentences.find(({ text }) => QUESTION.test(text));
  // Another sentence that is nearly as good answers by itself.
  if (!best || finding.sentences.slice(0, NEAR).indexOf(best) < 0) return null;
  const article = await wholeArticle(sources.corpus, best.candidate.article.id);
  const index = article?.sentences.findIndex(({ start }) => start === best.start) ?? -1;
  if (!article || index < 0) return null;
  const { text, sentences } = article;
  const first = sentences[index + 1];
  if (!first || QUESTION.test(first.text) || !text.slice(best.end, first.start).includes('\n'))
    return null;
  let end = first.end;
  for (let i = index + 2; i < sentences.length; i++) {
    const { start, end: next } = sentences[i]!;
    if (
      text.slice(sentences[i - 1]!.end, start).includes('\n') ||
      next - first.start > MAX_REPLY_CHARS
    )
      break;
    end = next;
  }
  const part: Quoted = quoted(article.details, text, { start: first.start, end });
  return { kind: 'fact', parts: [part], sure: false };
}

/**
 * The sentence that answers best, and others that add to it: what is left when no other kind knows better. Of several
 * tellings of a thing the newest leads, or the oldest where that is asked for, each with its date.
 */
export async function fact(asked: Question): Promise<Composed> {
  const { finding, folded, language, sources } = asked;
  const replied = await reply(asked);
  if (replied) return replied;
  const order = orderAsked(folded) ?? (isToCome(asked) ? 'newest' : null);
  const found = worthShowing(finding, order ?? 'newest', order !== null);
  // What the first article said is not what others say since.
  const isOfFirst = order === 'oldest' && isOfFirstArticle(folded);
  const first = found[0]?.candidate.article.id;
  const chosen = isOfFirst
    ? found.filter(({ candidate }) => candidate.article.id === first)
    : found;
  const dated = new Set(tellings(chosen, order ?? 'newest', order !== null, finding.query.kind));
  const texts = messages(language).kinds;
  const isOnePage = new Set([...dated].map(({ candidate }) => candidate.article.id)).size === 1;
  const label = (sentence: ScoredSentence): string => {
    const clock = isOnePage ? entryOf(sentence)?.clock : undefined;
    return texts.dated(clock ?? dateLabel(sentence.candidate.article.published, language));
  };
  const date =
    dated.size > 1 && order !== 'oldest'
      ? await dateToCome(folded, chosen[0], finding.query, sources.corpus)
      : null;
  const told = chosen.map((sentence, i) => ({
    ...cite(finding, chosen, i),
    // One span is bold: the one that answers.
    ...((i > 0 || date) && { highlights: [] }),
    ...(dated.size > 1 && dated.has(sentence) && !(i === 0 && date) && { label: label(sentence) }),
  }));
  const others = told.filter(
    ({ article, start }) => article.id !== date?.article.id || start !== date.start,
  );
  const parts = date ? [{ ...date, label: label(chosen[0]!) }, ...others] : told;
  const kind = order === null ? 'fact' : order === 'newest' ? 'latest' : 'first';
  if (isOfFirst) return { kind, parts, sure: false };
  const corrected = await withCorrections(parts, finding, sources.corpus, texts.corrected);
  const since =
    order === 'newest' ? correctionFirst(corrected, finding, texts.corrected) : corrected;
  return { kind, parts: since, sure: false };
}

/** Whether a question is about a time after all that was found: what was planned first may be planned otherwise since. */
function isToCome({ period, finding: { ranked } }: Question): boolean {
  const since = period?.since;
  if (!since) return false;
  return ranked.every(({ article: { published } }) => (published?.value ?? '') < since);
}

/**
 * Asked for the last, what corrects a figure since leads where it has as much of what is asked as the sentence before it, or
 * takes back the sentence that answers best.
 */
function correctionFirst(
  parts: readonly Quoted[],
  { query, sentences }: Finding,
  label: string,
): readonly Quoted[] {
  const [lead] = parts;
  const share = ({ quote, article }: Quoted): number =>
    massShare(query, matchTerms(query, stemsOf(quote, article.language)).words);
  const correction = parts.find((part) => part.label === label);
  if (!lead || !correction) return parts;
  const [best] = sentences;
  const taken = parts[parts.indexOf(correction) - 1];
  const isOfBest =
    taken !== undefined &&
    taken.article.id === best?.candidate.article.id &&
    taken.start <= best.start &&
    best.end <= taken.end;
  const isLead =
    isLater(correction.article, lead.article) && (isOfBest || share(correction) >= share(lead));
  return isLead ? [correction, ...parts.filter((part) => part !== correction)] : parts;
}
