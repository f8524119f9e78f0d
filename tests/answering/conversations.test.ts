import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/answering/conversations.ts';
import { abstention, answer } from '../commands/fake-kiosque.ts';

describe('the turns of a conversation', () => {
  it('are the questions that were answered: a refused subject is not inherited', () => {
    const conversations = new Conversations();
    conversations.add('c', answer({ question: 'Combien de communes ?' }));
    conversations.add('c', { ...abstention, question: 'Quel ministre ?' });
    expect(conversations.turns('c').map(({ question }) => question)).toEqual([
      'Combien de communes ?',
    ]);
  });

  it('are kept without the words that begin a new subject', () => {
    const conversations = new Conversations();
    conversations.add('c', answer({ question: 'Nouvelle question : combien de communes ?' }));
    expect(conversations.turns('c')[0]).toMatchObject({ question: 'combien de communes ?' });
  });
});
