/** What a button needs to know, where it is too long for the button itself. */
export interface StateMemory {
  /**
   * Keeps a state for a button while a view is made. Who keeps it knows it at once; all others once {@link settled}.
   * @returns its id.
   */
  keep(state: string, guildId: string | null, person: string): number;
  /**
   * Until what was kept is written.
   * @throws whatever kept the store from writing it, once.
   */
  settled(): Promise<void>;
  /** Null when it is no longer there. */
  get(id: number): Promise<string | null>;
}
