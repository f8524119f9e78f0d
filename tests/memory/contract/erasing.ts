import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/memory/guilds.ts';
import { DAY, type Scene, shown } from './scene.ts';

/** Of `forget` and `sweep`, which concern several subjects. @param scene of the test that runs. */
export function erasingContract(scene: () => Scene): void {
  describe('forgetting', () => {
    it('erases what a person gave; excerpts stay', async () => {
      const id = await scene().answer();
      const other = await scene().answer({ person: 'bob' });
      await scene().memory.votes.cast(other, 'ada', 1);
      await scene().memory.votes.cast(id, 'bob', 1);
      const state = scene().memory.states.keep('search:words', 'g1', 'ada');
      expect(await scene().memory.forget('ada')).toEqual({
        questions: 2,
        votes: 1,
        subscriptions: 0,
      });
      expect(await scene().memory.answers.get(id)).toMatchObject({
        person: null,
        question: null,
        citations: [shown],
      });
      expect(await scene().memory.answers.get(other)).toMatchObject({
        person: 'bob',
        question: 'Combien ?',
      });
      expect(await scene().memory.votes.on(other)).toEqual([]);
      expect(await scene().memory.votes.on(id)).toHaveLength(1);
      expect(await scene().memory.states.get(state)).toBeNull();
      expect(await scene().memory.answers.turnsUpTo(id, 5)).toEqual([]);
      expect(await scene().memory.forget('ada')).toEqual({
        questions: 0,
        votes: 0,
        subscriptions: 0,
      });
    });

    it('comes by itself after a time, but for what was voted on', async () => {
      const old = await scene().answer();
      const voted = await scene().answer();
      await scene().memory.votes.cast(voted, 'bob', -1);
      scene().now += 29 * DAY;
      await scene().memory.sweep(30);
      expect((await scene().memory.answers.get(old))?.question).toBe('Combien ?');
      scene().now += 2 * DAY;
      const fresh = await scene().answer();
      await scene().memory.sweep(30);
      expect(await scene().memory.answers.get(old)).toMatchObject({
        person: null,
        question: null,
        citations: [shown],
      });
      expect((await scene().memory.answers.get(voted))?.question).toBe('Combien ?');
      expect((await scene().memory.answers.get(fresh))?.question).toBe('Combien ?');
    });

    it('erases a guild 30 days after it was left', async () => {
      const id = await scene().answer();
      const elsewhere = await scene().answer({ guildId: 'g2' });
      await scene().memory.guilds.change('g1', { language: 'en' });
      await scene().memory.guilds.left('g1');
      scene().now += 20 * DAY;
      await scene().memory.guilds.left('g1');
      scene().now += 11 * DAY;
      await scene().memory.sweep(365);
      expect(await scene().memory.answers.get(id)).toBeNull();
      expect(await scene().memory.answers.get(elsewhere)).not.toBeNull();
      expect(scene().memory.guilds.settings('g1')).toEqual(DEFAULT_SETTINGS);
      expect(await scene().memory.guilds.known()).toEqual(['g2']);
    });

    it('keeps the data of a guild that called the bot back', async () => {
      const id = await scene().answer();
      await scene().memory.guilds.left('g1');
      await scene().memory.guilds.joined(['g1']);
      scene().now += 40 * DAY;
      await scene().memory.sweep(365);
      expect(await scene().memory.answers.get(id)).not.toBeNull();
    });
  });
}
