import { DiscordAPIError, EmbedBuilder, MessageFlags, REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LoopbackDiscord, startLoopbackDiscord } from './loopback/index.ts';
import {
  a,
  type Body,
  block,
  blocks,
  embed,
  fields,
  id,
  manyRows,
  mentions,
  type Rule,
} from './message-bodies.ts';

let discord: LoopbackDiscord;
let rest: REST;

beforeAll(async () => {
  discord = await startLoopbackDiscord();
  rest = new REST({ api: discord.apiBase, offset: 0 }).setToken(discord.token);
});

afterAll(() => discord.stop());

const rules: readonly Rule[] = [
  ['content of 2000', { content: a(2001) }, { content: a(2000) }, 'content[BASE_TYPE_MAX_LENGTH]'],
  ['content is a text', { content: 1 }, { content: '1' }, 'content[STRING_TYPE_CONVERT]'],
  ['not empty', { content: ' \n' }, { content: '\u200b' }, 'Cannot send an empty message'],
  ['not only buttons', { ...manyRows(1), content: '' }, manyRows(1), 'empty message'],
  ['known flags', { content: 'c', flags: 1 << 20 }, { content: 'c', flags: 4 }, 'flags'],
  ['ephemeral only to interactions', { content: 'c', flags: 64 }, { content: 'c' }, 'flags'],
  ['nonce of 25', { content: 'c', nonce: a(26) }, { content: 'c', nonce: a(25) }, 'nonce'],
  ['embed title of 256', embed({ title: a(257) }), embed({ title: a(256) }), 'embeds[0].title'],
  [
    'description of 4096',
    embed({ description: a(4097) }),
    embed({ description: a(4096) }),
    'description[BASE_TYPE_MAX_LENGTH]',
  ],
  ['25 fields', embed({ fields: fields(26) }), embed({ fields: fields(25) }), 'embeds[0].fields'],
  [
    'field name of 256',
    embed({ fields: fields(1, 257) }),
    embed({ fields: fields(1, 256) }),
    'name',
  ],
  [
    'field value of 1024',
    embed({ fields: fields(1, 1, 1025) }),
    embed({ fields: fields(1, 1, 1024) }),
    'embeds[0].fields[0].value',
  ],
  [
    'a field needs a value',
    embed({ fields: fields(1, 1, 0) }),
    embed({ fields: fields(1) }),
    'REQUIRED',
  ],
  [
    'footer of 2048',
    embed({ footer: { text: a(2049) } }),
    embed({ footer: { text: a(2048) } }),
    'embeds[0].footer.text',
  ],
  [
    'author of 256',
    embed({ author: { name: a(257) } }),
    embed({ author: { name: a(256) } }),
    'embeds[0].author.name',
  ],
  [
    'embed colour',
    embed({ color: 0x1000000 }),
    embed({ color: 0xffffff }),
    'color[NUMBER_TYPE_MAX]',
  ],
  ['embed url', embed({ url: 'file:///x' }), embed({ url: 'https://x.test' }), 'INVALID_SCHEME'],
  [
    'embed date',
    embed({ timestamp: 'today' }),
    embed({ timestamp: '2024-01-01T00:00:00Z' }),
    'PARSE',
  ],
  [
    '10 embeds',
    { embeds: Array(11).fill({ title: 't' }) },
    { embeds: Array(10).fill({ title: 't' }) },
    'embeds[BASE_TYPE_BAD_LENGTH]',
  ],
  [
    '6000 characters in all embeds',
    { embeds: [{ description: a(3000) }, { description: a(3001) }] },
    { embeds: [{ description: a(3000) }, { description: a(3000) }] },
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['an embed says something', { embeds: [{ color: 1 }] }, { embeds: [{ title: 't' }] }, 'REQUIRED'],
  [
    'known mentions',
    mentions({ parse: ['all'] }),
    mentions({ parse: ['users'] }),
    'allowed_mentions',
  ],
  [
    'parse or ids',
    mentions({ parse: ['users'], users: [id] }),
    mentions({ parse: [], users: [id] }),
    'EXCLUSIVE',
  ],
];

function send(body: Body): Promise<unknown> {
  return rest.post(Routes.channelMessages(discord.channel('general').id), { body });
}

describe('a message is refused beyond a limit and taken at it', () => {
  test.each(rules)('%s', async (_rule, refused, accepted, says) => {
    const error = await send(refused).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DiscordAPIError);
    expect((error as DiscordAPIError).status).toBe(400);
    expect((error as DiscordAPIError).message).toContain(says);
    expect(discord.takeViolations()).toEqual([expect.stringContaining('POST /channels/')]);
    await send(accepted);
    expect(discord.violations).toEqual([]);
  });
});

test('builders accept embeds of over 6000 characters, Discord does not', async () => {
  const big = new EmbedBuilder().setTitle('t').setDescription(a(4096));
  const body = { embeds: [big.toJSON(), big.toJSON()] };
  await expect(send(body)).rejects.toThrow('MAX_EMBED_SIZE_EXCEEDED');
  expect(discord.takeViolations()).toHaveLength(1);
});

test('an edit is checked together with what it leaves as it was', async () => {
  const sent = (await send({ embeds: [{ title: 't' }] })) as { id: string };
  const route = Routes.channelMessage(discord.channel('general').id, sent.id);
  await rest.patch(route, { body: { content: 'c' } });
  await rest.patch(route, { body: { embeds: [] } });
  const empty = rest.patch(route, { body: { content: '' } });
  await expect(empty).rejects.toThrow('Cannot send an empty message');
  const change = { flags: MessageFlags.IsComponentsV2, components: [block('t')] };
  await expect(rest.patch(route, { body: change })).rejects.toThrow('LEGACY_FIELDS');
  await rest.patch(route, { body: { ...change, content: null } });
  await expect(rest.patch(route, { body: { content: 'c' } })).rejects.toThrow('LEGACY_FIELDS');
  expect(discord.takeViolations()).toHaveLength(3);
});

test.each([
  ['@everyone', { content: '@everyone' }],
  ['a person', { content: `<@${id}>` }],
  ['a role', { content: `<@&${id}>` }],
  ['@here in Components V2', blocks(block('@here'))],
])('%s without allowed_mentions is a ping and a violation', async (_what, body) => {
  discord.pings.length = 0;
  await send({ ...body, allowed_mentions: { parse: [] } });
  expect(discord.pings).toEqual([]);
  await send(body);
  expect(discord.pings).toHaveLength(1);
  expect(discord.takeViolations()).toEqual([expect.stringContaining('would ping')]);
});

test('an unknown route is a violation', async () => {
  await expect(rest.get('/voice/regions')).rejects.toThrow('404');
  expect(discord.takeViolations()).toEqual([expect.stringContaining('no such route')]);
});
