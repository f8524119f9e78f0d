import { readFileSync } from 'node:fs';
import type { Embedder } from '../../embeddings/embedder.ts';
import { BUNDLED_READER } from '../../embeddings/reader/local-reader.ts';
import type { Reader } from '../../embeddings/reader/reader.ts';
import { kindOf } from '../../src/answering/confidence.ts';
import { chooseRead, rankRead, readConfidence } from '../../src/answering/weigh-readings.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';
import {
  holdsAnswer,
  holdsParagraph,
  type ReaderCase,
  type ReaderCaseKind,
  readerCases,
} from '../fit/reader-cases.ts';
import { auroc } from './auroc.ts';
import type { MarginSeries } from './plot-margins.ts';
import type { SquadSet } from './squad.ts';

interface Measured {
  readonly kind: ReaderCaseKind;
  readonly passageFirst: boolean;
  /** Place of the first sentence that holds the answer. */
  readonly sentence: number;
  readonly confidence: number;
  /** Best margin of the passages. */
  readonly margin: number;
}

export interface ReadingFigures {
  readonly figures: Record<string, number>;
  /** Right, near misses, far. */
  readonly series: readonly MarginSeries[];
}

/** Titles of PIAF that the reader was not trained on. */
export function unseenTitles(): Set<string> {
  const file = `${BUNDLED_READER}/piaf-dev-titles.json`;
  const titles = JSON.parse(readFileSync(file, 'utf8')) as string[];
  return new Set(titles.map((title) => title.replaceAll('_', ' ')));
}

/** Where a reader helps and when it refuses, on titles that it has not seen. @param limit questions. */
export async function measureReading(
  set: SquadSet,
  sources: Sources,
  embedder: Embedder,
  reader: Pick<Reader, 'read'>,
  limit: number,
): Promise<ReadingFigures | null> {
  const measured: Measured[] = [];
  for await (const one of readerCases(set, unseenTitles(), sources, embedder, reader, limit)) {
    measured.push(measure(one));
  }
  const of = (...kinds: ReaderCaseKind[]) => measured.filter(({ kind }) => kinds.includes(kind));
  const answerable = of('answerable');
  if (answerable.length === 0) return null;
  const percent = (list: readonly Measured[], test: (one: Measured) => boolean) =>
    (100 * list.filter(test).length) / (list.length || 1);
  const verdict = ({ confidence }: Measured) => kindOf(confidence, true);
  const confidences = (list: readonly Measured[]) => list.map(({ confidence }) => confidence);
  const right = answerable.filter(({ sentence }) => sentence < 2);
  const near = of('missing', 'removed', 'swapped');
  const far = of('absent');
  return {
    figures: {
      questions: answerable.length,
      'recall@1': percent(answerable, ({ passageFirst }) => passageFirst),
      first: percent(answerable, ({ sentence }) => sentence < 1),
      firstTwo: percent(answerable, ({ sentence }) => sentence < 2),
      'auroc, article absent': 100 * auroc(confidences(answerable), confidences(far)),
      'auroc, passage missing': 100 * auroc(confidences(answerable), confidences(of('missing'))),
      'auroc, sentence removed': 100 * auroc(confidences(answerable), confidences(of('removed'))),
      'auroc, name swapped': 100 * auroc(confidences(answerable), confidences(of('swapped'))),
      'right answers without a warning': percent(right, (one) => verdict(one) === 'answered'),
      'right answers with a warning': percent(right, (one) => verdict(one) === 'perhaps'),
      'near misses refused or warned': percent(near, (one) => verdict(one) !== 'answered'),
      'absent refused': percent(far, (one) => verdict(one) === 'abstained'),
    },
    series: [
      { of: 'right', margins: right.map(({ margin }) => margin) },
      { of: 'near', margins: near.map(({ margin }) => margin) },
      { of: 'absent', margins: far.map(({ margin }) => margin) },
    ],
  };
}

function measure({ kind, question, query, ranked, sentences, readings }: ReaderCase): Measured {
  const chosen = chooseRead(sentences, readings);
  const [best] = rankRead(ranked, readings);
  const sentence = chosen.findIndex((one) => holdsAnswer(question, one));
  return {
    kind,
    passageFirst: best !== undefined && holdsParagraph(question, best),
    sentence: sentence < 0 ? Number.POSITIVE_INFINITY : sentence,
    confidence: readConfidence({ query, ranked, before: sentences, chosen, readings }),
    margin: Math.max(...[...readings.values()].map(({ best: span }) => span?.margin ?? -16)),
  };
}
