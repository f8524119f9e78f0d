import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { ScoredSentence } from '../choose-sentences.ts';
import { cite, worthShowing } from '../compose.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { entryOf, type Order, tellings } from '../updates.ts';
import { wholeArticle } from '../whole-article.ts';
import { withCorrections } from '../with-corrections.ts';
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

const LAST =
  /\b(?:derniers?|dernieres?|plus recente?s?|actuel(?:le)?(?:ment|s)?|aujourd'hui|desormais|en ce moment|a ce jour|encore|toujours|maintenant|latest|most recent(?:ly)?|newest|current(?:ly)?|now|nowadays|today|still|so far|at the moment)\b/;
const FIRST =
  /\b(?:premiers?|premieres?|initiale?(?:ment)?|au depart|a l'origine|plus anciens?|plus anciennes?|first|earliest|oldest|initial(?:ly)?|originally)\b/;

/** Whether a folded question asks for the newest telling or the oldest one; null where it says nothing of it. */
function orderAsked(folded: string): Order | null {
  if (LAST.test(folded)) return 'newest';
  return FIRST.test(folded) ? 'oldest' : null;
}

/**
 * The sentence that answers best, and others that add to it: what is left when no other kind knows better. Of several
 * tellings of a thing the newest leads, or the oldest where that is asked for, each with its date.
 */
export async function fact(asked: Question): Promise<Composed> {
  const { finding, folded, language, sources } = asked;
  const replied = await reply(asked);
  if (replied) return replied;
  const order = orderAsked(folded);
  const chosen = worthShowing(finding, order ?? 'newest', order !== null);
  const dated = new Set(tellings(chosen, order ?? 'newest', order !== null));
  const texts = messages(language).kinds;
  const isOnePage = new Set([...dated].map(({ candidate }) => candidate.article.id)).size === 1;
  const label = (sentence: ScoredSentence): string => {
    const clock = isOnePage ? entryOf(sentence)?.clock : undefined;
    return texts.dated(clock ?? dateLabel(sentence.candidate.article.published, language));
  };
  const parts = chosen.map((sentence, i) => ({
    ...cite(finding, chosen, i),
    // One span is bold: the one that answers.
    ...(i > 0 && { highlights: [] }),
    ...(dated.size > 1 && dated.has(sentence) && { label: label(sentence) }),
  }));
  const kind = order === null ? 'fact' : order === 'newest' ? 'latest' : 'first';
  return {
    kind,
    parts: await withCorrections(parts, finding, sources.corpus, texts.corrected),
    sure: false,
  };
}
