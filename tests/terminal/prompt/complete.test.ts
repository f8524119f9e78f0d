import { describe, expect, it } from 'vitest';
import { terminalCommands as commands } from '../../../commands/index.ts';
import type { ArticleSummary } from '../../../src/product/kiosque.ts';
import { complete } from '../../../src/terminal/prompt/complete.ts';

const titles = ['La Loire en crue', 'La lecture à l’école', 'Le musée rouvre'];
const articles = () => titles.map((title) => ({ title }) as ArticleSummary);
const offered = (line: string, language: 'fr' | 'en' = 'fr') =>
  complete(line, commands, articles, language);

describe('Tab', () => {
  it('completes commands by the names of the language, and by the other’s where only they begin so', async () => {
    expect(await offered('/che')).toEqual([['/chercher '], '/che']);
    expect(await offered('/sea', 'en')).toEqual([['/search '], '/sea']);
    expect(await offered('/sea')).toEqual([['/search '], '/sea']);
    expect((await offered('/'))[0]).toContain('/articles ');
    expect((await offered('/', 'en'))[0]).toContain('/quit ');
  });

  it('completes options, in either language, and offers all after a space', async () => {
    expect(await offered('/chercher crue dep')).toEqual([['depuis:'], 'dep']);
    expect(await offered('/search flood sin', 'en')).toEqual([['since:'], 'sin']);
    expect(await offered('/chercher crue sin')).toEqual([['since:'], 'sin']);
    expect((await offered('/chercher crue '))[0]).toEqual(
      expect.arrayContaining(['depuis:', 'jusque:']),
    );
  });

  it('completes titles of articles, whatever their accents and capitals', async () => {
    expect(await offered('/source la l')).toEqual([titles.slice(0, 2), 'la l']);
    expect(await offered('/source le musee')).toEqual([[titles[2]], 'le musee']);
  });

  it('offers nothing in a question, nor for what is no command', async () => {
    expect(await offered('la Loire')).toEqual([[], 'la Loire']);
    expect((await offered('/xyz a'))[0]).toEqual([]);
  });
});
