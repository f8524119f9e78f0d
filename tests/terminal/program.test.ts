import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { answerLine } from '../../src/terminal/answer-schema.ts';
import { runTerminal } from '../../src/terminal/program.ts';
import { timelineObject } from '../../src/terminal/timeline-schema.ts';
import { abstention, answer, loireText } from '../commands/fake-kiosque.ts';
import { fakeTerminal, summary } from './fake-terminal.ts';

async function run(args: string[], changes: Parameters<typeof fakeTerminal>[0] = {}) {
  const fake = fakeTerminal(changes);
  const code = await runTerminal(args, fake.terminal);
  return { ...fake, code };
}

const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('ask', () => {
  it('prints the answer and nothing else', async () => {
    const { code, written, closed, opened } = await run(['ask', 'Combien', 'de communes ?']);
    expect(code).toBe(0);
    expect(written.stdout).toMatch(/^«.*\[1\]\n\nSources\n.*\n.*\n$/);
    expect(written.stderr).toBe('');
    expect(closed()).toBe(1);
    expect(opened).toMatchObject([{ now: null, refresh: 'if-needed' }]);
  });

  it('exits with 3 when the articles do not say', async () => {
    expect((await run(['ask', 'Quel ministre ?'])).code).toBe(3);
  });

  it('passes options and the clock on', async () => {
    const options = [
      '--since',
      '2023',
      '--until=2024',
      '--article',
      'loire1',
      '--now',
      '2023-11-25',
    ];
    const { asked, opened } = await run(['ask', ...options, '--', '--Qui ?']);
    expect(asked).toEqual([
      { question: '--Qui ?', options: { since: '2023', until: '2024', article: 'loire1' } },
    ]);
    expect(opened[0]?.now?.getFullYear()).toBe(2023);
  });

  it('writes JSON with the documented keys', async () => {
    const { written, code } = await run(['ask', '--json', 'Combien ?'], { isTTY: true });
    expect(code).toBe(0);
    expect(lines(written.stdout)).toEqual([
      {
        question: 'Combien ?',
        answer: '«\u00a0Douze communes ont été inondées.\u00a0» [1]',
        language: 'fr',
        kind: 'answered',
        confidence: 0.9,
        warning: null,
        notes: [],
        sentences: [{ text: 'Douze communes ont été inondées.', kind: 'quoted', citations: [1] }],
        abstained: false,
        questionKind: 'fact',
        citations: [
          {
            n: 1,
            articleId: 'loire1',
            file: 'regions/loire.txt',
            title: 'La Loire en crue',
            publisher: 'Le Courrier',
            date: '2023-11-21',
            url: 'https://courrier.example/loire',
            place: null,
            start: 26,
            end: 58,
            quote: 'Douze communes ont été inondées.',
          },
        ],
        passages: [
          {
            rank: 1,
            articleId: 'loire1',
            file: 'regions/loire.txt',
            start: 0,
            end: 58,
            score: 0.8,
            text: loireText.slice(0, 58),
          },
        ],
        ms: 4,
      },
    ]);
  });

  it('writes what the schema says, whatever the kind of answer', async () => {
    const perhaps = answer({ kind: 'perhaps', language: 'en', notes: ['A note.'] });
    const [sentence] = answer().sentences;
    const written = answer({
      sentences: [{ ...sentence!, text: 'Il y en a douze.' }],
      writtenBy: 'petit-modèle',
    });
    const none = answer({ kind: 'chat', sentences: [], passages: [], notes: ['Bonjour !'] });
    for (const given of [answer(), perhaps, abstention, written, none]) {
      const { written } = await run(['ask', '--json', 'q'], {
        kiosque: { ask: async () => given },
      });
      const [line] = lines(written.stdout);
      expect(answerLine.parse(line)).toEqual(line);
      expect(line.kind).toBe(given.kind);
      expect(line.warning !== null).toBe(given.kind === 'perhaps');
      const numbers = line.citations.map(({ n }: { n: number }) => n);
      for (const { citations } of line.sentences) {
        expect(numbers).toEqual(expect.arrayContaining(citations));
      }
    }
    const { written: failed } = await run(['ask', '--json'], { input: '{"question":' });
    expect(answerLine.parse(lines(failed.stdout)[0])).toHaveProperty('error');
  });

  it('answers each line of standard input, malformed ones with an error', async () => {
    const input = [
      '\uFEFFQui ?',
      '{"question": "Et lui ?", "conversation": "a", "since": "2023", "until": null, "id": 7}',
      '{"question": ',
      '{"q": "x"}',
      '',
      '{"question": "Q", "since": "jadis"}',
      '{"question": "Quel ministre ?"}',
    ].join('\n');
    const { code, written, asked } = await run(['ask', '--json'], { input });
    expect(code).toBe(1);
    expect(lines(written.stdout)).toMatchObject([
      { question: 'Qui ?', abstained: false },
      { question: 'Et lui ?' },
      { error: expect.stringContaining('JSON') },
      { error: expect.stringContaining('question') },
      { question: '', error: expect.stringContaining('vide') },
      { question: 'Q', error: expect.stringContaining('jadis') },
      { abstained: true, citations: [] },
    ]);
    expect(asked[0]?.options).toEqual({});
    expect(asked[1]?.options).toEqual({ conversation: 'a', since: '2023' });
  });

  it('answers a line before the next one comes', async () => {
    const fake = fakeTerminal();
    const done = runTerminal(['ask', '--json'], fake.terminal);
    fake.stdin.write('Qui ?\n');
    await expect.poll(() => fake.written.stdout).toContain('"Qui ?"');
    fake.stdin.end();
    expect(await done).toBe(0);
  });
});

describe('wrong use', () => {
  it.each([
    [['ask'], /Il manque la question/],
    [['ask', ''], /La question est vide/],
    [['ask', '--since', 'jadis', 'q'], /« jadis » n’est pas une date/u],
    [['ask', '--foo', 'q'], /L’option --foo n’existe pas/],
    [['ask', '--now', 'jadis', 'q'], /--now attend une date/],
    [['ask', '--language', 'de', 'q'], /--language attend fr ou en/],
    [['ask', '--now'], /Il manque une valeur à l’option --now/],
    [['foo'], /La commande foo n’existe pas/],
    [[], /Utilisation.*chat.*ask.*index.*source/s],
    [['index', 'x'], /trop de mots/],
    [['source'], /Il manque l’option --article/],
    [['source', '--article', 'rien'], /Aucun article « rien »/u],
    [['ask', '--language', 'en', '--foo'], /There is no option --foo/],
  ])('%j is told on standard error, exit code 2', async (args, message) => {
    const { code, written } = await run(args);
    expect(written.stderr.replace(/[\u00a0\u202f]/g, ' ')).toMatch(message);
    expect(written.stdout).toBe('');
    expect(code).toBe(2);
  });

  it('is not asking for help', async () => {
    const { code, written } = await run(['ask', '--help'], { env: { LANG: 'en_US.UTF-8' } });
    expect(code).toBe(0);
    expect(written.stdout).toMatch(/^Usage: kiosque ask/);
  });
});

describe('failures', () => {
  it('that the user can mend say how, exit code 1', async () => {
    const missing = new UserError(
      { fr: 'Dossier absent.', en: 'No such folder.' },
      { fr: 'Créez-le.', en: 'Create it.' },
    );
    const open = () => Promise.reject(missing);
    const { code, written } = await run(['chat'], { open });
    expect([code, written.stderr]).toEqual([1, 'Dossier absent.\nCréez-le.\n']);
    const english = await run(['chat', '--language', 'en'], { open });
    expect(english.written.stderr).toBe('No such folder.\nCreate it.\n');
  });

  it('of the configuration too', async () => {
    const { code, written } = await run(['chat'], {
      env: { INTERFACE_LANGUAGE: 'de', LANG: 'fr_FR.UTF-8' },
    });
    expect(code).toBe(1);
    expect(written.stderr).toMatch(/INTERFACE_LANGUAGE attend auto, fr ou en/);
  });

  it('that are bugs show their stack, and the product is closed', async () => {
    const ask = () => Promise.reject(new TypeError('oops'));
    const { code, written, closed } = await run(['ask', 'q'], { kiosque: { ask } });
    expect(code).toBe(1);
    expect(written.stderr).toMatch(/TypeError: oops\n +at .*Désolé/s);
    expect(closed()).toBe(1);
  });

  it('and Ctrl-C close the product, while it works or opens', async () => {
    const never = new Promise<never>(() => {});
    const working = fakeTerminal({ kiosque: { ask: () => never } });
    const done = runTerminal(['ask', 'q'], working.terminal);
    await expect.poll(() => working.opened).toHaveLength(1);
    working.stopping.abort(130);
    expect(await done).toBe(130);
    expect(working.closed()).toBe(1);

    const opening = fakeTerminal({ open: () => never });
    const stopped = runTerminal(['chat'], opening.terminal);
    opening.stopping.abort(130);
    expect(await stopped).toBe(130);
  });
});

const REBUILT = { fr: 'autre modèle', en: 'another embedder' };

describe('index', () => {
  it('shows what was done', async () => {
    const { code, written, opened } = await run(['index', '--full'], { summary });
    expect(code).toBe(0);
    expect(opened[0]?.refresh).toBe('full');
    expect(written.stdout.replace(/[\u00a0\u202f]/g, '~')).toBe(
      [
        '2~articles dans l’index',
        '2~nouveaux, 0~modifié, 0~retiré, 0~inchangé',
        '1~200~passages, 1~phrase~; 1~201~textes passés par le modèle',
        'Fait en 3,3~s',
        '1~fichier laissé de côté~:',
        '  vide.txt — est vide',
        '',
      ].join('\n'),
    );
  });

  it('says why an index was made anew', async () => {
    const { written } = await run(['index', '--language=en'], {
      summary: { ...summary, rebuilt: REBUILT },
    });
    expect(written.stdout).toMatch(/^Index rebuilt: another embedder\n2 articles in the index\n/);
    expect(written.stdout).toMatch(/\n {2}vide\.txt — is empty\n$/);
  });

  it('tells those who ask what was left out, on standard error', async () => {
    const { written } = await run(['ask', 'q'], { summary: { ...summary, rebuilt: REBUILT } });
    expect(written.stderr).toMatch(
      /^Index reconstruit\u00a0: autre modèle\n1.fichier laissé de côté.:\n {2}vide\.txt — est vide/,
    );
  });

  it('breaks at words what it says beside the answers', async () => {
    const { written } = await run(['ask', '--since', 'jadis', 'q'], { isTTY: true, columns: 40 });
    expect(written.stderr).toMatch(/jadis/);
    for (const line of written.stderr.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
    const wrong = await run(['index', 'now'], { isTTY: true, columns: 30 });
    for (const line of wrong.written.stderr.split('\n'))
      expect(line.length).toBeLessThanOrEqual(30);
  });
});

describe('source', () => {
  it('prints the stored text exactly', async () => {
    const { code, written } = await run(['source', '--article', 'loire1', '--text']);
    expect([code, written.stdout, written.stderr]).toEqual([0, loireText, '']);
  });

  it('prints the details and passages', async () => {
    const { written } = await run(['source', '--article', 'regions/loire.txt']);
    expect(written.stdout).toMatch(/^La Loire en crue\n.*Identifiant.*0–58\n.*60–89\nLa décrue/s);
  });
});

describe('timeline', () => {
  it('prints the dates, what is said then and what changed', async () => {
    const { code, written, asked } = await run([
      'timeline',
      'communes',
      'inondées',
      '--since=2023',
    ]);
    expect(code).toBe(0);
    expect(asked).toEqual([{ question: 'communes inondées', options: { since: '2023' } }]);
    const text = written.stdout.replace(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain('Au fil du temps : communes inondées');
    expect(text).toContain('22–23 novembre 2023 · date de l’événement');
    expect(text).toContain('12 → 57 communes');
    expect(text).toContain('Corrigé depuis : voir [3] (« Douze »)');
    expect(text).toContain('[1] [3] La Loire en crue');
    expect(written.stderr).toBe('');
  });

  it('exits with 3 when the articles do not say, and with 2 without a subject', async () => {
    const none = await run(['timeline', 'ministre', '--svg', 'none.svg']);
    expect(none.code).toBe(3);
    expect(none.written.stderr).toBe('Il n’y a rien à dessiner.\n');
    const empty = await run(['timeline']);
    expect(empty.code).toBe(2);
    expect(empty.written.stderr).toContain('aucun mot à chercher');
  });

  it('writes JSON as its schema says', async () => {
    const { written } = await run(['timeline', '--json', 'communes'], { isTTY: true });
    const [object] = lines(written.stdout);
    expect(timelineObject.parse(object)).toEqual(object);
    expect(object.entries[1]).toMatchObject({
      date: { since: '2023-11-22', until: '2023-11-23', precision: 'days', of: 'event' },
      changes: [{ before: '12', after: '57', counted: 'communes', beforeCitation: 1 }],
      alsoIn: [{ articleId: 'a', file: 'a.md', title: 'A' }],
    });
    expect(object.entries[0]).toMatchObject({ sure: true, correctedBy: 3, struck: ['Douze'] });
  });

  it('draws a picture into a file, or says why it cannot', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiosque-svg-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'frise.svg');
    const { code, written } = await run(['timeline', 'communes', '--svg', file]);
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^<svg .*12 → 57.*<\/svg>\n$/s);
    expect(written.stderr).toBe(`La frise est dessinée dans ${file}.\n`);
    const wrong = join(folder, 'gone', 'frise.svg');
    const failed = await run(['timeline', 'communes', '--svg', wrong]);
    expect(failed.code).toBe(1);
    expect(failed.written.stderr).toContain(wrong);
  });
});
