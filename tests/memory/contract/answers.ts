import { describe, expect, it } from 'vitest';
import { DAY, type Scene, shown } from './scene.ts';

/** Of `AnswerMemory`. @param scene of the test that runs. */
export function answersContract(scene: () => Scene): void {
  describe('answers', () => {
    it('come back whole, by id and by message', async () => {
      const id = await scene().answer();
      await scene().memory.answers.setMessage(id, 'm1');
      expect(await scene().memory.answers.get(id)).toMatchObject({
        id,
        messageId: 'm1',
        person: 'ada',
        private: false,
      });
      expect((await scene().memory.answers.ofMessage('m1'))?.citations).toEqual([shown]);
      expect(await scene().memory.answers.ofMessage('m2')).toBeNull();
    });

    it('survive a restart', async () => {
      const id = await scene().answer();
      await scene().restart();
      expect((await scene().memory.answers.get(id))?.question).toBe('Combien ?');
    });

    it('of a channel are those that a person sees', async () => {
      await scene().answer({ question: 'public' });
      await scene().answer({ question: 'hers', private: true });
      await scene().answer({ question: 'his', private: true, person: 'bob' });
      await scene().answer({ question: 'none', citations: [] });
      await scene().answer({ question: 'elsewhere', channelId: 'c2' });
      const seen = async (person: string) =>
        (await scene().memory.answers.recent('c1', person)).map((one) => one.question);
      expect(await seen('ada')).toEqual(['hers', 'public']);
      expect(await seen('bob')).toEqual(['his', 'public']);
      expect((await scene().memory.answers.lastIn('c1'))?.question).toBe('none');
    });

    it('give the turns up to one, oldest first, of its own branch', async () => {
      const first = await scene().answer({ question: '1', understood: null });
      const second = await scene().answer({ question: '2', understood: 'deux', parentId: first });
      await scene().answer({ question: 'autre', parentId: first });
      const third = await scene().answer({ question: '3', parentId: second, citations: [] });
      const quote = expect.any(String);
      const quotes = [quote];
      expect(await scene().memory.answers.turnsUpTo(third, 5)).toEqual([
        { question: '1', understood: '1', articleIds: ['loire1'], quote, quotes },
        { question: '2', understood: 'deux', articleIds: ['loire1'], quote, quotes },
        { question: '3', understood: '3', articleIds: [], quotes: [] },
      ]);
      expect(
        (await scene().memory.answers.turnsUpTo(third, 2)).map(({ question }) => question),
      ).toEqual(['2', '3']);
      expect(await scene().memory.answers.turnsUpTo(null, 5)).toEqual([]);
    });

    it('go by message, and by channel with the threads on them', async () => {
      const { answers } = scene().memory;
      const asked = await scene().answer();
      await answers.setMessage(asked, 'm1');
      const inThread = await scene().answer({ channelId: 'm1' });
      const elsewhere = await scene().answer({ channelId: 'c2' });
      const other = await scene().answer({ channelId: 'c3' });
      await answers.setMessage(other, 'm3');
      await answers.deleteOf(['m3', 'm4']);
      await answers.deleteIn('c1');
      const found = await Promise.all(
        [asked, inThread, elsewhere, other].map((id) => answers.get(id)),
      );
      expect(found.map((answer) => answer?.id ?? null)).toEqual([null, null, elsewhere, null]);
    });

    it('gives the answers of a guild since a moment, without a word on who asked', async () => {
      await scene().answer();
      scene().now += DAY;
      const since = scene().now;
      const voted = await scene().answer({ understood: 'Combien de communes ?' });
      await scene().memory.votes.cast(voted, 'bob', -1);
      await scene().memory.votes.cast(voted, 'eve', -1);
      await scene().memory.votes.cast(voted, 'ada', 1);
      const forgotten = await scene().answer({ person: 'eve', private: true, kind: 'abstained' });
      await scene().memory.answers.delete(await scene().answer({ person: 'bob' }));
      await scene().answer({ guildId: 'g2' });
      for (let i = 0; i < 150; i++) await scene().answer({ person: 'bob', citations: [] });
      await scene().memory.forget('eve');
      const all = [];
      for await (const given of scene().memory.answers.since('g1', since)) all.push(given);
      expect(all).toHaveLength(152);
      const { channelId } = (await scene().memory.answers.get(forgotten))!;
      expect(all.slice(0, 2)).toEqual([
        {
          ...{ channelId, private: false, question: 'Combien de communes ?', kind: 'answered' },
          ...{ citations: [shown], votesDown: 1, at: since },
        },
        {
          ...{ channelId, private: true, question: null, kind: 'abstained' },
          ...{ citations: [shown], votesDown: 0, at: since },
        },
      ]);
    });
  });
}
