import { describe, expect, it } from 'vitest';
import { DAY, type Scene } from './scene.ts';

/** Of `LimitMemory`. @param scene of the test that runs. */
export function limitsContract(scene: () => Scene): void {
  describe('answers by a language model', () => {
    it('are counted by day and guild, over restarts', async () => {
      const take = (guild: string | null) => scene().memory.limits.takeModelAnswer(guild, 2);
      expect([
        await take('g1'),
        await take('g1'),
        await take('g1'),
        await take('g2'),
        await take(null),
      ]).toEqual([true, true, false, true, true]);
      await scene().restart();
      expect(await take('g1')).toBe(false);
      scene().now += DAY;
      expect(await take('g1')).toBe(true);
    });

    it('are as many as they may be for several processes that ask at once', async () => {
      const others = await Promise.all(Array.from({ length: 3 }, scene().open));
      const all = await Promise.all(
        [scene().memory, ...others].flatMap((one) =>
          Array.from({ length: 4 }, () => one.limits.takeModelAnswer('g1', 7)),
        ),
      );
      expect(all.filter(Boolean)).toHaveLength(7);
      await Promise.all(others.map((one) => one.close()));
    });

    it('may be as many as one likes', async () => {
      for (let i = 0; i < 5; i++)
        expect(await scene().memory.limits.takeModelAnswer('g1', null)).toBe(true);
    });
  });

  describe('limits of a minute', () => {
    const ada = { person: 'ada', guildId: 'g1' };
    const limits = { perPerson: 2, perGuild: 3 };
    const take = (asker = ada) => scene().memory.limits.takeQuestion(asker, limits);

    it('slide, are counted over restarts, and count nothing where one must wait', async () => {
      expect(await take()).toEqual({ person: 0, guild: 0 });
      scene().now += 10_000;
      expect(await take()).toEqual({ person: 0, guild: 0 });
      await scene().restart();
      scene().now += 10_000;
      expect(await scene().memory.limits.questionWaits(ada, limits)).toEqual({
        person: 40_000,
        guild: 0,
      });
      for (let i = 0; i < 5; i++) expect((await take()).person).toBe(40_000);
      expect(await take({ ...ada, person: 'bob' })).toEqual({ person: 0, guild: 0 });
      expect(await take({ ...ada, person: 'eve' })).toEqual({ person: 0, guild: 40_000 });
      expect((await take({ person: 'eve', guildId: 'g2' })).guild).toBe(0);
      scene().now += 40_000;
      expect(await take()).toEqual({ person: 0, guild: 0 });
      expect((await take()).person).toBe(10_000);
    });

    it('of direct messages are the person’s alone', async () => {
      const direct = { person: 'ada', guildId: null };
      for (let i = 0; i < 2; i++)
        expect((await scene().memory.limits.takeQuestion(direct, limits)).guild).toBe(0);
      expect((await scene().memory.limits.questionWaits(direct, limits)).person).toBe(60_000);
      await scene().memory.forget('ada');
      expect((await scene().memory.limits.questionWaits(direct, limits)).person).toBe(0);
    });

    it('hold for several processes that ask at once', async () => {
      const others = await Promise.all(Array.from({ length: 3 }, scene().open));
      const all = await Promise.all(
        [scene().memory, ...others].flatMap((one) =>
          Array.from({ length: 5 }, () =>
            one.limits.takeQuestion(ada, { perPerson: 7, perGuild: 100 }),
          ),
        ),
      );
      expect(all.filter(({ person }) => person === 0)).toHaveLength(7);
      await Promise.all(others.map((one) => one.close()));
    });
  });
}
