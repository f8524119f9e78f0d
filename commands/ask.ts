import { en, fr } from '../src/i18n/typography.ts';
import { mainQuestion } from '../src/text/main-question.ts';
import { isOtherLanguage } from '../src/text/other-language.ts';
import { foldStraight } from '../src/text/words.ts';
import { findArticle } from './article-id.ts';
import articles from './articles.ts';
import { type Command, readerOf, timeZoneOf } from './command.ts';
import { dateRange } from './date-range.ts';
import { since, textOf, until } from './options.ts';
import { problem } from './reply.ts';
import { commandTexts } from './texts/index.ts';

/** All of a message that asks which articles there are, about nothing in particular, in either language. */
const ASKS_FOR_ARTICLES = [
  /^(?:(?:what|which) (?:articles?|papers?|documents?|sources?|files?) (?:do you (?:have|know|read|use|hold)|have you(?: got| read)?|are (?:there|here|indexed|available)|can you (?:read|use|search))|(?:can you |could you |please )?(?:list|show|give)(?: me)?(?: all)?(?: of)? (?:the |your )?(?:articles?|documents?|sources))\b[^\p{L}]*(?:please|here|now)?[^\p{L}]*$/u,
  /^(?:(?:quels?|quelles?) (?:sont (?:les |tes |vos )?)?(?:articles?|journaux|documents?|sources?|fichiers?)(?: (?:as[- ]tu|avez[- ]vous|tu as|vous avez|connais[- ]tu|connaissez[- ]vous|lis[- ]tu|lisez[- ]vous|sont (?:la|disponibles|indexes)|y a[- ]t[- ]il|il y a))?(?: (?:lus?|disponibles|indexes))?|(?:tu as|vous avez|as[- ]tu|avez[- ]vous|y a[- ]t[- ]il) quels articles|(?:peux[- ]tu |pouvez[- ]vous )?(?:liste[rz]?|montre[rz]?|donne[rz]?)(?:[- ]moi)? (?:(?:tous )?(?:les|tes|vos) |la liste des )(?:articles?|documents?|sources)|(?:la )?liste des articles)[^\p{L}]*(?:stp|svp|s'il (?:te|vous) plait|ici)?[^\p{L}]*$/u,
];

/** Whether a question asks for the list of articles, and for nothing that they say. */
export function asksForArticles(question: string): boolean {
  const text = foldStraight(question.trim()).replace(
    /^(?:hello|hi|hey|bonjour|salut|bonsoir)[\s,!.]+/,
    '',
  );
  return text.length < 120 && ASKS_FOR_ARTICLES.some((pattern) => pattern.test(text));
}

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
    // What is found for its names is doubtful: its words were not understood.
    const isDoubtful = answer.kind === 'abstained' || answer.kind === 'perhaps';
    if (isDoubtful && isOtherLanguage(question)) {
      const note = commandTexts(context.language).otherLanguage;
      return { type: 'answer', answer: { ...answer, notes: [...answer.notes, note] } };
    }
    return { type: 'answer', answer };
  },
} satisfies Command;
