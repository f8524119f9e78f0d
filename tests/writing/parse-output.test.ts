import { describe, expect, it } from 'vitest';
import { parseOutput } from '../../src/writing/parse-output.ts';

const sentence = { text: 'Une phrase.', passage: 2, quote: 'des mots' };
const json = JSON.stringify({ sentences: [sentence] });

describe('the structured form', () => {
  it.each([
    ['alone', json],
    ['in a code fence', `\`\`\`json\n${json}\n\`\`\``],
    ['as a bare list', JSON.stringify([sentence])],
    ['after thoughts', `<think>{"text":"Faux.","passage":1,"quote":"x"}</think>${json}`],
    ['after thoughts whose opening was cut off', `Faux. [1] «x»\n</think>\n${json}`],
  ])('is read %s', (_where, text) => {
    expect(parseOutput(text, true)).toEqual({ sentences: [sentence], foundNothing: false });
  });

  it('gives each sentence as soon as its brace closes', () => {
    const cut = json.lastIndexOf(']');
    expect(parseOutput(json.slice(0, cut), false).sentences).toEqual([sentence]);
    expect(parseOutput(json.slice(0, cut - 2), false).sentences).toEqual([]);
  });

  it('reads braces and quotes inside texts', () => {
    const odd = { ...sentence, text: 'Il dit "}" et \\ {.' };
    expect(parseOutput(JSON.stringify({ sentences: [odd] }), true).sentences).toEqual([odd]);
  });

  it('says when nothing was found, at the end only', () => {
    expect(parseOutput('{"sentences":[]}', true)).toEqual({ sentences: [], foundNothing: true });
    expect(parseOutput('{"sentences":[]}', false).foundNothing).toBe(false);
  });

  it('takes eight sentences at most', () => {
    const many = JSON.stringify({ sentences: Array.from({ length: 20 }, () => sentence) });
    expect(parseOutput(many, true).sentences).toHaveLength(8);
  });
});

describe('the plain form', () => {
  it.each([
    'Une phrase. [2] «des mots»',
    '- Une phrase. [2] « des mots »',
    '1. Une phrase. [2] “des mots”.',
    '<think>hm</think>Une phrase. [2] "des mots"',
  ])('is read: %s', (line) => {
    const { sentences } = parseOutput(line, true);
    expect(sentences.map((one) => ({ ...one, quote: one.quote.trim() }))).toEqual([sentence]);
  });

  it.each([
    'Une phrase.',
    'Une phrase. [2]',
    'Une phrase. «des mots»',
    'Une [1] phrase. [2] «des mots»',
    '<think>Une phrase. [2] «des mots»',
    '',
  ])('is not: %s', (line) => {
    expect(parseOutput(line, true).sentences).toEqual([]);
  });

  it('waits for the end of a line', () => {
    expect(parseOutput('Une phrase. [2] «des mots»', false).sentences).toEqual([]);
    expect(parseOutput('Une phrase. [2] «des mots»\n', false).sentences).toEqual([sentence]);
  });

  it('knows the word for nothing', () => {
    expect(parseOutput('AUCUNE RÉPONSE', true).foundNothing).toBe(true);
    expect(parseOutput('No answer.', true).foundNothing).toBe(true);
  });
});
