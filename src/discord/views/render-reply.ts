import { messageCommands } from '../../../commands/index.ts';
import type { Reply } from '../../../commands/reply.ts';
import { commandTexts } from '../../../commands/texts/index.ts';
import { withCommandMentions } from './command-mentions.ts';
import { escapeText } from './escape.ts';
import { cutRendered } from './fit.ts';
import { type AnswerFrame, answerView } from './render-answer.ts';
import { cardView } from './render-article.ts';
import { digestView } from './render-digest.ts';
import { excerptView } from './render-excerpt.ts';
import { helpView } from './render-help.ts';
import { insightsView } from './render-insights.ts';
import { articlesView, passagesView } from './render-lists.ts';
import {
  forgetView,
  forgottenView,
  indexedView,
  settingsView,
  statusView,
} from './render-status.ts';
import { subscribedView, subscriptionsView } from './render-subscriptions.ts';
import { timelineView } from './render-timeline.ts';
import { colors, DESCRIPTION_LENGTH, notice, type View, type ViewContext } from './view.ts';

/** Leaves room for the mentions of commands, which are longer than their names. */
const PROBLEM_LENGTH = DESCRIPTION_LENGTH - 500;

/** It may repeat a date as it was written. */
const NOTE_LENGTH = 500;

/** Of a reply that is no answer. */
const NO_ANSWER: AnswerFrame = {
  answerId: null,
  deleter: null,
  showQuestion: false,
  offerThread: false,
};

/**
 * A reply of a command as a message.
 *
 * @param frame for answers.
 */
export function replyView(
  reply: Reply,
  context: ViewContext,
  frame: AnswerFrame = NO_ANSWER,
): View {
  const { language } = context;
  switch (reply.type) {
    case 'answer':
      return answerView(reply.answer, frame, context);
    case 'excerpt':
      return excerptView(reply, null, context);
    case 'article':
      return cardView(reply.article, reply.passages[0]?.text ?? '', context);
    case 'passages':
      return noted(reply.note, passagesView(reply.passages, reply.search, 0, context));
    case 'articles':
      return noted(reply.note, articlesView(reply.articles, reply.filter, 0, context));
    case 'digest':
      return digestView(reply, 0, context);
    case 'timeline':
      return timelineView(reply.timeline, reply.search, 0, context);
    case 'status':
      return statusView(reply.status, context);
    case 'help':
      return helpView(reply.commands, messageCommands, context);
    case 'indexed':
      return indexedView(reply, language);
    case 'settings':
      return settingsView(reply, context);
    case 'insights':
      return insightsView(reply.insights, language);
    case 'subscribed':
      return subscribedView(reply.subscription, context);
    case 'subscriptions':
      return subscriptionsView(reply.subscriptions, context);
    case 'forget-asked':
      return forgetView(context);
    case 'forgotten':
      return forgottenView(reply.forgotten, language);
    case 'history-forgotten':
      return problemView(commandTexts(language).historyForgotten(reply.lines), context);
    case 'problem':
      return problemView(reply.message, context);
  }
}

/** Something wrong with what was asked, in words of ours that may repeat the asker's. */
export function problemView(
  message: string,
  context: Pick<ViewContext, 'commandIds' | 'language'>,
): View {
  const text = cutRendered(message, PROBLEM_LENGTH, escapeText);
  return notice(colors.problem, withCommandMentions(text, context));
}

/** How a date was understood stands above what it found. */
function noted(note: string | undefined, view: View): View {
  return note === undefined
    ? view
    : { content: cutRendered(note, NOTE_LENGTH, escapeText), ...view };
}
