import { commands } from '../../../commands/index.ts';
import type { ViewContext } from './view.ts';

/** The names of the commands in every language, by which our texts name them. */
const commandNames = new Map(
  commands.flatMap(({ name, names }) => [name, names.fr, names.en].map((typed) => [typed, name])),
);

/** A word behind a slash that is no part of a path, an address or a tag. */
const TYPED = /(?<![\p{L}\p{N}/<.:])\/(\p{L}+)(?![\p{L}\p{N}/:>])/gu;

type Names = Pick<ViewContext, 'commandIds' | 'language'>;

/** A command as Discord mentions it: each reader sees his own name for it, and can click it. */
export function commandMention(name: string, { commandIds, language }: Names): string {
  const id = commandIds.get(name);
  const typed = commands.find((one) => one.name === name)?.names[language] ?? name;
  return id === undefined ? `/${typed}` : `</${name}:${id}>`;
}

/** A text with the commands that it names (`/ask`, `/demander`) as mentions. */
export function withCommandMentions(text: string, context: Names): string {
  return text.replace(TYPED, (written, typed: string) => {
    const name = commandNames.get(typed);
    return name === undefined ? written : commandMention(name, context);
  });
}
