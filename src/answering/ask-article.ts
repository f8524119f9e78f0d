import type { Embedder } from '../../embeddings/embedder.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { kindOf } from './confidence.ts';
import { type Finding, findAnswer, type SearchScope } from './find-answer.ts';

/** What one article says to a subject. */
export interface AloneAnswer {
  readonly finding: Finding;
  readonly kind: ReturnType<typeof kindOf>;
}

/** Of an article with less of the subject's idf mass, all its text together, nothing is read… */
const LEAST_COVERAGE = 0.6;
/** …nor of one with less than this of what the best has. */
const OF_BEST = 0.8;

/** Share of a subject's idf mass that an article must have to be asked for it. @param all of the articles there are. */
export const leastCoverage = (all: Iterable<number>): number =>
  Math.max(LEAST_COVERAGE, OF_BEST * Math.max(0, ...all));

/**
 * Asks one article for a subject, by the ranking and the reader alone, and by the same threshold as a question.
 */
export async function askArticle(
  subject: string,
  articleId: string,
  threshold: number | null,
  sources: Sources,
  embedder: Embedder | null,
  toldTimes: SearchScope['toldTimes'] = [],
  many: Pick<SearchScope, 'readsUnsure' | 'analysed'> = {},
): Promise<AloneAnswer> {
  const scope = { within: [articleId], undatedLast: false, toldTimes, turns: [], ...many };
  const finding = await findAnswer(subject, scope, sources, embedder);
  const kind = kindOf(finding.confidence, finding.readings !== null, threshold ?? undefined);
  return { finding, kind };
}

/** Embeds each text once: a subject is the same for every article. */
export function embeddingOnce(embedder: Embedder): Embedder {
  const known = new Map<string, ReturnType<Embedder['embed']>>();
  return {
    info: embedder.info,
    close: () => embedder.close(),
    embed: (texts, role) => {
      const key = JSON.stringify([role, texts]);
      const made = known.get(key) ?? embedder.embed(texts, role);
      known.set(key, made);
      return made;
    },
  };
}
