import articles from '../../commands/articles.ts';
import ask from '../../commands/ask.ts';
import type { CommandContext } from '../../commands/command.ts';
import type { CommandDescription } from '../../commands/command-description.ts';
import help from '../../commands/help.ts';
import { commands } from '../../commands/index.ts';
import type { Reply } from '../../commands/reply.ts';
import search from '../../commands/search.ts';
import source from '../../commands/source.ts';
import status from '../../commands/status.ts';
import timeline from '../../commands/timeline.ts';
import type { AnswerKind } from '../../src/answering/answer.ts';
import { pack } from '../../src/discord/interactions/custom-id.ts';
import { discordTexts } from '../../src/discord/texts/index.ts';
import { escapeText } from '../../src/discord/views/escape.ts';
import { replyView } from '../../src/discord/views/render-reply.ts';
import { colors, notice, type View, type ViewContext } from '../../src/discord/views/view.ts';
import { shownCitations } from '../../src/memory/shown-answer.ts';
import { timelineSvg } from '../../src/pictures/timeline-svg.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import type { Language } from '../../src/text/language.ts';

/** A message of the bot, and what called for it. */
export interface PreviewMessage {
  readonly id: SceneId;
  readonly asked:
    | { readonly mention: string }
    | { readonly command: string }
    | { readonly button: string };
  /** Whether only the asker sees it. */
  readonly hidden: boolean;
  readonly view: View;
  /** The picture beside it, as SVG. */
  readonly picture?: string;
}

export const sceneIds = [
  'answer',
  'perhaps',
  'abstention',
  'excerpt',
  'timeline',
  'search',
  'articles',
  'article',
  'status',
  'help',
  'problem',
  'error',
] as const;
export type SceneId = (typeof sceneIds)[number];

export const BOT_ID = '42';

/** Questions about the sample articles; the first that is answered in the way that is wanted is taken. */
const questions: Readonly<Record<Language, Readonly<Record<AnswerKind, readonly string[]>>>> = {
  fr: {
    answered: ['Qui est le maire de Saint-Aubry ?'],
    perhaps: [
      'Quels pays composent les Brics ?',
      'Comment va-t-on financer le surcoût du tramway ?',
      'Quel tarif demandent les boulangers de Lorcenay ?',
      'Quelle surface occupe l’herbier marin de Skerrow ?',
    ],
    abstained: [
      'Combien de bêtes d’élevage sont mortes pendant la crue ?',
      'Quel débit l’Orvaine a-t-elle atteint en mètres cubes par seconde ?',
      'Qui a remporté la Coupe du monde de rugby ?',
    ],
    chat: ['bonjour'],
  },
  en: {
    answered: ['How much does the new Skerrow ferry cost?'],
    perhaps: [
      'How many seats does the renovated library offer?',
      'By how much did bakers’ energy bills go up?',
      'How long will the crossing take on the new ferry?',
    ],
    abstained: ['How many islanders signed the petition?', 'Who won the Rugby World Cup?'],
    chat: ['hello'],
  },
};

/** Subjects whose figures changed, or were told in several years. */
const subjects: Readonly<Record<Language, string>> = {
  fr: 'Combien de personnes ont été évacuées à Saint-Aubry ?',
  en: 'How much does the Skerrow ferry cost?',
};

const searched: Readonly<Record<Language, string>> = { fr: 'crue', en: 'ferry' };
const badDates: Readonly<Record<Language, string>> = { fr: '32/13/2024', en: '13/32/2024' };

/** The main replies in a language, by the commands and the code that the bot shows them with. */
export async function previewMessages(
  kiosque: Kiosque,
  language: Language,
): Promise<readonly PreviewMessage[]> {
  let states = 0;
  const viewContext: ViewContext = {
    language,
    customId: (action) => pack(action, () => ++states),
    botId: BOT_ID,
    readsThreads: false,
    commandIds: new Map(),
  };
  const frame = { answerId: 7, deleter: '11', showQuestion: true, offerThread: false };
  const context: CommandContext = {
    kiosque,
    language,
    conversation: null,
    recentCitations: [],
    commands,
  };
  const { answered, perhaps, abstained } = questions[language];
  const name = ({ names }: { names: Record<Language, string> }) => `/${names[language]}`;
  const byCommand = (id: SceneId, command: CommandDescription, reply: Reply) =>
    ({
      id,
      asked: { command: name(command) },
      hidden: command.visible === 'asker',
      view: replyView(reply, viewContext, frame),
    }) satisfies PreviewMessage;

  const answer = await answerOf('answered', answered, context);
  const cited = { ...context, recentCitations: await shownCitations(answer, kiosque.excerpt) };
  const mention = { mention: `<@${BOT_ID}> ${escapeText(answer.question)}` };
  const onMention = { ...frame, showQuestion: false, offerThread: true };
  const [newest] = await kiosque.articles(searched[language]);
  const told = await timeline.run({ subject: subjects[language] }, context);
  const { bug } = discordTexts(language);
  return [
    {
      id: 'answer',
      asked: mention,
      hidden: false,
      view: replyView({ type: 'answer', answer }, viewContext, onMention),
    },
    byCommand('perhaps', ask, {
      type: 'answer',
      answer: await answerOf('perhaps', perhaps, context),
    }),
    byCommand('abstention', ask, {
      type: 'answer',
      answer: await answerOf('abstained', abstained, context),
    }),
    {
      ...byCommand('excerpt', source, await source.run({ id: '1' }, cited)),
      asked: { button: '[1]' },
      hidden: true,
    },
    {
      ...byCommand('timeline', timeline, told),
      ...(told.type === 'timeline' && { picture: timelineSvg(told.timeline) }),
    },
    byCommand('search', search, await search.run({ words: searched[language] }, context)),
    byCommand('articles', articles, await articles.run({}, context)),
    byCommand('article', source, await source.run({ id: newest?.id ?? '' }, context)),
    byCommand('status', status, await status.run({}, context)),
    byCommand('help', help, await help.run({}, context)),
    byCommand(
      'problem',
      ask,
      await ask.run({ question: answered[0] ?? '', since: badDates[language] }, context),
    ),
    {
      id: 'error',
      asked: { command: name(ask) },
      hidden: false,
      view: notice(colors.problem, bug('3f9a12c4')),
    },
  ];
}

async function answerOf(kind: AnswerKind, wanted: readonly string[], context: CommandContext) {
  const [first = ''] = wanted;
  for (const question of wanted) {
    const reply = await ask.run({ question }, context);
    if (reply.type === 'answer' && reply.answer.kind === kind) return reply.answer;
  }
  return context.kiosque.ask(first);
}
