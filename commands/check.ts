import { en, fr } from '../src/i18n/typography.ts';
import { type MessageCommand, readerOf } from './command.ts';
import { problem } from './reply.ts';
import { commandTexts } from './texts/index.ts';

/** What someone wrote may be long; the question is its beginning. */
const MOST_CHARACTERS = 1000;

export default {
  name: 'check',
  names: { fr: fr`Vérifier dans les articles`, en: en`Check against the articles` },
  description: {
    fr: fr`Montre ce que les articles disent du message, ou qu'ils n'en disent rien`,
    en: en`Shows what the articles say about the message, or that they say nothing`,
  },
  async run(text, context) {
    const { kiosque, language, takeModelAnswer, onAnswer } = context;
    const wanted = text.trim().slice(0, MOST_CHARACTERS);
    if (!wanted) return problem(commandTexts(language).nothingToCheck);
    return {
      type: 'answer',
      answer: await kiosque.ask(wanted, {
        reader: readerOf(context),
        ...(takeModelAnswer && { takeModelAnswer }),
        ...(onAnswer && { onProgress: onAnswer }),
      }),
    };
  },
} satisfies MessageCommand;
