import type { APIButtonComponent } from 'discord.js';
import type { Answer, AnswerSentence } from '../../answering/answer.ts';
import { placeOf } from '../../articles/article.ts';
import { messages } from '../../i18n/messages.ts';
import type { Language } from '../../text/language.ts';
import { action } from '../interactions/custom-id.ts';
import { discordTexts } from '../texts/index.ts';
import { withCommandMentions } from './command-mentions.ts';
import { button, rowsOf } from './components.ts';
import { escapeLine, escapeText, oneLine } from './escape.ts';
import { cut, cutMarkup, cutRendered, firstFitting } from './fit.ts';
import { quotedSentence, sourceLine } from './render-source.ts';
import { colors, DESCRIPTION_LENGTH, FOOTER_LENGTH, type View, type ViewContext } from './view.ts';

/** What the message around an answer needs. */
export interface AnswerFrame {
  /** In `bot.db`; null for small talk, which is not kept. */
  readonly answerId: number | null;
  /** Who asked, for the button that takes the answer away; null when only that person sees it. */
  readonly deleter: string | null;
  /** Whether the question is repeated below: where nothing else on the screen shows it. */
  readonly showQuestion: boolean;
  /** Whether to offer to go on in a thread. */
  readonly offerThread: boolean;
}

const NOTES_LENGTH = 500;
/** By which the notes may grow, for mentions of commands are longer than their names. */
const MENTIONS_LENGTH = 100;
/** Of what stands before the sentences, and before one of them. */
const LEAD_LENGTH = 300;
const LABEL_LENGTH = 120;
/** Sources listed: all, where their addresses leave room for what is said. */
const SOURCES_LENGTH = 1800;
const SOURCES = [
  { most: 8, linked: true },
  { most: 8, linked: false },
  { most: 4, linked: false },
] as const;
/** Pages or chapters named of one source. */
const PLACES = 3;
const SEPARATORS = 40;
/** Of the name of a page or chapter. */
const PLACE = 60;
const colorOf = {
  answered: colors.answer,
  perhaps: colors.perhaps,
  abstained: colors.abstained,
  chat: colors.list,
} as const;

/** The answer first, then its sources, then what can be done with it. */
export function answerView(answer: Answer, frame: AnswerFrame, context: ViewContext): View {
  const footer = cut(oneLine(answer.question), FOOTER_LENGTH);
  return {
    embeds: [
      {
        color: colorOf[answer.kind],
        description: description(answer, context),
        ...(frame.showQuestion && answer.kind !== 'chat' && footer && { footer: { text: footer } }),
      },
    ],
    components: [
      ...rowsOf(sourceButtons(answer, frame, context)),
      ...rowsOf(otherButtons(answer, frame, context)),
    ],
  };
}

/** What the reader is told, in the question's language. */
function description(answer: Answer, context: ViewContext): string {
  const { language, kind } = answer;
  const texts = messages(language).answer;
  const by = answer.writtenBy === undefined ? [] : [saidBy(answer.writtenBy, language)];
  const written = cutRendered([...answer.notes, ...by].join('\n'), NOTES_LENGTH, escapeText);
  const note = written || (kind === 'chat' ? texts.chat : '');
  const notes = cutMarkup(withCommandMentions(note, context), NOTES_LENGTH + MENTIONS_LENGTH);
  if (kind === 'chat') return notes;
  const small = notes && `-# ${notes.replaceAll('\n', '\n-# ')}`;
  if (kind === 'abstained') {
    const closest = answer.closest && texts.closest(sourceLine(answer.closest, language));
    return [`**${texts.abstained}**`, closest, small].filter(Boolean).join('\n\n');
  }
  const warning = kind === 'perhaps' ? `⚠️ ${texts.perhaps}` : '';
  const lead = cutRendered(answer.lead ?? '', LEAD_LENGTH, escapeText);
  const sources = firstFitting(
    SOURCES_LENGTH,
    SOURCES.map(
      ({ most, linked }) =>
        () =>
          sourcesList(answer, language, most, linked),
    ),
  );
  const taken = small.length + sources.length + warning.length + lead.length + SEPARATORS;
  const room = Math.floor((DESCRIPTION_LENGTH - taken) / answer.sentences.length) - SEPARATORS;
  const sentences = answer.sentences.map((sentence) => shownSentence(sentence, language, room));
  return [warning, lead, sentences.join('\n\n'), sources, small].filter(Boolean).join('\n\n');
}

function shownSentence(
  { text, label, citation, highlights }: AnswerSentence,
  language: Language,
  room: number,
): string {
  const before = label === undefined ? '' : `${cutRendered(label, LABEL_LENGTH, escapeText)} `;
  const left = room - before.length;
  const words =
    text === undefined
      ? quotedSentence(citation.quote, highlights, language, left)
      : cutRendered(text, left, escapeText);
  return `${before}${words} \`[${citation.n}]\``;
}

const saidBy = (model: string, language: Language): string =>
  messages(language).languageModel.writtenBy(oneLine(model));

/** One line an article, with the markers of its citations. */
function sourcesList(answer: Answer, language: Language, most: number, linked: boolean): string {
  const lines = new Map<string, { markers: string; line: string; places: Set<string> }>();
  for (const { citation } of answer.sentences) {
    const { n, articleId, article, file } = citation;
    const known = lines.get(articleId);
    const marker = `\`[${n}]\``;
    const place = placeOf(article, citation.start);
    if (known) {
      known.markers += ` ${marker}`;
      if (place !== null) known.places.add(place);
    } else if (lines.size < most) {
      const line = sourceLine({ ...article, file }, language, linked);
      lines.set(articleId, {
        markers: marker,
        line,
        places: new Set(place === null ? [] : [place]),
      });
    }
  }
  const title = `**${messages(language).answer.sources}**`;
  const sources = [...lines.values()].map(({ markers, line, places }) =>
    [
      `${markers} ${line}`,
      ...[...places].slice(0, PLACES).map((place) => cutRendered(place, PLACE, escapeLine)),
    ].join(', '),
  );
  return [title, ...sources].join('\n');
}

function sourceButtons(
  { sentences, closest }: Answer,
  { answerId }: AnswerFrame,
  { language, customId }: ViewContext,
): APIButtonComponent[] {
  const texts = discordTexts(language).buttons;
  if (answerId === null) return [];
  if (closest) {
    return [
      button(customId(action('card', closest.articleId)), { emoji: '📄', label: texts.closest }),
    ];
  }
  const numbers = [...new Set(sentences.map(({ citation }) => citation.n))];
  if (numbers.length === 0) return [];
  return [
    ...numbers
      .slice(0, 4)
      .map((n) =>
        button(customId(action('cite', answerId, n)), { label: `[${n}]`, primary: true }),
      ),
    button(customId(action('sources', answerId)), { emoji: '📚', label: texts.sources }),
  ];
}

function otherButtons(
  { kind, mayStandAlone }: Answer,
  { answerId, deleter, offerThread }: AnswerFrame,
  { language, customId }: ViewContext,
): APIButtonComponent[] {
  const texts = discordTexts(language).buttons;
  if (answerId === null || kind === 'chat') return [];
  return [
    button(customId(action('follow', answerId)), { emoji: '💬', label: texts.follow }),
    ...(mayStandAlone
      ? [button(customId(action('alone', answerId)), { emoji: '↩️', label: texts.alone })]
      : []),
    button(customId(action('vote', answerId, 1)), { emoji: '👍' }),
    button(customId(action('vote', answerId, -1)), { emoji: '👎' }),
    ...(offerThread
      ? [button(customId(action('thread', answerId)), { emoji: '🧵', label: texts.thread })]
      : []),
    ...(deleter ? [button(customId(action('delete', deleter, answerId)), { emoji: '🗑️' })] : []),
  ];
}
