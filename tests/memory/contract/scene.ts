import type { BotMemory } from '../../../src/memory/bot-memory.ts';
import type { MemoryStore } from '../../../src/memory/memory-store.ts';
import type { ShownAnswer, ShownCitation } from '../../../src/memory/shown-answer.ts';
import { citation, loireText } from '../../commands/fake-kiosque.ts';

export const DAY = 86_400_000;
export const shown: ShownCitation = {
  ...citation,
  context: { start: 0, text: loireText.slice(0, 58) },
};

/** What each part of the contract works with: made anew for each test. */
export interface Scene {
  memory: BotMemory;
  /** What the clock of the memory says. */
  now: number;
  /** Opens the same memory once more, as another process of the bot does. */
  open(): Promise<BotMemory>;
  restart(): Promise<void>;
  /** Keeps an answer. @returns its id. */
  answer(changes?: Partial<ShownAnswer>): Promise<number>;
}

/** @param place where nothing is kept yet. */
export async function openScene(place: MemoryStore): Promise<Scene> {
  const open = async () => (await place.open(() => scene.now)).memory;
  const scene: Scene = {
    now: Date.UTC(2026, 0, 1),
    memory: null as never,
    open,
    async restart() {
      await scene.memory.close();
      scene.memory = await open();
    },
    answer: (changes) =>
      scene.memory.answers.keep({
        parentId: null,
        guildId: 'g1',
        channelId: 'c1',
        private: false,
        person: 'ada',
        question: 'Combien ?',
        understood: null,
        language: 'fr',
        kind: 'answered',
        citations: [shown],
        ...changes,
      }),
  };
  scene.memory = await open();
  return scene;
}
