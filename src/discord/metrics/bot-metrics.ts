import { Counter, Histogram, Registry } from 'prom-client';
import type { Answer } from '../../answering/answer.ts';

/** Seconds: an answer quotes within one, what a language model writes takes several. */
const ANSWER_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60];

/** Why something was not done. */
export type RefusalReason = 'person_limit' | 'server_limit' | 'busy' | 'timeout' | 'not_allowed';

/**
 * What the bot counts, by Prometheus' conventions. A label takes one of a few fixed words, or the number of a shard: nothing
 * that anybody wrote, and nobody's name or id, is among them.
 */
export class BotMetrics {
  readonly registry = new Registry();
  readonly #registers = [this.registry];

  readonly #questions = new Counter({
    name: 'kiosque_questions_total',
    help: 'Questions by what became of them: answered, perhaps (with a warning), abstained (not in the articles), chat, other.',
    labelNames: ['outcome'],
    registers: this.#registers,
  });
  readonly #seconds = new Histogram({
    name: 'kiosque_answer_duration_seconds',
    help: 'From a question to its answer, the wait for its turn included.',
    buckets: ANSWER_SECONDS,
    registers: this.#registers,
  });
  readonly #refusals = new Counter({
    name: 'kiosque_refusals_total',
    help: 'What was not done, by reason: person_limit, server_limit, busy, timeout, not_allowed.',
    labelNames: ['reason'],
    registers: this.#registers,
  });
  readonly #errors = new Counter({
    name: 'kiosque_errors_total',
    help: 'Failures that were logged: bug, or discord (Discord refused an answer).',
    labelNames: ['kind'],
    registers: this.#registers,
  });
  readonly #written = new Counter({
    name: 'kiosque_language_model_answers_total',
    help: 'Answers asked of the language model: written, or failed (then the articles were quoted).',
    labelNames: ['outcome'],
    registers: this.#registers,
  });
  readonly #unread = new Counter({
    name: 'kiosque_unread_answers_total',
    help: 'Answers given without reading the passages, because the reader failed.',
    registers: this.#registers,
  });
  readonly #deliveries = new Counter({
    name: 'kiosque_outbox_deliveries_total',
    help: 'Attempts to send what subscriptions brought: sent, ended (nothing can be sent there any more), failed (tried again).',
    labelNames: ['outcome'],
    registers: this.#registers,
  });
  readonly #reconnects = new Counter({
    name: 'kiosque_gateway_reconnects_total',
    help: 'How often a connection to Discord was lost.',
    labelNames: ['shard'],
    registers: this.#registers,
  });

  /** A question that had its turn, and what came of it; null for what is no answer. */
  answered(answer: Answer | null, milliseconds: number): void {
    this.#questions.inc({ outcome: answer?.kind ?? 'other' });
    this.#seconds.observe(milliseconds / 1000);
    if (answer?.writtenBy !== undefined) this.#written.inc({ outcome: 'written' });
    if (answer?.trouble !== undefined) this.#written.inc({ outcome: 'failed' });
    if (answer?.readingTrouble !== undefined) this.#unread.inc();
  }

  refused(reason: RefusalReason): void {
    this.#refusals.inc({ reason });
  }

  failed(kind: 'bug' | 'discord'): void {
    this.#errors.inc({ kind });
  }

  delivered(outcome: 'sent' | 'ended' | 'failed'): void {
    this.#deliveries.inc({ outcome });
  }

  reconnecting(shard: number): void {
    this.#reconnects.inc({ shard });
  }
}
