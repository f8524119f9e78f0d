import { beforeAll, describe, expect, it } from 'vitest';
import type { PassageReading } from '../../embeddings/reader/reader.ts';
import { scoreSentences } from '../../src/answering/choose-sentences.ts';
import { highlightsOf } from '../../src/answering/compose.ts';
import { kindOf } from '../../src/answering/confidence.ts';
import {
  chooseRead,
  rankRead,
  readConfidence,
  readFeatures,
} from '../../src/answering/weigh-readings.ts';
import { type Query, readQuestion } from '../../src/retrieval/query.ts';
import { type RankedCandidate, retrieve } from '../../src/retrieval/retrieve.ts';
import { indexedFolder, sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

let query: Query;
let ranked: RankedCandidate[];
beforeAll(async () => {
  const { sources, embedder } = await indexedFolder(sampleArticles, temporaryFolder());
  query = await readQuestion('Qui a voté le budget de la cantine ?', sources, embedder);
  ranked = await retrieve(query, sources);
});

/** As if the reader had found the first word of one sentence, and nothing anywhere else. */
function found(at: number, sentence: number, margin: number): Map<number, PassageReading> {
  return new Map(
    ranked.slice(0, 4).map(({ chunk }, i) => {
      const readings = chunk.sentences.map(({ start }, k) => {
        const from = start - chunk.start;
        const span = { start: from, end: from + 1 + chunk.text.slice(from + 1).search(/\s/) };
        return { margin: i === at && k === sentence ? margin : -12, span };
      });
      const best = readings.reduce((a, b) => (b.margin > a.margin ? b : a));
      return [chunk.id, { best, sentences: readings }];
    }),
  );
}

const span = { start: 0, end: 1 };

describe('what was read', () => {
  it('brings the passage and the sentence forward in which the answer was found', () => {
    const readings = found(2, 1, 40);
    expect(rankRead(ranked, readings)[0]!.chunk.id).toBe(ranked[2]!.chunk.id);
    const [first] = chooseRead(scoreSentences(query, ranked), readings);
    expect(first!.candidate.chunk.id).toBe(ranked[2]!.chunk.id);
    expect(first!.i).toBe(1);
  });

  it('puts nothing first by what was read as an update only', () => {
    const later = ranked[2]!.chunk.id;
    const chosen = chooseRead(scoreSentences(query, ranked), found(2, 1, 40), new Set([later]));
    expect(chosen[0]!.candidate.chunk.id).not.toBe(later);
    expect(chosen[1]!.candidate.chunk.id).toBe(later);
  });

  it('leaves all in its order where nothing was found', () => {
    const readings = found(9, 0, 0);
    const ids = (list: readonly RankedCandidate[]) => list.map(({ chunk }) => chunk.id);
    expect(ids(rankRead(ranked, readings))).toEqual(ids(ranked));
    const before = scoreSentences(query, ranked);
    const texts = (list: typeof before) => list.map(({ text }) => text);
    expect(texts(chooseRead(before, readings))).toEqual(texts(before));
  });

  it('makes an answer surer the better it was found', () => {
    const before = scoreSentences(query, ranked);
    const confidence = (margin: number) => {
      const readings = found(0, 1, margin);
      const chosen = chooseRead(before, readings);
      return readConfidence({ query, ranked, before, chosen, readings });
    };
    const [none, some, much] = [-12, 0, 12].map(confidence);
    expect(none).toBeLessThan(some!);
    expect(some).toBeLessThan(much!);
    expect(kindOf(0, true)).toBe('abstained');
    expect(kindOf(1, true)).toBe('answered');
    expect(kindOf(0.3, true, 0.4)).toBe('abstained');
  });

  it('counts by its margin, how far that is ahead of another article, and whether ranking agrees', () => {
    const before = scoreSentences(query, ranked);
    const features = (readings: Map<number, PassageReading>) =>
      readFeatures({ query, ranked, before, chosen: chooseRead(before, readings), readings });
    const first = ranked[0]!.article.id;
    const other = ranked.findIndex(({ article }) => article.id !== first);
    expect(other).toBeGreaterThan(0);
    expect(other).toBeLessThan(4);
    const agreed = found(0, 1, 5);
    // As little as a margin may be is as far as it may be ahead.
    expect(features(agreed)).toMatchObject({ margin: 5, best: 5, gap: 13, agreement: 1 });
    const { chunk } = ranked[other]!;
    const also = new Map(agreed).set(chunk.id, { best: { margin: 2, span }, sentences: [] });
    expect(features(also)).toMatchObject({ margin: 5, best: 5, gap: 3, agreement: 1 });
    expect(features(found(other, 1, 40))).toMatchObject({ margin: 8, best: 8, agreement: 0 });
  });

  it('is what stands in bold, without the marks beside it', () => {
    const before = scoreSentences(query, ranked);
    const [first] = chooseRead(before, found(0, 1, 12));
    const [bold] = highlightsOf(query, first!);
    expect(first!.text.slice(bold!.start, bold!.end)).toBe(
      /^[«“"(]?\s*([^\s,;:.]+)/u.exec(first!.text)![1],
    );
    const [unsure] = chooseRead(before, found(0, 1, -1));
    expect(highlightsOf(query, unsure!)).toEqual(
      highlightsOf(query, { ...unsure!, reading: null }),
    );
  });
});
