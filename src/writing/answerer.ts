import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Embedder } from '../../embeddings/embedder.ts';
import { askReader } from '../../embeddings/reader/ask-reader.ts';
import type { Answer, AnswerSentence } from '../answering/answer.ts';
import { type Answerer, type AnswerOptions, extractive } from '../answering/answerer.ts';
import type { LanguageModelConfig } from '../config/config.ts';
import { messages } from '../i18n/messages.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { detectLanguage } from '../text/language.ts';
import type { GivenPassage } from '../verifying/claim.ts';
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

/** What one answerer keeps from question to question. */
interface Writer extends AnswererParts {
  readonly config: LanguageModelConfig;
  readonly cache: LRUCache<string, readonly AnswerSentence[]>;
  /** Until the server refuses the structured form. */
  structured: boolean;
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
  const writer: Writer = { config, client, breaker, key, cache, structured: true };
  return {
    async answer(question, scope, sources, embedder, asking = {}) {
      const startedAt = performance.now();
      const quoted = await extractive.answer(question, scope, sources, embedder);
      // What an article's details tell needs no writing, and what is said of another article proves nothing else.
      if (quoted.teaser || quoted.sentences.every(({ text }) => text !== undefined)) return quoted;
      const asked = {
        question: quoted.understood ?? question,
        language: detectLanguage(question, quoted.language),
        turns: scope.turns ?? [],
      };
      const answer = await rewritten(writer, { asked, quoted, sources, embedder, asking });
      return { ...answer, ms: performance.now() - startedAt };
    },
    status: () => ({ model: client.model, answers: breaker.answered }),
  };
}

/** A question with what the articles' own sentences answer. */
interface Draft {
  readonly asked: PromptQuestion;
  readonly quoted: Answer;
  readonly sources: Sources;
  readonly embedder: Embedder | null;
  readonly asking: AnswerOptions;
}

async function rewritten(writer: Writer, draft: Draft): Promise<Answer> {
  const { config, client, breaker, cache } = writer;
  const { asked, quoted, sources, asking } = draft;
  const texts = messages(quoted.language).languageModel;
  const instead = (note: string, trouble?: ModelTrouble): Answer => ({
    ...quoted,
    notes: [...quoted.notes, note],
    ...(trouble && { trouble: trouble.message }),
  });
  const passages = choosePassages(quoted.passages, asked, config);
  if (passages.length === 0) return instead(texts.unproven, new ModelTrouble('context too small'));
  const place = cacheKey(asked, passages, sources);
  const known = cache.get(place);
  if (known) return written(quoted, client, known);
  try {
    if (!breaker.allows()) throw new ModelTrouble('circuit open');
    if (asking.takeModelAnswer && !(await asking.takeModelAnswer())) return instead(texts.spent);
    const answer = await write(writer, draft, passages);
    if (answer?.trouble) breaker.failed(answer.trouble);
    else breaker.succeeded();
    if (answer === null) return instead(texts.foundNothing);
    if (!answer.trouble) cache.set(place, answer.sentences);
    return written(quoted, client, answer.sentences, answer.trouble);
  } catch (error) {
    if (!(error instanceof ModelTrouble)) throw error;
    if (error.kind !== 'circuit open') breaker.failed(error);
    const ofServer = isOfTheServer(error) || error.kind === 'circuit open';
    return instead(ofServer ? texts.silent : texts.unproven, error);
  }
}

async function write(
  writer: Writer,
  { asked, quoted, sources, embedder, asking }: Draft,
  passages: readonly GivenPassage[],
): Promise<WrittenAnswer | null> {
  const { config, client, key } = writer;
  const reader = await sources.reader;
  const means = {
    client,
    verifier: createVerifier(embedder, reader ? askReader(reader) : undefined),
    embedder,
    maxTokens: config.maxTokens,
    signal: AbortSignal.timeout(config.timeoutSeconds * 1000),
    onProgress: (soFar: readonly AnswerSentence[]) =>
      asking.onProgress?.(written(quoted, client, soFar)),
  };
  const attempt = (structured: boolean) =>
    writeAnswer({ asked, passages, quoted, structured, key: key() }, means);
  try {
    return await attempt(writer.structured);
  } catch (error) {
    const refused = error instanceof ModelTrouble && UNSTRUCTURED.has(error.kind);
    if (!refused || !writer.structured) throw error;
    const unstructured = attempt(false);
    // Whatever the model made of it: the server took the question in that form.
    writer.structured = await unstructured.then(
      () => false,
      (again) => !(again instanceof ModelTrouble) || isOfTheServer(again),
    );
    return unstructured;
  }
}

/** An answer of the model's sentences in the place of the articles'. */
function written(
  { lead: _lead, ...quoted }: Answer,
  { model }: ModelClient,
  sentences: readonly AnswerSentence[],
  trouble: ModelTrouble | null = null,
): Answer {
  return {
    ...quoted,
    sentences,
    ...(sentences.some(({ kind }) => kind === 'written') && { writtenBy: model }),
    ...(trouble && { trouble: trouble.message }),
  };
}

/** The same question on the same passages of the same index. */
const cacheKey = (
  { question, language, turns }: PromptQuestion,
  passages: readonly GivenPassage[],
  { corpus }: Sources,
): string =>
  JSON.stringify([
    corpus.generation,
    [question, language, ...turns.map((turn) => turn.question)],
    passages.map(({ articleId, start }) => [articleId, start]),
  ]);
