import { en, fr } from '../src/i18n/typography.ts';
import { mainQuestion } from '../src/text/main-question.ts';
import { isOtherLanguage } from '../src/text/other-language.ts';
import { findArticle } from './article-id.ts';
import articles from './articles.ts';
import { asksForArticles } from './asks-for-articles.ts';
import { type Command, readerOf, timeZoneOf } from './command.ts';
import { dateRange } from './date-range.ts';
import { since, textOf, until } from './options.ts';
import { problem } from './reply.ts';
import { commandTexts } from './texts/index.ts';

export default {
  name: 'ask',
  names: { fr: 'demander', en: 'ask' },
  description: {
    fr: fr`Pose une question ; la réponse cite les articles mot pour mot`,
    en: en`Asks a question; the answer quotes the articles word for word`,
  },
  options: [
    {
      name: 'question',
      names: { fr: 'question', en: 'question' },
      description: { fr: fr`Ce que vous voulez savoir`, en: en`What you want to know` },
      type: 'text',
      required: true,
    },
    {
      name: 'article',
      names: { fr: 'article', en: 'article' },
      description: {
        fr: fr`Chercher dans cet article seulement`,
        en: en`Look in this article only`,
      },
      type: 'article',
      required: false,
    },
    since,
    until,
    {
      name: 'private',
      names: { fr: 'privé', en: 'private' },
      description: { fr: fr`Montrer la réponse à vous seul`, en: en`Show the answer to you alone` },
      type: 'flag',
      required: false,
      makesPrivate: true,
    },
  ],
  examples: {
    fr: [fr`Combien de communes ont été inondées ?`, fr`Qui a été élu ? depuis:2023-11`],
    en: [en`How many towns were flooded?`, en`Who was elected? since:2023-11`],
  },
  visible: 'channel',
  limited: true,
  async run(input, context) {
    const question = mainQuestion(textOf(input, 'question'));
    if (!question) return problem(commandTexts(context.language).emptyQuestion);
    if (!context.answersOnly && asksForArticles(question)) return articles.run({}, context);
    const range = dateRange(input, context);
    if (typeof range === 'string') return problem(range);
    const wanted = textOf(input, 'article');
    const found = wanted ? await findArticle(wanted, context) : null;
    if (typeof found === 'string') return problem(found);

    const timeZone = timeZoneOf(context);
    const answer = await context.kiosque.ask(question, {
      reader: readerOf(context),
      ...range,
      ...(timeZone !== context.kiosque.timeZone && { timeZone }),
      ...(found && { article: found.id }),
      ...(context.conversation !== null && { conversation: context.conversation }),
      ...(context.turns && { turns: context.turns }),
      ...(context.onAnswer && { onProgress: context.onAnswer }),
      ...(context.takeModelAnswer && { takeModelAnswer: context.takeModelAnswer }),
    });
    if (answer.kind === 'abstained' && isOtherLanguage(question)) {
      const note = commandTexts(context.language).otherLanguage;
      return { type: 'answer', answer: { ...answer, notes: [...answer.notes, note] } };
    }
    return { type: 'answer', answer };
  },
} satisfies Command;
