import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/articles/folder/read-folder.ts';
import { runTerminal } from '../../src/terminal/program.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const root = temporaryFolder();
const at = (name: string) => join(root, name);
mkdirSync(at('empty'));
writeFileSync(at('file.txt'), 'No backup.');
const missing = at('missing');

interface WrongInput {
  /** What was typed behind `kiosque`. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** What is said of it: the cause, then what to do about it. */
  readonly says: RegExp;
  readonly code?: number;
}

/** What someone may get wrong, each with its own right remedy. */
const wrongInputs: readonly WrongInput[] = [
  // The command line.
  {
    args: ['aks', 'q'],
    says: /no command aks\. There are: chat, ask, index, source, timeline, doctor/,
  },
  { args: ['aks', 'q'], says: /Did you mean ask\?$/m },
  { args: ['ask', '--jsn', 'q'], says: /no option --jsn\. Did you mean --json\?/ },
  { args: ['ask', '--zzz', 'q'], says: /no option --zzz\..*--help/ },
  { args: ['ask'], says: /question is missing: npm run ask -- "How many died\?"/ },
  { args: ['ask', '   '], says: /question is empty: write what you are looking for/ },
  { args: ['ask', '--since', '2024-13', 'q'], says: /“2024-13” is not a date for “since”: write/ },
  { args: ['ask', '--until', 'jadis', 'q'], says: /“jadis” is not a date for “until”: write/ },
  { args: ['ask', '--since', '2023-02-29', 'q'], says: /“2023-02-29” is not a date/ },
  // Where no language is named, in that of what was written.
  {
    args: ['ask', '--since', 'jadis', 'combien de villes ?'],
    env: { INTERFACE_LANGUAGE: 'auto', LANG: 'C.UTF-8' },
    says: /«\u00a0jadis\u00a0» n’est pas une date/,
  },
  {
    args: ['ask', '--since', '2024', '--until', '2023', 'q'],
    says: /ends \(2023.*\) before it starts \(2024.*\): swap/,
  },
  { args: ['ask', 'q', '--since'], says: /option --since <date> needs a value/ },
  { args: ['ask', '--article', 'nope', 'q'], says: /No article “nope”: \/articles shows/ },
  { args: ['ask', '--article', 'Loire', 'q'], says: /No article “Loire”.*Did you mean: .*loire1/s },
  {
    args: ['--now', 'yesterday', 'ask', 'q'],
    says: /--now is “yesterday”.*takes a date YYYY-MM-DD/s,
  },
  { args: ['--now', '2024-02-30', 'ask', 'q'], says: /--now is “2024-02-30”.*YYYY-MM-DD/s },
  { args: ['--language', 'de', 'chat'], says: /--language is “de”.*takes fr or en/s },
  {
    args: ['ask', '--language', 'de', 'ferry'],
    env: { INTERFACE_LANGUAGE: 'auto', LANG: 'C.UTF-8' },
    says: /--language is “de”.*takes fr or en/s,
  },
  { args: ['source'], says: /option --article <id> is missing/ },
  { args: ['source', '--article', 'nope'], says: /No article “nope”/ },
  // npm keeps what stands behind no `--`.
  {
    args: ['index'],
    env: { npm_lifecycle_event: 'index', npm_config_full: 'true' },
    says: /npm kept --full for itself.*\nWrite two dashes before it: npm run index -- --full/,
  },
  {
    args: ['ask', '2024', 'q'],
    env: { npm_lifecycle_event: 'ask', npm_config_since: 'true' },
    says: /npm run ask -- --since/,
  },
  { args: ['index', 'now'], says: /too many words.*--help/ },
  {
    args: ['export', '--format', 'xml'],
    says: /“xml” does not fit the option --format\. It takes: jsonl\./,
  },
  // Files.
  { args: ['backup'], says: /lacks a word: file/ },
  {
    args: ['backup', join(missing, 'k.db')],
    says: /The folder .*missing does not exist\.\nMake it/,
    code: 1,
  },
  { args: ['backup', at('file.txt')], says: /exists already\.\nGive another name/, code: 1 },
  { args: ['restore', missing], says: /missing does not exist\.\nCheck the path/, code: 1 },
  {
    args: ['restore', at('file.txt')],
    says: /is no backup of Kiosque.*\nGive a file that “npm run backup” wrote/,
    code: 1,
  },
  {
    args: ['export', '--out', join(missing, 'lines.jsonl')],
    says: /The folder .*missing does not exist\.\nMake it/,
    code: 1,
  },
  {
    args: ['timeline', '--svg', at('empty'), 'communes'],
    says: /empty is a folder\.\nGive the name of a file in it/,
    code: 1,
  },
  { args: ['export'], says: /no index in .*\nMake it with: npm run index/, code: 1 },
  {
    args: ['ask', 'q'],
    env: { ARTICLES_DIR: missing },
    says: /articles folder .*missing does not exist\.\n.*ARTICLES_DIR/,
    code: 1,
  },
  {
    args: ['ask', 'q'],
    env: { ARTICLES_DIR: at('file.txt') },
    says: /ARTICLES_DIR is .*file\.txt, which is a file\.\nSet ARTICLES_DIR to the folder/,
    code: 1,
  },
  {
    args: ['ask', 'q'],
    env: { ARTICLES_DIR: at('empty') },
    says: /no article in .*empty.*\n.*ARTICLES_DIR/,
    code: 1,
  },
  // Variables.
  {
    args: ['chat'],
    env: { INTERFACE_LANGUAGE: 'klingon' },
    says: /INTERFACE_LANGUAGE is “klingon”.*takes auto, fr or en/s,
    code: 1,
  },
  {
    args: ['chat'],
    env: { ANSWER_THRESHOLD: '50%' },
    says: /ANSWER_THRESHOLD is “50%”.*takes auto, or a number from 0 to 1, such as 0\.5/s,
    code: 1,
  },
  {
    args: ['chat'],
    env: { LLM_BASE_URL: 'localhost:11434' },
    says: /LLM_BASE_URL.*takes the address of a server/s,
    code: 1,
  },
  {
    args: ['chat'],
    env: { LLM_BASE_URL: 'http://localhost:1/v1' },
    says: /LLM_MODEL is not.*takes the model’s name/s,
    code: 1,
  },
  {
    args: ['chat'],
    env: { LLM_TIMEOUT: 'soon' },
    says: /LLM_TIMEOUT is “soon”.*whole number from 1 to 600/s,
    code: 1,
  },
  {
    args: ['chat'],
    env: { DISCORD_GUILD_ID: 'mine' },
    says: /DISCORD_GUILD_ID.*takes the id of a Discord server/s,
    code: 1,
  },
  {
    args: ['chat'],
    env: { DISCORD_TOKEN: 'Bot x y' },
    says: /DISCORD_TOKEN has a value that does not fit.*“Bot” page/s,
    code: 1,
  },
  {
    args: ['chat'],
    env: { LOG_LEVEL: 'loud' },
    says: /LOG_LEVEL is “loud”.*fatal, error, warn/s,
    code: 1,
  },
  ...(
    [
      ['DATABASE_URL', 'mysql://u:se.cret@h/d', /DATABASE_URL has a value .*postgresql:\/\/user/s],
      ['TIME_ZONE', 'Mars/Base', /TIME_ZONE is “Mars\/Base”.*such as Europe\/Paris/s],
      ['FEEDS', 'example.org/rss', /FEEDS is “example\.org\/rss”.*http or https addresses/s],
      ['FEEDS_INTERVAL', '0', /FEEDS_INTERVAL is “0”.*whole number from 5 to 10080/s],
      ['READER', 'yes', /READER is “yes”.*takes on or off/s],
      ['WATCH_POLLING', 'maybe', /WATCH_POLLING is “maybe”.*takes auto, on or off/s],
      ['METRICS_PORT', '99999', /METRICS_PORT is “99999”.*from 1 to 65535/s],
    ] as const
  ).map(([name, value, says]) => ({ args: ['chat'], env: { [name]: value }, says, code: 1 })),
  // Lines of the prompt.
  {
    args: ['chat'],
    input: '/digest jadis',
    says: /“jadis” is no period: write day, week, month, or a date/,
    code: 0,
  },
  { args: ['chat'], input: '/foo', says: /no command \/foo: \/help shows them all/, code: 0 },
  {
    args: ['chat'],
    input: '/source',
    says: /What to open is missing: the number of a citation/,
    code: 0,
  },
  { args: ['chat'], input: '/source 2', says: /no citation \[2\]: ask a question first/, code: 0 },
  {
    args: ['chat'],
    input: 'Qui ?\n/source 4',
    says: /no citation \[4\]: the last answer has \[1\] only/,
    code: 0,
  },
  { args: ['chat'], input: 'Qui ?\n/source 2.1', says: /no answer 2: one was given here/, code: 0 },
  {
    args: ['chat'],
    input: '/source next',
    says: /Open a source first, such as \/source 1/,
    code: 0,
  },
  {
    args: ['chat'],
    input: '/source loire1:9999',
    says: /no passage at “loire1:9999”: open it by its id/,
    code: 0,
  },
  {
    args: ['chat'],
    input: '/search',
    says: /words to look for are missing; for example: \/search floods/,
    code: 0,
  },
  {
    args: ['chat'],
    input: '/search crue since:soon',
    says: /“soon” is not a date for “since”/,
    code: 0,
  },
  {
    args: ['chat'],
    input: '/articles zzz',
    says: /No article for “zzz”: try a word of the title/,
    code: 0,
  },
  // Lines of JSON.
  {
    args: ['ask', '--json'],
    input: '{"question": ',
    says: /Unreadable line: the JSON is malformed.*Write a question/,
    code: 1,
  },
  {
    args: ['ask', '--json'],
    input: '{"q": "x"}',
    says: /the key question is missing or does not fit/,
    code: 1,
  },
  {
    args: ['ask', '--json'],
    input: '{"question": 7}',
    says: /the key question is missing or does not fit/,
    code: 1,
  },
];

describe('wrong input', () => {
  it('comes in at least forty kinds', () => {
    expect(wrongInputs.length).toBeGreaterThanOrEqual(40);
  });

  it.each(wrongInputs)('$args $env $input says what to do', async (wrong) => {
    const { args, env = {}, input, says, code = 2 } = wrong;
    const fake = fakeTerminal({
      env: { LANG: 'en_GB.UTF-8', DATA_DIR: at('data'), ...env },
      input: input ?? '',
      open: async (config) => {
        if (env['ARTICLES_DIR']) await readFolder(config.articlesDir);
        return { kiosque: fake.kiosque, summary: null };
      },
    });
    expect(await runTerminal(args, fake.terminal)).toBe(code);
    const { stdout, stderr } = fake.written;
    const shown = `${stderr}${stdout}`;
    expect(shown).toMatch(says);
    // A wrong input is no bug: no stack, no apology.
    expect(shown).not.toMatch(/^ {4}at |Sorry|undefined|\[object|se\.cret/m);
  });
});
