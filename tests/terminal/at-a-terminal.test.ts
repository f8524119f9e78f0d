import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { atTerminal, HAS_TERMINALS } from '../helpers/at-terminal.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const [CTRL_C, CTRL_D, TAB, ENTER, UP] = ['\u0003', '\u0004', '\t', '\r', '\u001b[A'];
const COLUMNS = 60;

const bridge = `Le pont de Vaugris ferme

Publié le 3 mars 2025

Le pont de Vaugris est fermé depuis lundi à cause de fissures dans deux piles. La mairie le rouvrira en avril 2026.
`;
const council = `Le conseil de Brenne vote son budget

Publié le 12 mars 2025

${Array.from({ length: 40 }, (_, i) => `Le conseil a voté ${i + 2} millions d’euros pour le chantier numéro ${i + 1}.`).join(' ')}
`;

// Python opens the terminal; Windows has none of the kind.
it.skipIf(!HAS_TERMINALS)(
  'a talk at a terminal: Tab, Ctrl-C, pages, sources, what comes in, and a history that is forgotten',
  { timeout: 240_000 },
  async () => {
    const directory = temporaryFolder();
    const articles = join(directory, 'articles');
    mkdirSync(articles);
    writeFileSync(join(articles, 'pont.txt'), bridge);
    writeFileSync(join(articles, 'conseil.txt'), council);
    const open = async () => {
      const chat = atTerminal(['cli.ts', 'chat'], {
        directory,
        env: { LANG: 'fr_FR.UTF-8', READER: 'off' },
        rows: 14,
        columns: COLUMNS,
      });
      await chat.type('', /1 › /, 90_000);
      return chat;
    };
    const history = join(directory, '.kiosque', 'history');

    const first = await open();
    await first.type(`/che${TAB}`, /\/chercher /);
    await first.type(`pont dep${TAB}`, /depuis:/);
    await first.type(CTRL_C, /1 › $/);
    await first.type(`/source le p${TAB}`, /Le pont de Vaugris ferme/);
    await first.type(CTRL_C, /1 › $/);
    await first.type(
      `Pourquoi le pont de Vaugris est-il fermé ?${ENTER}`,
      /\[1\].*Le pont[\s\S]*2 › $/,
    );
    await first.type(`/source 1.1${ENTER}`, /Source \[1\][\s\S]*2 › $/);
    await first.type(`/source Le conseil de Brenne vote son budget${ENTER}`, /la suite/);
    await first.type(`q${ENTER}`, /2 › $/);
    await first.type('à demi', /à demi/);
    writeFileSync(
      join(articles, 'gare.txt'),
      'La gare de Sens rouvre\n\nLa gare de Sens a rouvert mardi.\n',
    );
    await first.type('', /1\s+nouveau[\s\S]*2 › à demi$/);
    await first.type(CTRL_C, /2 › $/);
    const lines = first
      .shown()
      .split('\n')
      .filter((line) => /a voté|chantier|numéro/.test(line));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(COLUMNS);
    expect(statSync(history).mode & 0o777).toBe(0o600);
    await first.type(CTRL_C, /À bientôt/);
    expect(await first.ended).toBe(0);

    const second = await open();
    await second.type(`${UP}${UP}${UP}`, /Pourquoi le pont de Vaugris est-il fermé \?/);
    await second.type(CTRL_C, /1 › $/);
    await second.type(`/oublier${ENTER}`, /lignes tapées ici/);
    expect(existsSync(history)).toBe(false);
    await second.type(CTRL_D, /À bientôt/);
    expect(await second.ended).toBe(0);
    expect(existsSync(history)).toBe(false);
  },
);
