import { ButtonLimits } from '@sapphire/discord-utilities';

/** What a button, a menu or a form does: a verb and what it needs, all of it in the customId. */
export interface Action {
  readonly verb: Verb;
  readonly args: readonly string[];
}

/** Never change what one means: messages a year old still say them. */
const verbs = [
  /** answer, n: the excerpt behind a citation, to the one who asks. */
  'cite',
  /** answer: the excerpts behind all citations. */
  'sources',
  /**
   * article, start, end or nothing, page, then starts and ends of what is in bold in the article: a passage, in place of
   * the one shown.
   */
  'place',
  /**
   * article, start, and where something is cited, its end and the digest of its words: a passage, to the one who asks.
   */
  'open',
  /** article: its details. */
  'card',
  /** article, page: the whole text, to the one who asks. */
  'whole',
  /** article, page: another page of the whole text, in place. */
  'leaf',
  /** page, words, since, until: another page of passages. */
  'search',
  /** page, subject, since, until: another page of a timeline. */
  'timeline',
  /** page, since, until: another page of a digest. */
  'digest',
  /** page, subscription, delivery, when the subscription was made, articles: another page of a digest that was sent. */
  'news',
  /** page, filter: another page of articles. */
  'list',
  /** The menu whose values are actions. */
  'pick',
  /** answer: a form for the next question. */
  'follow',
  /** answer: asks its question again without what was carried over from the turn before. */
  'alone',
  /** article: a form for a question about it. */
  'about',
  /** answer, 1 or -1. */
  'vote',
  /** answer: the form that goes with a vote down. */
  'comment',
  /** answer: goes on in a thread. */
  'thread',
  /** person, answer: takes an answer away, for that person. */
  'delete',
  /** Erases what is kept of whoever presses it. */
  'forget',
  /** Erases nothing, after all. */
  'keep',
  /** subscription, then the delivery that the button is on and when the subscription was made: ends it. */
  'unsubscribe',
] as const;
/** What a button, a menu or a form does. */
export type Verb = (typeof verbs)[number];

/** Keeps a state that is too long for a customId; gives its id. */
export type KeepState = (state: string) => number;

/** What a button does, and with what; null stands for an empty argument. */
export function action(verb: Verb, ...args: readonly (string | number | null)[]): Action {
  return { verb, args: args.map((arg) => (arg === null ? '' : String(arg))) };
}

/** An action as a customId; a long one goes to a row of `bot.db`, and the customId names the row. */
export function pack({ verb, args }: Action, keep: KeepState): string {
  const written = [verb, ...args]
    .map((part) => part.replace(/[%:]/g, encodeURIComponent))
    .join(':');
  return written.length <= ButtonLimits.MaximumCustomIdCharacters ? written : `~${keep(written)}`;
}

/** @returns null for what is none of ours, or stands in a row: {@link unpackKept} finds that. */
export function unpack(customId: string): Action | null {
  const [verb, ...args] = customId.split(':');
  const known = verbs.find((one) => one === verb);
  if (!known) return null;
  try {
    return { verb: known, args: args.map(decodeURIComponent) };
  } catch {
    // A sign of percent that we did not write.
    return null;
  }
}

/**
 * @param find gives a state that was kept, null when it is no longer there.
 * @returns null for what is none of ours or was erased.
 */
export async function unpackKept(
  customId: string,
  find: (id: number) => Promise<string | null>,
): Promise<Action | null> {
  if (!customId.startsWith('~')) return unpack(customId);
  const written = await find(Number(customId.slice(1)));
  return written === null ? null : unpack(written);
}
