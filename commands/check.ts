import { messages } from '../src/i18n/messages.ts';
import { en, fr } from '../src/i18n/typography.ts';
import type { MessageCommand } from './command.ts';
import { problem } from './reply.ts';

/** What someone wrote may be long; the question is its beginning. */
const MOST_CHARACTERS = 1000;

export default {
  name: 'check',
  names: { fr: fr`Vérifier dans les articles`, en: en`Check against the articles` },
  async run(text, { kiosque, language, takeModelAnswer, onAnswer }) {
    const wanted = text.trim().slice(0, MOST_CHARACTERS);
    if (!wanted) return problem(messages(language).discord.nothingToCheck);
    return {
      type: 'answer',
      answer: await kiosque.ask(wanted, {
        ...(takeModelAnswer && { takeModelAnswer }),
        ...(onAnswer && { onProgress: onAnswer }),
      }),
    };
  },
} satisfies MessageCommand;
