import MiniSearch from 'minisearch';
import { splitSentences } from '../../src/text/sentences.ts';
import type { SquadFigures } from './measure-squad.ts';
import type { SquadSet } from './squad.ts';

/** What is measured of a peer too. */
export type PeerFigures = Pick<
  SquadFigures,
  'recall@1' | 'recall@3' | 'recall@5' | 'recall@10' | 'mrr@10' | 'first' | 'firstTwo'
>;

interface Entry {
  readonly id: number;
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly text: string;
}

/** MiniSearch as its README sets it up: fields title and text, default options; once over paragraphs, once over sentences. */
export function measurePeer(
  set: SquadSet,
  onProgress: (done: number, total: number) => void,
): PeerFigures {
  const paragraphs: Entry[] = [];
  const sentences: Entry[] = [];
  for (const { id: articleId, title, text, paragraphs: spans } of set.articles) {
    for (const { start, end } of spans) {
      paragraphs.push({
        id: paragraphs.length,
        articleId,
        start,
        end,
        title,
        text: text.slice(start, end),
      });
      for (const span of splitSentences(text, start, end)) {
        sentences.push({
          id: sentences.length,
          articleId,
          ...span,
          title,
          text: text.slice(span.start, span.end),
        });
      }
    }
  }
  const engineOf = (entries: readonly Entry[]): MiniSearch<Entry> => {
    const engine = new MiniSearch<Entry>({ fields: ['title', 'text'] });
    engine.addAll(entries);
    return engine;
  };
  const byParagraph = engineOf(paragraphs);
  const bySentence = engineOf(sentences);
  const ranks: number[] = [];
  const answers: number[] = [];
  for (const [i, { question, articleId, paragraph, answers: gold }] of set.questions.entries()) {
    onProgress(i, set.questions.length);
    const found = byParagraph.search(question).slice(0, 10);
    ranks.push(
      found.findIndex(
        ({ id }) =>
          paragraphs[id]!.articleId === articleId && paragraphs[id]!.start === paragraph.start,
      ) + 1,
    );
    const firstSentences = bySentence
      .search(question)
      .slice(0, 2)
      .map(({ id }) => sentences[id]!);
    answers.push(
      firstSentences.findIndex(
        (entry) =>
          entry.articleId === articleId &&
          gold.some(({ start, end }) => entry.start <= start && end <= entry.end),
      ) + 1,
    );
  }
  const share = (list: readonly number[], k: number): number =>
    (100 * list.filter((rank) => rank > 0 && rank <= k).length) / (list.length || 1);
  return {
    'recall@1': share(ranks, 1),
    'recall@3': share(ranks, 3),
    'recall@5': share(ranks, 5),
    'recall@10': share(ranks, 10),
    'mrr@10':
      (100 * ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0)) / (ranks.length || 1),
    first: share(answers, 1),
    firstTwo: share(answers, 2),
  };
}
