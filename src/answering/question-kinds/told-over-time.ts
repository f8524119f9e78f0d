import { setImmediate } from 'node:timers/promises';
import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { Language } from '../../text/language.ts';
import { numbersIn, sameNumber } from '../../text/numbers.ts';
import type { Span } from '../../text/spans.ts';
import { askArticle } from '../ask-article.ts';
import type { ScoredSentence } from '../choose-sentences.ts';
import { quoted } from '../quoting.ts';
import type { WholeArticle } from '../whole-article.ts';
import type { Composed, Question } from './question.ts';

/** From which margin of the reader on an article tells of a topic: surely, or perhaps. */
export const TOLD = { surely: 0, perhaps: -4 } as const;

/** A sentence of an article that tells of a topic. */
interface Telling {
  readonly article: WholeArticle;
  readonly sentence: ScoredSentence;
}

/**
 * What the articles of several days say of one thing, newest first, with the figures in bold that no other of them has: each
 * is read for it alone. They need not tell of one event, as a council's minutes and a report on its pool. Null where fewer
 * than two tell of it, or nothing is read.
 * @param least margin of the reader from which an article tells of it.
 */
export async function toldOverTime(
  topic: string,
  articles: readonly WholeArticle[],
  { sources, language }: Question,
  least: number,
): Promise<Composed | null> {
  const told: Telling[] = [];
  for (const article of articles) {
    if (article.details.published === null) continue;
    // Others have their turn between two articles.
    await setImmediate();
    const inside = { ...sources, vectors: null };
    const { finding } = await askArticle(topic, article.details.id, null, inside, null);
    const [sentence] = finding.sentences;
    if (sentence && (sentence.reading?.margin ?? -Infinity) > least)
      told.push({ article, sentence });
  }
  told.sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1));
  return new Set(told.map(dayOf)).size < 2 ? null : asOfEachDay(told, language);
}

const dayOf = ({ article }: Telling): string => article.details.published!.value;

function asOfEachDay(told: readonly Telling[], language: Language): Composed {
  const texts = messages(language).kinds;
  const parts = told.map((one, i) => {
    const { article, sentence } = one;
    const date = dateLabel(article.details.published, language);
    const label =
      i === 0 ? texts.since(date) : i === told.length - 1 ? texts.before(date) : texts.dated(date);
    const highlights = ownFigures(one, told);
    return quoted(article.details, article.text, sentence, { label, highlights });
  });
  return { kind: 'changed', parts, sure: true };
}

/** Spans of a sentence that hold figures which those of the others have not. */
function ownFigures(one: Telling, told: readonly Telling[]): Span[] {
  const figuresOf = ({ article, sentence }: Telling) =>
    numbersIn(sentence.text, article.details.language);
  const known = told.filter((other) => other !== one).flatMap(figuresOf);
  return figuresOf(one)
    .filter((figure) => !figure.weak && !known.some((other) => sameNumber(figure, other)))
    .map(({ start, end }) => ({ start, end }));
}
