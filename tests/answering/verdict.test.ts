import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/answering/find-answer.ts';
import type { Composed } from '../../src/answering/question-kinds/question.ts';
import { verdictOf } from '../../src/answering/verdict.ts';

const FACT: Composed = { kind: 'fact', parts: [], sure: false };
const PLAIN = { areKeywords: false, toldTimes: [], quotesBefore: [] };

/** What a question of one word found, whose best passage the reader read. */
function finding(margin: number, confidence: number, changes: Partial<Finding> = {}, weight = 1) {
  const term = { form: 'grue', alternatives: [{ stem: 'gru', weight }], near: [], idf: 1 };
  return {
    query: { text: 'grue ?', language: 'fr', terms: [term], chunks: 9 },
    ranked: [],
    sentences: [],
    completed: null,
    confidence,
    confidenceUnread: 0.1,
    readings: new Map([[1, { best: { margin, span: { start: 0, end: 1 } }, sentences: [] }]]),
    ...changes,
  } as unknown as Finding;
}

const verdict = (found: Finding, circumstances = {}): string =>
  verdictOf(found, FACT, { ...PLAIN, ...circumstances }).verdict;

describe('what the reader finds nowhere', () => {
  it('is not shown where the ranking finds little', () => {
    expect(verdict(finding(-8, 0.1))).toBe('abstained');
    expect(verdict(finding(-3, 0.1))).toBe('perhaps');
    expect(verdict(finding(-8, 0.4))).toBe('perhaps');
  });

  it('may be there where the reader does not know the words as they stand', () => {
    expect(verdict(finding(-8, 0.1, {}, 0.7))).toBe('perhaps');
    expect(verdict(finding(-8, 0.1, { completed: {} as Finding['completed'] }))).toBe('perhaps');
    expect(verdict(finding(-8, 0.1, { readings: null }))).not.toBe('answered');
  });

  it('is shown to whoever sets a threshold below it, and where nothing may be kept back', () => {
    expect(verdict(finding(-8, 0.1), { threshold: 0.05 })).toBe('perhaps');
    expect(verdict(finding(-8, 0.1), { mayAbstain: false })).toBe('perhaps');
  });
});

describe('what the ranking is sure of and the reader finds nowhere', () => {
  const ranked = { confidenceUnread: 0.9 };

  it('is shown with a warning, for one of them is mistaken', () => {
    expect(verdict(finding(-8, 0.01))).toBe('abstained');
    expect(verdict(finding(-8, 0.01, ranked))).toBe('perhaps');
    expect(verdict(finding(-8, 0.1, ranked))).toBe('perhaps');
  });

  it('is not where somebody set a threshold', () => {
    expect(verdict(finding(-8, 0.01, ranked), { threshold: 0.05 })).toBe('abstained');
  });
});

describe('a false premise', () => {
  it('is no answer, however sure the reader is of something else', () => {
    const premise: Composed = { ...FACT, kind: 'false-premise' };
    expect(verdictOf(finding(7, 0.95), premise, PLAIN).verdict).toBe('perhaps');
  });
});
