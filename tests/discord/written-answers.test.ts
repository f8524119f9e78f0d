import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.ts';
import type { AskOptions } from '../../src/product/kiosque.ts';
import { answer, fakeKiosque } from '../commands/fake-kiosque.ts';
import type { SeenMessage } from './loopback/index.ts';
import { testBot, words } from './test-bot.ts';

const [quoted] = answer().sentences;
const sentences = [
  { ...quoted!, text: 'Douze communes *sont* inondées @everyone.' },
  { ...quoted!, text: 'La Loire déborde.', citation: { ...quoted!.citation, n: 2 } },
];
const written = answer({ sentences, writtenBy: 'petit-modèle' });

/** A product whose model writes one sentence, then waits until it may go on. */
function writing(last: Answer = written) {
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { kiosque } = fakeKiosque({
    ask: async (_question: string, options?: AskOptions) => {
      options?.onProgress?.({ ...written, sentences: sentences.slice(0, 1) });
      await waiting;
      return last;
    },
  });
  return { kiosque, goOn };
}

/** Shows one sentence, and the other in the same message once the model goes on. */
async function completed(
  discord: Awaited<ReturnType<typeof testBot>>['discord'],
  draft: SeenMessage,
  goOn: () => void,
): Promise<void> {
  expect(words(draft)).toContain('inondées');
  expect(words(draft)).not.toContain('La Loire déborde');
  goOn();
  const shown = await discord.until(draft, 'the whole answer', (now) =>
    words(now).includes('La Loire déborde'),
  );
  expect(shown.id).toBe(draft.id);
}

describe('an answer that a language model writes', () => {
  it('appears sentence by sentence in a reply that is then completed', async () => {
    const { kiosque, goOn } = writing();
    const { discord } = await testBot({ kiosque });
    const general = discord.channel('general');
    const draft = await discord.say(discord.user('Ada'), general, 'Combien ?', { mention: true });
    expect(words(draft)).toContain('inondées');
    expect(words(draft)).not.toContain('La Loire déborde');
    expect(draft.buttons).toEqual([]);
    goOn();
    const shown = await discord.until(draft, 'the whole answer', ({ edited }) => edited);
    expect(words(shown)).toContain('La Loire déborde. `[2]`');
    expect(words(shown)).toContain('Rédigé par petit-modèle');
    expect(shown.buttons.length).toBeGreaterThan(0);
    expect(shown.id).toBe(draft.id);
    expect(discord.pings).toEqual([]);
  });

  it('puts between quotation marks what is quoted, and not what a model wrote', async () => {
    const mixed = answer({
      sentences: [
        { ...quoted!, kind: 'written', text: 'Le fleuve déborde.' },
        { ...quoted!, citation: { ...quoted!.citation, n: 2 } },
      ],
      writtenBy: 'petit-modèle',
    });
    const { discord } = await testBot({ kiosque: fakeKiosque({ ask: async () => mixed }).kiosque });
    const general = discord.channel('general');
    const said = await discord.say(discord.user('Ada'), general, 'Combien ?', { mention: true });
    expect(words(said)).toMatch(
      /(?:^|\n)Le fleuve déborde\. `\[1\]`\n\n«\s\*\*Douze\*\* .*» `\[2\]`/,
    );
  });

  it('appears so in answer to a form too', async () => {
    const quick = answer({ sentences: [quoted!] });
    let ask = async (_question: string, _options?: AskOptions): Promise<Answer> => quick;
    const { kiosque } = fakeKiosque({ ask: (question, options) => ask(question, options) });
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'en' });
    const general = discord.channel('general');
    const first = await discord.slash(ada, general, 'ask', { question: 'How many?' });
    const modal = await discord.openModal(ada, first, 'Follow up');
    const slow = writing();
    ask = slow.kiosque.ask;
    const draft = await discord.submitModal(ada, modal, { text: 'And then?' });
    await completed(discord, draft, slow.goOn);
  });

  it('appears so from the menu on a message', async () => {
    const { kiosque, goOn } = writing();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'en' });
    const claim = discord.post(ada, discord.channel('general'), 'Twelve towns were flooded.');
    const draft = await discord.contextMenu(ada, claim, 'Check against the articles');
    expect(draft.ephemeralTo).toBe(ada.id);
    await completed(discord, draft, goOn);
  });

  it('is replaced by the articles’ words where it fails', async () => {
    const { kiosque, goOn } = writing(
      answer({ notes: ['Une note.'], trouble: 'language model: timeout' }),
    );
    const { discord, log } = await testBot({ kiosque });
    const general = discord.channel('general');
    const draft = await discord.say(discord.user('Ada'), general, 'Combien ?', { mention: true });
    goOn();
    const shown = await discord.until(draft, 'the whole answer', ({ edited }) => edited);
    expect(words(shown)).toContain('Une note.');
    expect(words(shown)).not.toContain('*sont*');
    expect(log()).toContain('language model: timeout');
  });
});
