import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/memory/guilds.ts';
import type { Scene } from './scene.ts';

/** Of `GuildMemory`. @param scene of the test that runs. */
export function guildsContract(scene: () => Scene): void {
  describe('guilds', () => {
    it('keeps settings, each change on top of the others', async () => {
      expect(scene().memory.guilds.settings('g1')).toEqual(DEFAULT_SETTINGS);
      await scene().memory.guilds.change('g1', { language: 'en' });
      await scene().memory.guilds.change('g1', { channels: ['c1'] });
      expect(scene().memory.guilds.settings('g1')).toEqual({
        ...DEFAULT_SETTINGS,
        language: 'en',
        channels: ['c1'],
      });
    });

    it('knows the guilds that any process noted', async () => {
      const other = await scene().open();
      await other.guilds.joined(['g1', 'g2']);
      await other.guilds.left('g2');
      await scene().memory.guilds.joined(['g3', 'g1']);
      expect([...(await scene().memory.guilds.present())].sort()).toEqual(['g1', 'g3']);
      await other.close();
    });
  });
}
