import type { Command, CommandInput } from '../../commands/command.ts';
import type { CommandOption } from '../../commands/command-description.ts';
import { isDate } from '../../commands/date-range.ts';
import type { Language } from '../text/language.ts';
import { fold, foldStraight } from '../text/words.ts';

/** What a line typed at the prompt asks for. */
export type ChatLine =
  | {
      readonly type: 'command';
      readonly command: Command;
      readonly input: CommandInput;
      /** Of the command's name, where it has another in the other language; null for a plain question. */
      readonly language: Language | null;
    }
  /** Through the passages around the excerpt shown last. */
  | { readonly type: 'turn'; readonly to: 'previous' | 'next' }
  | { readonly type: 'unknown'; readonly name: string }
  | { readonly type: 'quit' }
  | { readonly type: 'empty' };

const quitNames = ['quit', 'quitter', 'exit'];
/** Typed where a citation may be named. */
const steps = new Map<string, 'previous' | 'next'>([
  ['previous', 'previous'],
  ['precedent', 'previous'],
  ['next', 'next'],
  ['suivant', 'next'],
]);

/**
 * Plain text is a question; `/name` runs a command, by its French or English name, with or
 * without its accents. Options but the first are written `name:value` or `name:"two words"`; a date needs no quotation
 * marks: `since:last week`. The bounds have other names too: `jusqu'à:`, `avant:`, `before:`.
 */
export function parseChatLine(line: string, commands: readonly Command[]): ChatLine {
  const text = line.trim();
  if (text === '') return { type: 'empty' };
  const [, typed, rest = ''] = /^\/(\S*)\s*(.*)$/s.exec(text) ?? [];
  if (typed === undefined) {
    const asked = parseChatLine(`/ask ${text}`, withoutOptions(commands));
    return asked.type === 'command' ? { ...asked, language: null } : asked;
  }

  const name = folded(typed);
  if (quitNames.includes(name)) return { type: 'quit' };
  const command = commands.find((one) => namesOf(one).includes(name));
  if (!command) return { type: 'unknown', name: typed };
  const to = command.options[0]?.type === 'citation' ? steps.get(folded(rest)) : undefined;
  if (to) return { type: 'turn', to };
  return {
    type: 'command',
    command,
    input: inputOf(command, rest),
    language: tells(command, name),
  };
}

/** The language that a command was named in, where its names differ. */
function tells({ names }: Command, typed: string): Language | null {
  const [fr, en] = [folded(names.fr), folded(names.en)];
  if (fr === en) return null;
  return typed === fr ? 'fr' : typed === en ? 'en' : null;
}

/** In plain text, `article:…` is a word like any other. */
function withoutOptions(commands: readonly Command[]): Command[] {
  return commands.map((command) => ({ ...command, options: command.options.slice(0, 1) }));
}

const OPTION = /(?<=^|\s)(\p{L}+(?:['’]\p{L}+)?):(?:"([^"]*)"|«\s*([^»]*?)\s*»|“([^”]*)”|(\S+))/gu;
const DATES = ['since', 'until'];
/** Other names of the bounds, folded, with the word that says that the day itself is left out. */
const BOUNDS: ReadonlyMap<string, { readonly option: string; readonly lead?: string }> = new Map([
  ["jusqu'a", { option: 'until' }],
  ["jusqu'au", { option: 'until' }],
  ["jusqu'en", { option: 'until' }],
  ['avant', { option: 'until', lead: 'avant' }],
  ['before', { option: 'until', lead: 'before' }],
  ['apres', { option: 'since', lead: 'après' }],
  ['after', { option: 'since', lead: 'after' }],
]);
/** Words of the longest date that is looked for: "le premier trimestre de l'année 2025". */
const DATE_WORDS = 6;
/** Characters in which its words stand. */
const DATE_LENGTH = 100;
/** At its end, a date has none of these: they begin what follows it. */
const LEADS_ON = /^(?:le|la|les|en|au|du|de|the|in|on|of|from)$/iu;

function inputOf(command: Command, text: string): CommandInput {
  const [first, ...others] = command.options;
  if (!first) return {};
  // What the first one takes may be a text with a colon in it, but not where it is one of a few words.
  const named = first.choices ? command.options : others;
  const input: Record<string, string> = {};
  let rest = '';
  let at = 0;
  for (const match of text.matchAll(OPTION)) {
    const [whole, name = '', ...values] = match;
    const bound = BOUNDS.get(foldStraight(name));
    const option = named.find(
      (one) =>
        one.type !== 'flag' && (one.name === bound?.option || namesOf(one).includes(folded(name))),
    );
    if (!option || match.index < at) continue;
    rest += text.slice(at, match.index);
    at = match.index + whole.length;
    const word = values.pop();
    const quoted = values.find((one) => one !== undefined);
    const lead = bound?.lead ? `${bound.lead} ` : '';
    const more =
      word !== undefined && DATES.includes(option.name)
        ? restOfDate(lead + word, text.slice(at))
        : '';
    input[option.name] = lead + (quoted ?? `${word}${more}`);
    at += more.length;
  }
  const unnamed = (rest + text.slice(at)).trim();
  return { [first.name]: unnamed, ...input };
}

/** The words that make one date with the word before them; empty where that is one by itself, or none is found. */
function restOfDate(word: string, behind: string): string {
  const words =
    behind
      .slice(0, DATE_LENGTH)
      .match(/\s+\S+/gu)
      ?.slice(0, DATE_WORDS - 1) ?? [];
  for (let n = words.length; n > 0; n -= 1) {
    const more = words.slice(0, n).join('');
    if (!LEADS_ON.test(words[n - 1]!.trim()) && isDate(word + more)) return more;
  }
  return '';
}

function namesOf({ name, names }: Pick<CommandOption, 'name' | 'names'>): string[] {
  return [name, names.fr, names.en].map(folded);
}

function folded(word: string): string {
  return fold(word.trim());
}
