import { messageCommands } from '../../../commands/index.ts';
import type { Reply } from '../../../commands/reply.ts';
import { escapeText } from './escape.ts';
import { cutRendered } from './fit.ts';
import { type AnswerFrame, answerView } from './render-answer.ts';
import { cardView, excerptView } from './render-excerpt.ts';
import { type HelpPlace, helpView } from './render-help.ts';
import { articlesView, passagesView, type Search } from './render-lists.ts';
import { forgottenView, indexedView, settingsView, statusView } from './render-status.ts';
import { colors, DESCRIPTION_LENGTH, type Look, notice, type View } from './view.ts';

/** What a reply's look needs of where it is shown. */
export interface Scene {
  readonly look: Look;
  readonly help: HelpPlace;
  /** For answers. */
  readonly frame: AnswerFrame;
  /** For passages: what was searched for, so that pages can be turned. */
  readonly search?: Search;
}

const NO_SEARCH: Search = { words: '', since: '', until: '' };

/** A reply of a command as a message. */
export function replyView(reply: Reply, { look, help, frame, search = NO_SEARCH }: Scene): View {
  switch (reply.type) {
    case 'answer':
      return answerView(reply.answer, frame, look);
    case 'excerpt':
      return excerptView(reply, null, look);
    case 'article':
      return cardView(reply.article, look);
    case 'passages':
      return passagesView(reply.passages, search, 0, look);
    case 'articles':
      return articlesView(reply.articles, reply.filter, 0, look);
    case 'status':
      return statusView(reply.status, look.language);
    case 'help':
      return helpView(reply.commands, messageCommands, help, look.language);
    case 'indexed':
      return indexedView(reply, look.language);
    case 'settings':
      return settingsView(reply, look.language);
    case 'forgotten':
      return forgottenView(reply.forgotten, look.language);
    case 'problem':
      return problemView(reply.message);
  }
}

/** Something wrong with what was asked, in words of ours that may repeat the asker's. */
export function problemView(message: string): View {
  return notice(colors.problem, cutRendered(message, DESCRIPTION_LENGTH, escapeText));
}
