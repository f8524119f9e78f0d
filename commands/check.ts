import type { Answer } from '../src/answering/answer.ts';
import { en, fr } from '../src/i18n/typography.ts';
import { detectLanguage, type Language } from '../src/text/language.ts';
import {
  type CheckedMessage,
  type CommandContext,
  type MessageCommand,
  readerOf,
} from './command.ts';
import { compareFigures, isAboutClaim } from './compare-claim.ts';
import { problem, type Reply } from './reply.ts';
import { commandTexts } from './texts/index.ts';

/** What someone wrote may be long; what is checked is its beginning. */
const MOST_CHARACTERS = 1000;

export default {
  name: 'check',
  names: { fr: fr`Vérifier dans les articles`, en: en`Check against the articles` },
  description: {
    fr: fr`Montre ce que les articles disent du message, ou qu'ils n'en disent rien`,
    en: en`Shows what the articles say about the message, or that they say nothing`,
  },
  run: checkMessage,
} satisfies MessageCommand;

/** What the articles say of what a message claims; where they say nothing of it, nothing is quoted. */
async function checkMessage(
  { text, isOwn }: CheckedMessage,
  context: CommandContext,
): Promise<Reply> {
  const { kiosque, takeModelAnswer, onAnswer } = context;
  const texts = commandTexts(context.language);
  if (isOwn) return problem(texts.ownAnswer);
  const claim = text.trim().slice(0, MOST_CHARACTERS);
  if (!claim) return problem(texts.nothingToCheck);
  const answer = await kiosque.ask(claim, {
    reader: readerOf(context),
    ...(takeModelAnswer && { takeModelAnswer }),
    ...(onAnswer && { onProgress: onAnswer }),
  });
  if (answer.kind === 'chat') return problem(texts.nothingStated);
  // That of the claim, whatever language the reader chose.
  const language = detectLanguage(claim, context.language);
  const about = {
    ...answer,
    sentences: answer.sentences.filter((one) => isAbout(claim, one, answer.kind, language)),
  };
  if (about.sentences.length === 0) return problem(texts.nothingSaid);
  const verdict = compareFigures(
    claim,
    about.sentences.map(({ citation }) => citation.quote),
    language,
  );
  const note =
    verdict === null
      ? texts.judgeYourself
      : verdict.type === 'same'
        ? texts.sameFigure(verdict.figure)
        : texts.otherFigure(verdict.claimed, verdict.found);
  return { type: 'answer', answer: { ...about, notes: [note, ...answer.notes] } };
}

/** Between two languages only the ranking can tell; it does where it is sure. */
function isAbout(
  claim: string,
  { citation }: Answer['sentences'][number],
  kind: Answer['kind'],
  language: Language,
): boolean {
  if (citation.article.language !== language) return kind === 'answered';
  return isAboutClaim(claim, citation.quote, language);
}
