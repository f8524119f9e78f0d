import { expect, it, onTestFinished } from 'vitest';
import { excerptOf } from '../../src/product/excerpts.ts';
import { locateQuote } from '../../src/text/locate-quote.ts';
import { createAnswerer } from '../../src/writing/answerer.ts';
import { indexedBefore } from '../helpers/indexed-folder.ts';
import { sampleArticles } from '../helpers/sample-library.ts';
import { startLoopbackModel } from './loopback-model.ts';
import { scripted, scriptedReply } from './scripted-answers.ts';

const indexed = indexedBefore(sampleArticles);

/** Written into the script never to be shown. */
const FALSE = /241 élèves|75 millions d’euros de plus|Roussillat réclame|are not exempt/;

it.each(scripted)('$question', async ({ question, sentences }) => {
  const server = await startLoopbackModel((request) => ({ text: scriptedReply(request).text! }));
  onTestFinished(() => server.stop());
  const answerer = createAnswerer(server.config);
  const scope = { within: null, now: new Date('2026-01-15T12:00:00') };
  const answer = await answerer.answer(question, scope, indexed.sources, indexed.embedder);
  const quotes = answer.sentences.map(({ citation }) => citation.quote).join('\n');
  for (const { text, quote } of sentences) {
    // What is not proved is shown as its quotation.
    const written = answer.sentences.some((one) => one.kind === 'written' && one.text === text);
    if (FALSE.test(text)) expect(written).toBe(false);
    else expect(written || locateQuote(quote, quotes) !== null).toBe(true);
  }
  for (const { citation } of answer.sentences) {
    const { articleId, start, end, quote } = citation;
    const excerpt = (await excerptOf(indexed.sources.corpus, articleId, start, end))!;
    expect(excerpt.passage.text.slice(excerpt.cited!.start, excerpt.cited!.end)).toBe(quote);
  }
});
