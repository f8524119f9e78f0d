import { describe, expect, it } from 'vitest';
import { type Scene, shown } from './scene.ts';

/** Of `VoteMemory`. @param scene of the test that runs. */
export function votesContract(scene: () => Scene): void {
  describe('votes', () => {
    it('are one a person, changeable, a comment going with its vote', async () => {
      const id = await scene().answer();
      await scene().memory.votes.cast(id, 'bob', -1);
      await scene().memory.votes.comment(id, 'bob', 'faux');
      await scene().memory.votes.cast(id, 'bob', -1);
      await scene().memory.votes.cast(id, 'eve', 1);
      expect(await scene().memory.votes.on(id)).toEqual([
        { person: 'bob', vote: -1, comment: 'faux' },
        { person: 'eve', vote: 1, comment: null },
      ]);
      await scene().memory.votes.cast(id, 'bob', 1);
      expect((await scene().memory.votes.on(id))[0]).toEqual({
        person: 'bob',
        vote: 1,
        comment: null,
      });
      await scene().memory.answers.delete(id);
      expect(await scene().memory.votes.on(id)).toEqual([]);
    });

    it('gives all votes with what they were on, oldest first', async () => {
      const id = await scene().answer();
      await scene().memory.votes.cast(id, 'bob', -1);
      await scene().memory.votes.comment(id, 'bob', 'faux');
      scene().now += 1;
      await scene().memory.votes.cast(id, 'eve', 1);
      const all = [];
      for await (const vote of scene().memory.votes.all()) all.push(vote);
      expect(all).toEqual([
        {
          ...{ vote: -1, comment: 'faux', question: 'Combien ?', language: 'fr' },
          ...{ kind: 'answered', citations: [shown], at: scene().now - 1 },
        },
        {
          ...{ vote: 1, comment: null, question: 'Combien ?', language: 'fr' },
          ...{ kind: 'answered', citations: [shown], at: scene().now },
        },
      ]);
    });
  });
}
