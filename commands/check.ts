import type { Answer } from '../src/answering/answer.ts';
import { smallTalk } from '../src/answering/small-talk.ts';
import { en, fr } from '../src/i18n/typography.ts';
import { detectLanguage, type Language } from '../src/text/language.ts';
import { splitSentences } from '../src/text/sentences.ts';
import { splitWords } from '../src/text/words.ts';
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
const MOST_CLAIMS = 3;
/** Of a statement. */
const FEWEST_WORDS = 4;

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
  { text, isOwn, unread = [] }: CheckedMessage,
  context: CommandContext,
): Promise<Reply> {
  const texts = commandTexts(context.language);
  if (isOwn) return problem(texts.ownAnswer);
  const missed = unread.map(({ name, why }) => texts.unreadFile[why](name));
  const message = text.trim().slice(0, MOST_CHARACTERS);
  if (!message) return problem(missed.length > 0 ? missed.join('\n') : texts.nothingToCheck);
  if (message.length < text.trim().length) missed.push(texts.onlyBeginning);
  const checks: Check[] = [];
  for (const claim of claimsOf(message)) checks.push(await checkOne(claim, context));
  const supported = checks.filter(({ sentences }) => sentences.length > 0);
  if (supported.length === 0) {
    const isTalk = checks.every(({ answer }) => answer.kind === 'chat');
    const statesNothing = isTalk || !statesSomething(message);
    return problem([statesNothing ? texts.nothingStated : texts.nothingSaid, ...missed].join('\n'));
  }
  const sentences = supported.flatMap((one) => one.sentences);
  return {
    type: 'answer',
    answer: {
      ...supported[0]!.answer,
      question: message,
      sentences: sentences.map((one, i) => ({ ...one, citation: { ...one.citation, n: i + 1 } })),
      notes: [...new Set([...checks.flatMap(({ notes }) => notes), ...missed])],
    },
  };
}

/** What the articles say of one claim: no sentence where they say nothing. */
interface Check {
  readonly answer: Answer;
  readonly sentences: Answer['sentences'];
  readonly notes: readonly string[];
}

/** The statements of a message, each on its own; the message itself where it has none, or is one. */
function claimsOf(message: string): readonly string[] {
  const sentences = splitSentences(message).map(({ start, end }) =>
    message.slice(start, end).trim(),
  );
  const claims = sentences.filter(
    (one) => !one.endsWith('?') && splitWords(one).length >= FEWEST_WORDS,
  );
  return claims.length > 1 ? claims.slice(0, MOST_CLAIMS) : [message];
}

/** Whether a message has more than questions, small talk and a word or two. */
function statesSomething(message: string): boolean {
  return splitSentences(message)
    .map(({ start, end }) => message.slice(start, end).trim())
    .some((one) => !one.endsWith('?') && splitWords(one).length > 2 && smallTalk(one) === null);
}

async function checkOne(claim: string, context: CommandContext): Promise<Check> {
  const { kiosque, takeModelAnswer, onAnswer } = context;
  const texts = commandTexts(context.language);
  const answer = await kiosque.ask(claim, {
    reader: readerOf(context),
    ...(takeModelAnswer && { takeModelAnswer }),
    ...(onAnswer && { onProgress: onAnswer }),
  });
  const nothing = { answer, sentences: [], notes: [texts.nothingOf(claim)] };
  if (answer.kind === 'chat') return nothing;
  const read = await kiosque.check(claim, answer);
  // That of the claim, whatever language the reader chose.
  const language = detectLanguage(claim, context.language);
  const sentences = answer.sentences.filter((one) => isAbout(claim, one, answer.kind, language));
  const quotes = sentences.map(({ citation }) => citation.quote);
  const verdict = compareFigures(claim, quotes, language);
  // The reader may have looked at an older figure than the one that another article has too.
  const isElsewhere =
    read?.type === 'differs' && compareFigures(read.claimed, quotes, language)?.type === 'same';
  if (read && read.type !== 'nothing' && !isElsewhere) {
    const { claimed, found, sentence } = read;
    const note = {
      agrees: texts.sameSaid(found),
      'same-point': texts.samePoint(found),
      differs: texts.otherFigure(claimed, found),
    }[read.type];
    const { lead: _lead, ...told } = answer;
    return {
      answer: { ...told, kind: 'answered', closest: null },
      sentences: [sentence],
      notes: [note],
    };
  }
  if (sentences.length === 0) return nothing;
  // Where the reader finds nothing, only the very figure tells otherwise.
  if (read && verdict?.type !== 'same') return nothing;
  const note =
    verdict === null
      ? texts.judgeYourself
      : verdict.type === 'same'
        ? texts.sameFigure(verdict.figure)
        : texts.otherFigure(verdict.claimed, verdict.found);
  return { answer, sentences, notes: [note, ...answer.notes] };
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
