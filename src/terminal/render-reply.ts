import type { Reply } from '../../commands/reply.ts';
import { commandTexts } from '../../commands/texts/index.ts';
import type { Language } from '../text/language.ts';
import { indexReport } from './index-report.ts';
import { printable } from './printable.ts';
import { renderAnswer } from './render-answer.ts';
import { renderDigest } from './render-digest.ts';
import { renderArticle, renderExcerpt } from './render-excerpt.ts';
import { renderHelp } from './render-help.ts';
import { renderArticles, renderPassages, renderStatus } from './render-lists.ts';
import { renderTimeline } from './render-timeline.ts';
import type { Colors } from './terminal.ts';

/**
 * A reply as the terminal shows it, without a line feed at its end. Texts from articles cannot act
 * on the terminal.
 *
 * @param language of the interface; an answer speaks its question's language instead.
 */
export function renderReply(reply: Reply, language: Language, colors: Colors): string {
  switch (reply.type) {
    case 'answer':
      return renderAnswer(reply.answer, colors);
    case 'excerpt':
      return [
        ...(reply.note ? [colors.yellow(reply.note)] : []),
        renderExcerpt(reply.n, reply.excerpt, language, colors),
      ].join('\n');
    case 'article':
      return renderArticle(reply.article, reply.passages, language, colors);
    case 'passages':
      return noted(
        reply.note,
        renderPassages(reply.search.words, reply.passages, language, colors),
        colors,
      );
    case 'articles':
      return noted(
        reply.note,
        renderArticles(reply.filter, reply.articles, language, colors),
        colors,
      );
    case 'digest':
      return renderDigest(reply, language, colors);
    case 'timeline':
      return renderTimeline(reply.timeline, colors);
    case 'status':
      return renderStatus(reply.status, language, colors);
    case 'help':
      return renderHelp(reply.commands, language, colors);
    case 'indexed':
      return indexReport(reply.summary, language);
    case 'settings':
    case 'insights':
    case 'subscribed':
    case 'subscriptions':
    case 'forget-asked':
    case 'forgotten':
      return colors.yellow(commandTexts(language).onlyInDiscord);
    case 'history-forgotten':
      return commandTexts(language).historyForgotten(reply.lines);
    case 'problem':
      return colors.yellow(printable(reply.message));
  }
}

/** What is shown, below how it was understood. */
function noted(note: string | undefined, rendered: string, colors: Colors): string {
  return note === undefined ? rendered : `${colors.dim(printable(note))}\n\n${rendered}`;
}
