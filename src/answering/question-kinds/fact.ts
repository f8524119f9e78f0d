import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { ScoredSentence } from '../choose-sentences.ts';
import { cite, worthShowing } from '../compose.ts';
import { entryOf, tellings } from '../updates.ts';
import { withCorrections } from '../with-corrections.ts';
import type { Composed, Question } from './question.ts';
import { orderAsked } from './recency.ts';
import { reply } from './reply.ts';

/**
 * The sentence that answers best, and others that add to it: what is left when no other kind knows better. Of several
 * tellings of a thing the newest leads, or the oldest where that is asked for, each with its date.
 */
export async function fact(asked: Question): Promise<Composed> {
  const { finding, folded, language, sources } = asked;
  const replied = await reply(asked);
  if (replied) return replied;
  const order = orderAsked(folded);
  const shown = worthShowing(finding, order ?? 'newest', order !== null);
  const dated = new Set(tellings(shown, order ?? 'newest', order !== null));
  const texts = messages(language).kinds;
  const isOnePage = new Set([...dated].map(({ candidate }) => candidate.article.id)).size === 1;
  const label = (sentence: ScoredSentence): string => {
    const clock = isOnePage ? entryOf(sentence)?.clock : undefined;
    return texts.dated(clock ?? dateLabel(sentence.candidate.article.published, language));
  };
  const parts = shown.map((sentence, i) => ({
    ...cite(finding, shown, i),
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
