import type { Turn } from '../answering/follow-up.ts';
import { dateLabel } from '../i18n/format.ts';
import type { Language } from '../text/language.ts';
import type { GivenPassage } from '../verifying/claim.ts';
import type { ModelRequest } from './client.ts';
import { fenced } from './fence.ts';
import { OUTPUT_SCHEMA } from './parse-output.ts';
import { promptTexts } from './texts/index.ts';

const TURNS = 3;
const QUESTION_LENGTH = 1000;
const TURN_LENGTH = 200;

/** A question as the prompt puts it. */
export interface PromptQuestion {
  readonly question: string;
  readonly language: Language;
  /** Earlier turns of the conversation, oldest first. */
  readonly turns: readonly Turn[];
}

/** A passage as the model gets it, with what introduces it: its title, publisher, date and where it comes from. */
export function passageBlock(
  { article, file, text }: GivenPassage,
  number: number,
  language: Language,
  key: string,
): string {
  const publisher = article.publisher ?? promptTexts[language].unknownPublisher;
  const date = dateLabel(article.published, language);
  const label = [article.title, publisher, date, article.url ?? file].join(' | ');
  return fenced(`passage ${number}`, `${label}\n${text}`, key);
}

/**
 * The request for an answer.
 * @param key told only in the rules: no article can know it, so none can imitate a fence.
 */
export function requestFor(
  { question, language, turns }: PromptQuestion,
  passages: readonly GivenPassage[],
  structured: boolean,
  key: string,
): ModelRequest {
  const texts = promptTexts[language];
  const form = texts.forms[structured ? 'structured' : 'oneALine'];
  const before = turns.slice(-TURNS).map((turn) => turn.question.slice(0, TURN_LENGTH));
  return {
    system: `${texts.rules}\n${form}\n${texts.key}: ${key}`,
    user: [
      ...passages.map((passage, i) => passageBlock(passage, i + 1, language, key)),
      ...(before.length > 0 ? [fenced(texts.before, before.join('\n'), key)] : []),
      fenced(texts.question, question.slice(0, QUESTION_LENGTH), key),
    ].join('\n\n'),
    schema: structured ? OUTPUT_SCHEMA : null,
  };
}
