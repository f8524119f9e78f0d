import { en, fr } from '../src/i18n/typography.ts';
import type { MessageCommand } from './command.ts';
import { problem } from './reply.ts';
import subscribe from './subscribe.ts';
import { commandTexts } from './texts/index.ts';

export default {
  name: 'follow-answer',
  names: { fr: fr`Me prévenir si cela change`, en: en`Tell me when this changes` },
  description: {
    fr: fr`Sur une réponse du bot : prévient en privé des nouveaux articles qui répondent à la question`,
    en: en`On an answer of the bot: tells you in private of new articles that answer the question`,
  },
  needsAnswer: true,
  async run({ question }, context) {
    if (!question) return problem(commandTexts(context.language).noAnswerToFollow);
    return subscribe.run({ subject: question.slice(0, 200) }, context);
  },
} satisfies MessageCommand;
