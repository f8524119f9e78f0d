import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSetup } from '../../../src/discord/setup/run-setup.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const root = temporaryFolder();
const tokenOf = (id: string, end = 'a') =>
  `${Buffer.from(id).toString('base64url')}.Gabcde.${end.repeat(38)}`;
const good = tokenOf('123456789012345678');
const replaced = tokenOf('123456789012345678', 'b');

let apiBase = '';
const server = createServer(({ headers, url }, response) => {
  const isGood = headers.authorization === `Bot ${good}` && url === '/v10/users/@me';
  response.writeHead(isGood ? 200 : 401, { 'content-type': 'application/json' });
  response.end(JSON.stringify(isGood ? { username: 'Kiosque essai' } : { message: '401' }));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function setUp(
  input: string,
  { isTTY = false, env = {}, dotEnv = '', link = '', last = '' } = {},
) {
  const directory = mkdtempSync(join(root, 'kiosque-'));
  if (dotEnv) writeFileSync(join(directory, '.env'), dotEnv, { mode: 0o644 });
  if (link) symlinkSync(link, join(directory, '.env'));
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const stdout = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  let shown = '';
  stdout.on('data', (data) => {
    shown += data;
  });
  let started = 0;
  const done = runSetup({
    env: { DISCORD_API_BASE: apiBase, LANG: 'fr_FR.UTF-8', ...env },
    directory,
    stdin,
    stdout,
    start: async () => {
      started += 1;
      return 0;
    },
  });
  for (const line of input.split('\n')) {
    stdin.write(`${line}${isTTY ? '\r' : '\n'}`);
  }
  stdin.end(last);
  const code = await done;
  const file = join(directory, '.env');
  return { code, shown, started, file, env: started > 0 ? readFileSync(file, 'utf8') : '' };
}

describe('npm run setup', () => {
  it('asks for the token, says whose it is, writes a private .env, and starts the bot', async () => {
    const { code, shown, started, file, env } = await setUp(`${good}\n${root}`);
    expect([code, started]).toEqual([0, 1]);
    expect(shown).toContain('C’est le jeton de Kiosque essai.');
    expect(env).toBe(`DISCORD_TOKEN=${good}\nARTICLES_DIR=${root}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('prints the invite link with exactly the rights, and the intents', async () => {
    const { shown } = await setUp(`${good}\n`);
    expect(shown).toContain(
      'https://discord.com/oauth2/authorize?client_id=123456789012345678&scope=bot+applications.commands&permissions=309237763072\n',
    );
    expect(shown).toMatch(/Guilds, GuildMessages, DirectMessages\. Aucun/);
    expect(shown).not.toContain('Message Content');
    const more = await setUp(`${good}\n`, { env: { MESSAGE_CONTENT: 'on' } });
    expect(more.shown).toContain('activez «\u00a0Message Content Intent\u00a0»');
  });

  it('never shows the token at a terminal', async () => {
    const { code, shown } = await setUp(`${good}\n`, { isTTY: true });
    expect(code).toBe(0);
    expect(shown).not.toContain(good.slice(0, 10));
  });

  it('breaks lines at words, as the terminal is wide', async () => {
    const { shown } = await setUp(`${good}\n`, { isTTY: true });
    expect(shown).toMatch(/^Pour avoir un bot, .*New\nApplication/);
    const piped = await setUp(`${good}\n`);
    expect(piped.shown).toMatch(/^Pour avoir un bot, .{81}/m);
  });

  it('asks again for what is no token, and for one that Discord refuses', async () => {
    const { shown, env } = await setUp(
      `\n0123456789abcdef0123456789abcdef\n${replaced}\nBot ${good}\n`,
    );
    expect(shown).toMatch(/C’était vide.*Ce n’est pas un jeton.*Discord refuse ce jeton.*Kiosque/s);
    expect(env).toContain(good);
    expect(env).not.toContain(replaced);
  });

  it('asks again for a folder that does not exist or is a file', async () => {
    const { shown, env } = await setUp(`${good}\n/nowhere/at all\n/etc/hosts\n`);
    expect(shown).toContain('/nowhere/at all n’existe pas.');
    expect(shown).toContain('/etc/hosts n’est pas un dossier.');
    expect(env).not.toContain('ARTICLES_DIR');
  });

  it('goes on without the network, and says so', async () => {
    const env = { DISCORD_API_BASE: 'http://127.0.0.1:9', LANG: 'en_GB.UTF-8' };
    const { code, shown } = await setUp(`${good}\n`, { env });
    expect(code).toBe(0);
    expect(shown).toMatch(/cannot be asked now whose it is \(.+\); its shape is right/);
  });

  it('keeps the other lines of .env, and takes its rights from others', async () => {
    const dotEnv = '# mine\nDISCORD_TOKEN=old\nRATE_PER_USER=7\n';
    const { env, file } = await setUp(`${good}\n`, { dotEnv });
    expect(env).toBe(`# mine\nDISCORD_TOKEN=${good}\nRATE_PER_USER=7\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps the token and the folder of .env where nothing else is said', async () => {
    const dotEnv = `DISCORD_TOKEN=${good}\nARTICLES_DIR=${root}\n`;
    const { env, shown, code } = await setUp('\n\n', { dotEnv });
    expect([code, env]).toEqual([0, dotEnv]);
    expect(shown).toContain('Entrée seule garde celui de .env');
    expect(shown).toContain(`(Entrée\u00a0: ${root}, comme à présent)`);
    expect(shown).toContain('C’est le jeton de Kiosque essai.');
  });

  it('offers neither a token that Discord refuses nor a folder that is gone', async () => {
    const dotEnv = `DISCORD_TOKEN=${replaced}\nARTICLES_DIR=/nowhere\n`;
    const { env, shown } = await setUp(`\n\n${good}\n\n`, { dotEnv });
    expect(shown).toMatch(/Discord refuse ce jeton.*C’était vide.*\/nowhere n’existe pas/s);
    expect(env).toBe(`DISCORD_TOKEN=${good}\nARTICLES_DIR=articles\n`);
  });

  it('takes a folder as it is dragged into the window', async () => {
    const folder = join(root, 'mes articles');
    mkdirSync(folder);
    for (const dragged of [`'${folder}'`, folder.replace(' ', '\\ ')]) {
      const { env } = await setUp(`${good}\n${dragged}\n`);
      expect(env).toContain(`ARTICLES_DIR='${folder}'\n`);
    }
  });

  it('leaves a link to .env one', async () => {
    const elsewhere = join(root, 'secrets');
    writeFileSync(elsewhere, '# there\n');
    const { file } = await setUp(`${good}\n`, { link: elsewhere });
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(readFileSync(elsewhere, 'utf8')).toBe(`# there\nDISCORD_TOKEN=${good}\n`);
  });

  it.each(['token', 'folder'])('Ctrl-C at the %s leaves nothing half', async (at) => {
    const { code, started, file, shown } = await setUp(at === 'token' ? '' : good, {
      isTTY: true,
      last: '\u0003',
    });
    expect([code, started, readdirSync(dirname(file))]).toEqual([130, 0, []]);
    expect(shown).toMatch(/Rien n’a été écrit/);
  });

  it('writes nothing when whoever is asked leaves', async () => {
    const { code, started, shown } = await setUp('');
    expect([code, started]).toEqual([130, 0]);
    expect(shown).toMatch(/\nRien n’a été écrit\./);
  });
});
