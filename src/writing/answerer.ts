import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Embedder } from '../../embeddings/embedder.ts';
import type { Answer, AnswerSentence } from '../answering/answer.ts';
import { type Answerer, extractive } from '../answering/answerer.ts';
import type { LanguageModelConfig } from '../config/config.ts';
import { messages } from '../i18n/messages.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { detectLanguage } from '../text/language.ts';
import type { GivenPassage, Verifier } from '../verifying/claim.ts';
import { createVerifier } from '../verifying/verifier.ts';
import { Breaker } from './breaker.ts';
import { choosePassages } from './choose-passages.ts';
import { createModelClient, type ModelClient } from './client.ts';
import type { PromptQuestion } from './prompt.ts';
import { isOfTheServer, ModelTrouble, type TroubleKind } from './trouble.ts';
import { type WrittenAnswer, writeAnswer } from './write-answer.ts';

const ANSWERS_KEPT = 500;

/** What a server may answer to a form of answer that it does not know: it is asked once without. */
const UNSTRUCTURED: ReadonlySet<TroubleKind> = new Set(['request refused', 'server error']);

/** What tests hand in of their own. */
export interface AnswererParts {
  readonly client: ModelClient;
  readonly breaker: Breaker;
  /** Gives the key of a request's fences. */
  readonly key: () => string;
}

/**
 * Has a language model write the answers, and shows only what it proves. The articles' own sentences answer where it
 * may not be asked, fails, or proves nothing; where they do not answer, it is not asked at all.
 */
export function createAnswerer(
  config: LanguageModelConfig,
  {
    client = createModelClient(config),
    breaker = new Breaker(),
    key = () => randomBytes(8).toString('hex'),
  }: Partial<AnswererParts> = {},
): Answerer {
  const cache = new LRUCache<string, readonly AnswerSentence[]>({ max: ANSWERS_KEPT });
  const verifiers = new WeakMap<Embedder, Verifier>();
  const withoutEmbedder = createVerifier(null);
  const verifierFor = (embedder: Embedder | null): Verifier => {
    if (!embedder) return withoutEmbedder;
    const known = verifiers.get(embedder) ?? createVerifier(embedder);
    verifiers.set(embedder, known);
    return known;
  };
  /** Until the server refuses the structured form. */
  let structured = true;

  const write = async (
    asked: PromptQuestion,
    passages: readonly GivenPassage[],
    quoted: Answer,
    embedder: Embedder | null,
    onProgress: (sentences: readonly AnswerSentence[]) => void,
  ): Promise<WrittenAnswer | null> => {
    const signal = AbortSignal.timeout(config.timeoutSeconds * 1000);
    const attempt = (isStructured: boolean) =>
      writeAnswer(
        { asked, passages, quoted, structured: isStructured, key: key() },
        {
          client,
          verifier: verifierFor(embedder),
          embedder,
          maxTokens: config.maxTokens,
          signal,
          onProgress,
        },
      );
    try {
      return await attempt(structured);
    } catch (error) {
      const refused = error instanceof ModelTrouble && UNSTRUCTURED.has(error.kind);
      if (!refused || !structured) throw error;
      const answer = await attempt(false);
      structured = false;
      return answer;
    }
  };

  return {
    async answer(question, scope, sources, embedder, asking = {}) {
      const startedAt = performance.now();
      const quoted = await extractive.answer(question, scope, sources, embedder);
      // What an article's details tell needs no writing.
      if (quoted.sentences.every(({ text }) => text !== undefined)) return quoted;
      const said = messages(quoted.language).languageModel;
      const instead = (note: string, trouble?: string): Answer => ({
        ...quoted,
        notes: [...quoted.notes, note],
        ...(trouble !== undefined && { trouble }),
        ms: performance.now() - startedAt,
      });
      const { lead: _lead, ...unled } = quoted;
      const written = (
        sentences: readonly AnswerSentence[],
        trouble: ModelTrouble | null = null,
      ): Answer => ({
        ...unled,
        sentences,
        ...(sentences.some(({ kind }) => kind === 'written') && { writtenBy: client.model }),
        ...(trouble && { trouble: trouble.message }),
        ms: performance.now() - startedAt,
      });

      const asked = {
        question: quoted.understood ?? question,
        language: detectLanguage(question, quoted.language),
        turns: scope.turns ?? [],
      };
      const passages = choosePassages(quoted.passages, asked, config);
      if (passages.length === 0) {
        return instead(said.unproven, new ModelTrouble('context too small').message);
      }
      const place = cacheKey(asked, passages, sources);
      const known = cache.get(place);
      if (known) return written(known);
      try {
        if (!breaker.allows()) throw new ModelTrouble('circuit open');
        if (asking.takeModelAnswer && !(await asking.takeModelAnswer())) return instead(said.spent);
        const answer = await write(asked, passages, quoted, embedder, (soFar) =>
          asking.onProgress?.(written(soFar)),
        );
        if (answer?.trouble) {
          breaker.failed(answer.trouble);
          return written(answer.sentences, answer.trouble);
        }
        breaker.succeeded();
        if (answer === null) return instead(said.foundNothing);
        cache.set(place, answer.sentences);
        return written(answer.sentences);
      } catch (error) {
        if (!(error instanceof ModelTrouble)) throw error;
        if (error.kind !== 'circuit open') breaker.failed(error);
        const ofServer = isOfTheServer(error) || error.kind === 'circuit open';
        return instead(ofServer ? said.silent : said.unproven, error.message);
      }
    },
    status: () => ({ model: client.model, answers: breaker.answered }),
  };
}

/** The same question on the same passages of the same index. */
function cacheKey(
  asked: PromptQuestion,
  passages: readonly GivenPassage[],
  { corpus }: Sources,
): string {
  return JSON.stringify([
    corpus.meta('generation'),
    corpus.meta('indexed_at'),
    asked.question,
    asked.language,
    asked.turns.map(({ question }) => question),
    passages.map(({ articleId, start }) => [articleId, start]),
  ]);
}
