import { expect, it } from 'vitest';
import type { Scene } from './scene.ts';

/** Of `StateMemory`. @param scene of the test that runs. */
export function statesContract(scene: () => Scene): void {
  it('keeps the state of a button for others too, once it is settled', async () => {
    const id = scene().memory.states.keep('search:words', 'g1', 'ada');
    expect(await scene().memory.states.get(id)).toBe('search:words');
    await scene().memory.states.settled();
    const other = await scene().open();
    expect(await other.states.get(id)).toBe('search:words');
    await other.close();
    expect(await scene().memory.states.get(id + 1)).toBeNull();
  });
}
