import { afterEach, beforeEach, describe } from 'vitest';
import type { MemoryStore } from '../../src/memory/memory-store.ts';
import { answersContract } from './contract/answers.ts';
import { erasingContract } from './contract/erasing.ts';
import { guildsContract } from './contract/guilds.ts';
import { limitsContract } from './contract/limits.ts';
import { openScene, type Scene } from './contract/scene.ts';
import { statesContract } from './contract/states.ts';
import { subscriptionsContract } from './contract/subscriptions.ts';
import { votesContract } from './contract/votes.ts';

/**
 * What every store of a bot's memory must do.
 * @param newStore makes one without anything in it.
 */
export function memoryContract(name: string, newStore: () => Promise<MemoryStore>): void {
  describe(name, () => {
    let scene: Scene;
    beforeEach(async () => {
      scene = await openScene(await newStore());
    });
    afterEach(() => scene.memory.close());
    const current = () => scene;
    answersContract(current);
    votesContract(current);
    statesContract(current);
    limitsContract(current);
    guildsContract(current);
    subscriptionsContract(current);
    erasingContract(current);
  });
}
