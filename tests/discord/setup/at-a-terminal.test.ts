import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { atTerminal, HAS_TERMINALS } from '../../helpers/at-terminal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { startLoopbackDiscord } from '../loopback/index.ts';

const CTRL_C = '\u0003';
const id = '123456789012345678';
const token = `${Buffer.from(id).toString('base64url')}.Gabcde.${'a'.repeat(38)}`;

// Python opens the terminal; Windows has none of the kind.
it.skipIf(!HAS_TERMINALS)(
  'setting up at a terminal: a token that is not shown, a private .env, a bot that answers',
  { timeout: 240_000 },
  async () => {
    const discord = await startLoopbackDiscord({ token, applicationId: id });
    onTestFinished(() => discord.stop());
    const directory = temporaryFolder();
    const env = { LANG: 'en_GB.UTF-8', READER: 'off', DISCORD_API_BASE: discord.apiBase };
    const setup = () => atTerminal(['discord/setup/setup.ts'], { directory, env });

    const left = setup();
    await left.type('', /Paste the token/, 60_000);
    await left.type(`${token}\r`, /The folder of your articles/);
    await left.type(CTRL_C, /Nothing was written/);
    expect(await left.ended).toBe(130);
    expect(readdirSync(directory)).toEqual([]);

    writeFileSync(join(directory, 'loire.txt'), 'The Loire flooded twelve towns on Tuesday.\n');
    const whole = setup();
    await whole.type('', /Paste the token/, 60_000);
    await whole.type(`${token}\r`, /The folder of your articles/);
    await whole.type(`${directory}\r`, /is online on 1 server/, 90_000);
    const file = join(directory, '.env');
    expect(readFileSync(file, 'utf8')).toBe(`DISCORD_TOKEN=${token}\nARTICLES_DIR=${directory}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await discord.ready();
    const answer = await discord.slash(discord.user('Ada'), discord.channel('general'), 'ask', {
      question: 'How many towns did the Loire flood?',
    });
    expect(answer.text).toContain('twelve');
    await whole.type(CTRL_C, /Stopped\./);
    expect(await whole.ended).toBe(0);
    expect(`${left.shown()}${whole.shown()}`).not.toContain(token.slice(0, 10));
  },
);
