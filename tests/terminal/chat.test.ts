import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import { UserError } from '../../src/errors.ts';
import { chat } from '../../src/terminal/chat.ts';
import { parseChatLine } from '../../src/terminal/chat-line.ts';
import { answer, loire, undated } from '../commands/fake-kiosque.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const inputOf = (line: string) => {
  const parsed = parseChatLine(line, commands);
  return parsed.type === 'command' ? [parsed.command.name, parsed.input] : parsed;
};

describe('a line', () => {
  it.each([
    ['Qui a gagné ?', ['ask', { question: 'Qui a gagné ?' }]],
    ['la note depuis:2023', ['ask', { question: 'la note depuis:2023' }]],
    ['/ask  Qui ? since:2023', ['ask', { question: 'Qui ?', since: '2023' }]],
    [
      '/demander Qui depuis:2023 article:"ma note.md" x',
      ['ask', { question: 'Qui   x', since: '2023', article: 'ma note.md' }],
    ],
    [
      '/chercher le bac depuis:la semaine dernière jusque:hier en panne',
      ['search', { words: 'le bac   en panne', since: 'la semaine dernière', until: 'hier' }],
    ],
    ["/chercher bac jusqu'à:novembre 2023", ['search', { words: 'bac', until: 'novembre 2023' }]],
    ['/chercher bac jusqu’au:3 mars 2024', ['search', { words: 'bac', until: '3 mars 2024' }]],
    ['/search ferry before:2024', ['search', { words: 'ferry', until: 'before 2024' }]],
    [
      '/chercher bac après:mars 2023 en panne',
      ['search', { words: 'bac  en panne', since: 'après mars 2023' }],
    ],
    ['/chercher bac depuis:« mars 2023 »', ['search', { words: 'bac', since: 'mars 2023' }]],
    ['/revue période:mois', ['digest', { period: 'mois' }]],
    ['/revue mars 2024', ['digest', { period: 'mars 2024' }]],
    ['/search words:7', ['search', { words: 'words:7' }]],
    ['/search ferry since:last spring', ['search', { words: 'ferry', since: 'last spring' }]],
    [
      '/search since:first quarter of 2025 ferry delayed',
      ['search', { words: 'ferry delayed', since: 'first quarter of 2025' }],
    ],
    ['/search since:soon "the ferry"', ['search', { words: '"the ferry"', since: 'soon' }]],
    ['/ask Note:1 private:oui', ['ask', { question: 'Note:1 private:oui' }]],
    ['/source 2', ['source', { id: '2' }]],
    ['/source loire1:26', ['source', { id: 'loire1:26' }]],
    ['/chercher crue', ['search', { words: 'crue' }]],
    ['/articles', ['articles', { filter: '' }]],
    ['/Etat', ['status', {}]],
    ['/état', ['status', {}]],
    ['/aide', ['help', {}]],
    ['/source suivant', { type: 'turn', to: 'next' }],
    ['/source Précédent', { type: 'turn', to: 'previous' }],
    ['/quitter', { type: 'quit' }],
    ['/foo bar', { type: 'unknown', name: 'foo' }],
    ['   ', { type: 'empty' }],
  ])('%j is understood', (line, expected) => {
    expect(inputOf(line)).toEqual(expected);
  });
});

async function talk(input: string, changes: Parameters<typeof fakeTerminal>[0] = {}) {
  const fake = fakeTerminal({ ...changes, input });
  await chat({ kiosque: fake.kiosque, language: 'fr', terminal: fake.terminal }, 'c1');
  return fake;
}

describe('piped lines', () => {
  it('are answered one by one in order, in one conversation, without a prompt', async () => {
    const { asked, written } = await talk('Un ?\n\nHow two?\r\n/status\nTrois ?');
    expect(asked.map(({ question }) => question)).toEqual(['Un ?', 'How two?', 'Trois ?']);
    expect(asked.map(({ options }) => options?.conversation)).toEqual(['c1', 'c1', 'c1']);
    expect(written.stdout).toMatch(/^«\sDouze.*“Douze.*Articles +2.*«\sDouze/s);
    expect(written.stdout).not.toContain('›');
  });

  it('open the sources of the last answer, and the passages around', async () => {
    const { written } = await talk(
      '/source suivant\nQui ?\nUn ministre ?\n/source 1\n/source suivant\n/source suivant\n/source 7\n',
    );
    const blocks = written.stdout.split('\n\n');
    expect(blocks[0]).toMatch(/Ouvrez d’abord une source/);
    expect(written.stdout).toMatch(
      /Source \[1\].*»»Douze.*La décrue est attendue.*pas d’autre passage.*pas de citation \[7\]/s,
    );
  });

  it('open the sources of earlier answers by the number of the answer', async () => {
    const { written } = await talk(
      '/source 1.1\nQui ?\nUn ministre ?\nQui ?\n/source 1.1\n/source 2.1\n/source [3.1]\n/source 3.2\n/source 9.1\n',
    );
    const [none, , , , first, nothing, third, missing, ninth] = written.stdout.split(
      /\n\n(?=«|∅|Source |La r|Il n)/,
    );
    expect(none).toMatch(/pas encore de réponse 1/);
    expect(first).toMatch(/^Source \[1\].*»»Douze/s);
    expect(nothing).toMatch(/La réponse 2 ne cite rien/);
    expect(third).toMatch(/^Source \[1\]/);
    expect(missing).toMatch(/La réponse 3 n’a pas de citation \[2\]/);
    expect(ninth).toMatch(/pas de réponse 9\s: 3 ont été données/);
  });

  it('stop at /quit and explain an unknown command', async () => {
    const { asked, written } = await talk('/foo\n/quit\nQui ?\n');
    expect(asked).toEqual([]);
    expect(written.stdout).toMatch(/La commande \/foo n’existe pas.*\/aide/);
  });

  it('opens the sources of a timeline as those of an answer', async () => {
    const { written } = await talk('/chronologie communes inondées\n/source 3\n/source 1.1\n');
    const text = written.stdout.replace(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain('12 → 57 communes');
    expect(text).toContain('Source [3]');
    expect(text).toContain('Source [1]');
  });

  it('tell which command was meant', async () => {
    const { written } = await talk('/sources\n/statuts\n/bidule\n');
    expect(written.stdout).toMatch(
      /vouliez-vous dire \/source\s\?.*vouliez-vous dire \/status\s\?/s,
    );
    expect(written.stdout).toMatch(/\/bidule n’existe pas\s: \/aide/);
  });

  it('go on after an error', async () => {
    let calls = 0;
    const ask = async () => {
      calls += 1;
      if (calls === 1) throw new Error('broken');
      if (calls === 2) {
        throw new UserError(
          { fr: 'Modèle absent.', en: 'No model.' },
          { fr: 'Indexez.', en: 'Index.' },
        );
      }
      return answer();
    };
    const { written } = await talk('a\nb\nc\n', { kiosque: { ask } });
    expect(written.stderr).toMatch(/Error: broken\n.*at .*Désolé/s);
    expect(written.stderr).toContain('Modèle absent.\nIndexez.\n');
    expect(written.stdout).toMatch(/^«\sDouze/);
  });
});

describe('at a terminal', () => {
  it.each([
    ['Ctrl-D', '\u0004'],
    ['Ctrl-C', '\u0003'],
  ])('there is a prompt, and %s leaves cleanly', async (_name, key) => {
    const fake = fakeTerminal({ isTTY: true, env: { NO_COLOR: '1' } });
    const done = chat({ kiosque: fake.kiosque, language: 'en', terminal: fake.terminal }, 'c1');
    fake.stdin.write('How many?\r');
    await expect.poll(() => fake.written.stdout).toContain('[1]');
    fake.stdin.write(key);
    await done;
    expect(fake.written.stdout).toMatch(/^Kiosque reads 2 articles\./);
    expect(fake.written.stdout).toContain('› ');
    expect(fake.written.stdout).toMatch(/Goodbye!\n$/);
  });

  const typing = (changes: Parameters<typeof fakeTerminal>[0] = {}, dataDir?: string) => {
    const env = { NO_COLOR: '1' };
    const fake = fakeTerminal({ isTTY: true, env, ...changes });
    const session = { kiosque: fake.kiosque, language: 'fr', terminal: fake.terminal } as const;
    const done = chat(session, 'c1', dataDir);
    const type = async (keys: string, then: string | RegExp) => {
      const before = fake.written.stdout.length;
      fake.stdin.write(keys);
      await expect.poll(() => fake.written.stdout.slice(before)).toMatch(then);
    };
    return { ...fake, done, type };
  };

  it('Ctrl-C clears a line half typed, and leaves at an empty one', async () => {
    const { asked, done, type, stdin } = typing();
    await type('Quelle faute', /faute/);
    stdin.write('\u0003');
    await type('Qui ?\r', /Douze/);
    expect(asked.map(({ question }) => question)).toEqual(['Qui ?']);
    stdin.write('\u0003');
    await done;
  });

  it('keeps a private history between sessions, and /oublier erases it', async () => {
    const dataDir = temporaryFolder();
    const first = typing({}, dataDir);
    await first.type('Qui a gagné ?\r', /Douze/);
    first.stdin.end('\u0004');
    await first.done;
    expect(statSync(join(dataDir, 'history')).mode & 0o777).toBe(0o600);

    const second = typing({}, dataDir);
    await second.type('\u001b[A', /Qui a gagné \?/);
    await second.type('\r', /Douze/);
    expect(second.asked.map(({ question }) => question)).toEqual(['Qui a gagné ?']);
    await second.type('/oublier\r', /ligne.* tapée.* ici/);
    await second.type('/oublier\r', /rien à effacer/);
    second.stdin.end('\u0004');
    await second.done;

    const third = typing({}, dataDir);
    third.stdin.write('\u001b[A\r');
    third.stdin.end('\u0004');
    await third.done;
    expect(third.asked).toEqual([]);
  });

  it('goes on without a history where none can be written', async () => {
    const file = join(temporaryFolder(), 'taken');
    writeFileSync(file, '');
    const { done, type, stdin } = typing({}, join(file, 'data'));
    await type('Qui ?\r', /Douze/);
    stdin.end('\u0004');
    await done;
  });

  it.each([
    ['/che\t', /\/chercher /],
    ['/he\t', /\/help /],
    ['/chercher crue dep\t', /depuis:/],
    ['/source la l\t', /\/source La Loire en crue/],
    ['/demander Qui ? article:la\t', /article:"La Loire en crue" /],
  ])('Tab completes %j', async (keys, shown) => {
    const { done, type, stdin } = typing({ kiosque: { articles: async () => [loire, undated] } });
    await type(keys, shown);
    stdin.write('\u0003');
    stdin.end('\u0004');
    await done;
  });

  const long = () => {
    const quote = 'Douze communes ont été inondées par la Loire. '.repeat(60).trim();
    const [sentence] = answer().sentences;
    return answer({
      sentences: [
        { kind: 'quoted' as const, citation: { ...sentence!.citation, quote }, highlights: [] },
      ],
    });
  };

  it.each([
    ['Enter', '\r', /la suite/],
    ['a question', 'Et alors ?\r', /Sources/],
  ])('%s pressed while an answer is awaited turns no page', async (_name, keys, shown) => {
    let done = () => {};
    const ask = () =>
      new Promise<ReturnType<typeof long>>((resolve) => {
        done = () => resolve(long());
      });
    const at = typing({ rows: 12, columns: 40, kiosque: { ask } });
    await at.type('Qui ?\r', /Qui/);
    at.stdin.write(keys);
    await expect.poll(() => at.asked.length).toBe(0);
    done();
    await expect.poll(() => at.written.stdout).toMatch(shown);
    if (keys === '\r') expect(at.written.stdout).not.toContain('Sources');
    else expect(at.written.stdout).not.toContain('la suite');
    done();
    at.stdin.end('\u0004');
    await at.done;
  });

  it('wraps at words, and shows a long reply page by page', async () => {
    const { done, type, stdin, written } = typing({
      rows: 12,
      columns: 40,
      kiosque: { ask: async () => long() },
    });
    await type('Qui ?\r', /la suite/);
    const page = written.stdout.slice(written.stdout.indexOf('«')).split('\n').slice(0, -1);
    expect(page.every((line) => line.length <= 40)).toBe(true);
    expect(page.length).toBe(11);
    await type('\r', /la suite/);
    expect(written.stdout).not.toContain('Sources');
    await type('q\r', /2 › /);
    expect(written.stdout).not.toContain('Sources');
    stdin.end('\u0004');
    await done;
  });
});

describe('the language', () => {
  const speak = async (input: string, languageIsNamed: boolean, language: 'fr' | 'en') => {
    const fake = fakeTerminal({ input });
    const { kiosque, terminal } = fake;
    await chat({ kiosque, language, languageIsNamed, terminal }, 'c1');
    return fake.written.stdout;
  };

  it('follows what is written where none is named', async () => {
    const said = await speak('/foo\nCombien de villes ?\n/foo\n/help\n/aide\n', false, 'en');
    expect(said).toMatch(
      /^There is no command.*«\s.*La commande \/foo.*answers questions.*répond/s,
    );
  });

  it('is the one that was named, whatever is written', async () => {
    const said = await speak('Combien de villes ?\n/aide\n', true, 'en');
    expect(said).toMatch(/^“Douze.*answers questions/s);
    expect(await speak('How many?\n', true, 'fr')).toMatch(/^«\s/);
  });
});

describe('an answer that a language model writes', () => {
  const [quoted] = answer().sentences;
  const sentences = [
    { ...quoted!, kind: 'written' as const, text: 'Douze communes sont inondées.' },
    {
      ...quoted!,
      kind: 'written' as const,
      text: 'La Loire déborde.',
      citation: { ...quoted!.citation, n: 2 },
    },
  ];
  const written = answer({ sentences, writtenBy: 'petit-modèle' });

  it('is printed as it goes, and names who wrote it', async () => {
    const seen: string[] = [];
    const fake = fakeTerminal({
      input: 'Un ?',
      kiosque: {
        ask: async (_question, options) => {
          options?.onProgress?.({ ...written, sentences: sentences.slice(0, 1) });
          await new Promise(setImmediate);
          seen.push(fake.written.stdout);
          return written;
        },
      },
    });
    await chat({ kiosque: fake.kiosque, language: 'fr', terminal: fake.terminal }, 'c1');
    expect(seen).toEqual(['Douze communes sont inondées. [1]']);
    const { stdout } = fake.written;
    expect(
      stdout.startsWith('Douze communes sont inondées. [1]\nLa Loire déborde. [2]\n\nSources'),
    ).toBe(true);
    expect(stdout.split('Douze communes')).toHaveLength(2);
    expect(stdout).toContain('Rédigé par petit-modèle');
  });

  it('gives way to the articles where it fails, with a line for the log', async () => {
    const { written: shown } = await talk('Un ?', {
      kiosque: {
        ask: async (_question, options) => {
          options?.onProgress?.({ ...written, sentences: sentences.slice(0, 1) });
          return answer({ notes: ['Une note.'], trouble: 'language model: stream cut' });
        },
      },
    });
    expect(shown.stdout).toMatch(/inondées\. \[1\]\n\nUne note\.\n\n«/);
    expect(shown.stderr).toBe('language model: stream cut\n');
  });
});

it('what comes in meanwhile is said above the line that is half typed', async () => {
  const { kiosque, terminal, stdin, stdout, stderr, written } = fakeTerminal({ isTTY: true });
  let tell: (notice: string) => void = () => {};
  const done = chat({ kiosque, language: 'fr', terminal }, 'c1', null, (way) => {
    tell = way;
  });
  await vi.waitFor(() => expect(written.stdout).toContain('1 › '));
  stdin.write('à demi');
  await vi.waitFor(() => expect(written.stdout).toContain('à demi'));
  const before = written.stdout.length;
  tell('Dossier des articles : 1 nouveau.');
  await vi.waitFor(() => expect(written.stdout.slice(before)).toContain('à demi'));
  expect(written.stdout.slice(before)).toMatch(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the line is erased by one
    /^\r\u001b\[2KDossier des articles : 1 nouveau\.\n.*1 › .*à demi/s,
  );
  expect(written.stderr).toBe('');
  stdin.end();
  await done;
  for (const stream of [stdout, stderr]) stream.end();
});
