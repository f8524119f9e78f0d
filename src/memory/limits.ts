/** Questions a minute. */
export interface QuestionLimits {
  readonly perPerson: number;
  readonly perGuild: number;
}

/** Milliseconds until one more may be asked; 0 when it may now. */
export interface QuestionWaits {
  readonly person: number;
  readonly guild: number;
}

/** Who asks, and where; null for direct messages, which only the person's limit counts. */
export interface Asker {
  readonly person: string;
  readonly guildId: string | null;
}

/** How much may still be asked, by a person and in a guild: all processes of a bot count together. */
export interface LimitMemory {
  /**
   * Counts a question, unless the person or the guild has asked as many as they may within the last minute.
   * @returns how long each has to wait: the question was counted where both are 0.
   */
  takeQuestion(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits>;
  /** The same, but counts nothing. */
  questionWaits(asker: Asker, limits: QuestionLimits): Promise<QuestionWaits>;
  /**
   * Counts an answer by a language model for a guild, or for direct messages (null); days are of UTC.
   * @param limit a day; null for any number.
   * @returns false, counting nothing, where the day's answers are used up.
   */
  takeModelAnswer(guildId: string | null, limit: number | null): Promise<boolean>;
}

/** The minute slides: a question counts for so long, in milliseconds. */
export const COUNTED_MS = 60_000;

/** Under which a store counts the questions of one person, and those of one guild. */
export const keyOfPerson = (person: string): string => `p${person}`;
const keyOfGuild = (guildId: string): string => `g${guildId}`;

/** What is counted for a question, and how often it may be there. */
export function countedBy(
  { person, guildId }: Asker,
  { perPerson, perGuild }: QuestionLimits,
): { readonly key: string; readonly limit: number }[] {
  const ofGuild = guildId === null ? [] : [{ key: keyOfGuild(guildId), limit: perGuild }];
  return [{ key: keyOfPerson(person), limit: perPerson }, ...ofGuild];
}

/**
 * How long to wait, in milliseconds.
 * @param decisive for each of {@link countedBy}, when the last but so many as it may have was asked; null for fewer.
 * @param now as those times, milliseconds since 1970.
 */
export function waitsOf(
  decisive: readonly (number | null | undefined)[],
  now: number,
): QuestionWaits {
  const [person = 0, guild = 0] = decisive.map((at) =>
    typeof at === 'number' ? Math.max(1, at + COUNTED_MS - now) : 0,
  );
  return { person, guild };
}
