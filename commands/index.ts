import articles from './articles.ts';
import ask from './ask.ts';
import check from './check.ts';
import type { Command, MessageCommand } from './command.ts';
import digest from './digest.ts';
import followAnswer from './follow-answer.ts';
import forget from './forget.ts';
import help from './help.ts';
import insights from './insights.ts';
import reindex from './reindex.ts';
import search from './search.ts';
import settings from './settings.ts';
import source from './source.ts';
import status from './status.ts';
import subscribe from './subscribe.ts';
import subscriptions from './subscriptions.ts';
import timeline from './timeline.ts';

/** Every command, in the order in which /help and the README show them. */
export const commands: readonly Command[] = [
  ask,
  source,
  search,
  articles,
  digest,
  timeline,
  subscribe,
  subscriptions,
  status,
  reindex,
  settings,
  insights,
  forget,
  help,
];

/** Those that make sense at a terminal. */
export const terminalCommands: readonly Command[] = commands.filter(
  ({ where }: Command) => where === undefined,
);

/** The entries of the menu on a message. */
export const messageCommands: readonly MessageCommand[] = [check, followAnswer];
