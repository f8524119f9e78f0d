import articles from './articles.ts';
import ask from './ask.ts';
import type { Command } from './command.ts';
import help from './help.ts';
import search from './search.ts';
import source from './source.ts';
import status from './status.ts';

/** Every command, in the order in which /help and the README show them. */
export const commands: readonly Command[] = [ask, source, search, articles, status, help];
