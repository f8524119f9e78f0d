import { DiscordAPIError, REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LoopbackDiscord, startLoopbackDiscord } from './loopback/index.ts';

let discord: LoopbackDiscord;
let rest: REST;

beforeAll(async () => {
  discord = await startLoopbackDiscord();
  rest = new REST({ api: discord.apiBase, offset: 0 }).setToken(discord.token);
});

afterAll(() => discord.stop());

type Body = Record<string, unknown>;

const a = (length: number): string => 'a'.repeat(length);
const command = (parts: Body = {}): Body => ({ name: 'ask', description: 'Asks', ...parts });
const option = (parts: Body = {}): Body => ({ type: 3, name: 'o', description: 'O', ...parts });
const withOption = (parts: Body): Body[] => [command({ options: [option(parts)] })];
const many = (count: number, make: (name: string) => Body): Body[] =>
  Array.from({ length: count }, (_, i) => make(`n${i}`));
const menu = (parts: Body = {}): Body => ({ type: 3, name: 'Check This', ...parts });
const choices = (count: number): Body[] => many(count, (name) => ({ name, value: name }));
/** A command of about 25 * (25 * 10 + length) characters. */
const sized = (length: number): Body[] => {
  const filled = many(25, (name) => ({ name, value: a(8) }));
  const description = a(length);
  return [command({ options: many(25, (name) => option({ name, choices: filled, description })) })];
};

const rules: readonly [rule: string, refused: Body[], accepted: Body[], says: string][] = [
  ['lower case', [command({ name: 'Ask' })], [command({ name: 'été' })], 'INVALID_NAME'],
  ['no spaces', [command({ name: 'a b' })], [command({ name: 'a-b_c' })], 'INVALID_NAME'],
  ['name of 32', [command({ name: a(33) })], [command({ name: a(32) })], 'name'],
  ['a name', [command({ name: '' })], [command()], 'name'],
  ['a description', [command({ description: '' })], [command()], 'description'],
  [
    'description of 100',
    [command({ description: a(101) })],
    [command({ description: a(100) })],
    'desc',
  ],
  [
    'known locales',
    [command({ name_localizations: { french: 'demander' } })],
    [command({ name_localizations: { fr: 'demander' } })],
    'name_localizations',
  ],
  [
    'the same rule for translations',
    [command({ name_localizations: { fr: 'Demander' } })],
    [command({ name_localizations: { fr: null } })],
    'INVALID_NAME',
  ],
  [
    'translated description of 100',
    [command({ description_localizations: { fr: a(101) } })],
    [command({ description_localizations: { fr: a(100) } })],
    'description_localizations.fr',
  ],
  ['names once', [command(), command()], [command(), command({ name: 'b' })], 'DUPLICATE_NAME'],
  [
    '100 commands',
    many(101, (name) => command({ name })),
    many(100, (name) => command({ name })),
    'TOO_MANY',
  ],
  [
    '5 context menus',
    many(6, (name) => menu({ name })),
    many(5, (name) => menu({ name })),
    'TOO_MANY',
  ],
  ['context menu name of 32', [menu({ name: a(33) })], [menu({ name: a(32) })], 'name'],
  ['context menu without description', [menu({ description: 'd' })], [menu()], 'CANNOT_BE_SET'],
  [
    'permissions as text',
    [command({ default_member_permissions: 32 })],
    [command({ default_member_permissions: '32' })],
    'default_member_permissions',
  ],
  ['contexts', [command({ contexts: [0, 3] })], [command({ contexts: [0, 1] })], 'contexts'],
  [
    '25 options',
    [command({ options: many(26, (name) => option({ name })) })],
    [command({ options: many(25, (name) => option({ name })) })],
    'options',
  ],
  [
    'required options first',
    [command({ options: [option(), option({ name: 'p', required: true })] })],
    [command({ options: [option({ required: true }), option({ name: 'p' })] })],
    'REQUIRED_INVALID',
  ],
  [
    'option names once',
    [command({ options: [option(), option()] })],
    [command({ options: [option(), option({ name: 'p' })] })],
    'unique',
  ],
  ['option type', withOption({ type: 12 }), withOption({ type: 7 }), 'type'],
  [
    '25 choices',
    withOption({ choices: choices(26) }),
    withOption({ choices: choices(25) }),
    'choices',
  ],
  [
    'choice name of 100',
    withOption({ choices: [{ name: a(101), value: 'v' }] }),
    withOption({ choices: [{ name: a(100), value: 'v' }] }),
    'choices[0].name',
  ],
  [
    'choice value of the type',
    withOption({ type: 4, choices: [{ name: 'n', value: '1' }] }),
    withOption({ type: 4, choices: [{ name: 'n', value: 1 }] }),
    'choices[0].value',
  ],
  [
    'autocomplete or choices',
    withOption({ autocomplete: true, choices: choices(1) }),
    withOption({ autocomplete: true }),
    'AUTOCOMPLETE',
  ],
  [
    'lengths of texts only',
    withOption({ type: 4, max_length: 5 }),
    withOption({ max_length: 5 }),
    'max_length',
  ],
  [
    'length of 6000',
    withOption({ max_length: 6001 }),
    withOption({ max_length: 6000 }),
    'max_length',
  ],
  [
    'range',
    withOption({ min_length: 5, max_length: 4 }),
    withOption({ min_length: 4, max_length: 4 }),
    'RANGE',
  ],
  [
    'no option beside a subcommand',
    [command({ options: [option({ type: 1 }), option({ name: 'p' })] })],
    [command({ options: [option({ type: 1 }), option({ type: 1, name: 'p' })] })],
    'TYPE_INVALID',
  ],
  [
    'no group in a group',
    withOption({ type: 2, options: [option({ type: 2 })] }),
    withOption({ type: 2, options: [option({ type: 1, options: [option()] })] }),
    'TYPE_INVALID',
  ],
  ['8000 characters', sized(100), sized(1), 'TOO_LARGE'],
];

describe('commands are refused beyond a limit and taken at it', () => {
  test.each(rules)('%s', async (_rule, refused, accepted, says) => {
    const route = Routes.applicationCommands(discord.bot.id);
    const error = await rest.put(route, { body: refused }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DiscordAPIError);
    expect((error as DiscordAPIError).message).toContain(says);
    expect(discord.takeViolations()).toHaveLength(1);
    await rest.put(route, { body: accepted });
    expect(discord.violations).toEqual([]);
  });
});

test('commands are kept by scope, with their ids, and asked for again', async () => {
  const guild = discord.guild('Loopback');
  const global = Routes.applicationCommands(discord.bot.id);
  const own = Routes.applicationGuildCommands(discord.bot.id, guild.id);
  await rest.put(global, { body: [] });
  const [first] = (await rest.put(own, { body: [command()] })) as { id: string }[];
  const [again] = (await rest.put(own, { body: [command({ description: 'b' })] })) as Body[];
  expect(again).toMatchObject({ id: first!.id, description: 'b', guild_id: guild.id });
  expect(await rest.get(own)).toEqual([again]);
  expect(discord.commands()).toEqual([]);
  expect(discord.commands(guild)).toEqual([again]);
});
