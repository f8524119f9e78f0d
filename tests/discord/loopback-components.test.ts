import { DiscordAPIError, REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LoopbackDiscord, startLoopbackDiscord } from './loopback/index.ts';
import {
  a,
  type Body,
  block,
  blocks,
  button,
  buttons,
  container,
  link,
  manyBlocks,
  manyRows,
  options,
  type Rule,
  rows,
  section,
  select,
} from './message-bodies.ts';

let discord: LoopbackDiscord;
let rest: REST;

beforeAll(async () => {
  discord = await startLoopbackDiscord();
  rest = new REST({ api: discord.apiBase, offset: 0 }).setToken(discord.token);
});

afterAll(() => discord.stop());

const rules: readonly Rule[] = [
  ['5 rows', manyRows(6), manyRows(5), 'components[BASE_TYPE_BAD_LENGTH]'],
  [
    '5 buttons',
    rows(buttons(6)),
    rows(buttons(5)),
    'components[0].components[BASE_TYPE_BAD_LENGTH]',
  ],
  ['no empty row', rows([]), rows(buttons(1)), 'BAD_LENGTH'],
  ['one menu a row', rows([select(), select()]), rows([select()], [select()]), 'LAYOUT_WIDTH'],
  ['no menu beside buttons', rows([select(), button()]), rows([select()], [button()]), 'WIDTH'],
  [
    'customId of 100',
    rows([button({ custom_id: a(101) })]),
    rows([button({ custom_id: a(100) })]),
    'custom_id[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'customId',
    rows([button({ custom_id: '' })]),
    rows([button()]),
    'custom_id[BASE_TYPE_REQUIRED]',
  ],
  [
    'customId once',
    rows([button({ custom_id: 'x' })], [select({ custom_id: 'x' })]),
    rows([button({ custom_id: 'x' })], [select({ custom_id: 'y' })]),
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  ['label of 80', rows([button({ label: a(81) })]), rows([button({ label: a(80) })]), 'label'],
  [
    'label or emoji',
    rows([button({ label: '' })]),
    rows([button({ label: '', emoji: { name: '👍' } })]),
    'LABEL_OR',
  ],
  [
    'real emoji',
    rows([button({ emoji: { name: 'up' } })]),
    rows([button({ emoji: { name: '▶' } })]),
    'EMOJI',
  ],
  ['button style', rows([button({ style: 7 })]), rows([button({ style: 4 })]), 'style'],
  ['a link has an address', rows([link({ url: undefined })]), rows([link()]), 'url'],
  ['a link has no customId', rows([link({ custom_id: 'x' })]), rows([link()]), 'EXCLUSIVE'],
  ['no url on a button', rows([button({ url: 'https://a.test' })]), rows([link()]), 'EXCLUSIVE'],
  ['link address of 512', rows([link({ url: `https://a.test/${a(500)}` })]), rows([link()]), 'url'],
  ['link scheme', rows([link({ url: 'javascript:1' })]), rows([link()]), 'SCHEME'],
  [
    '25 options',
    rows([select({ options: options(26) })]),
    rows([select({ options: options(25) })]),
    'options',
  ],
  ['a menu has options', rows([select({ options: [] })]), rows([select()]), 'options'],
  [
    'option label of 100',
    rows([select({ options: [{ label: a(101), value: 'v' }] })]),
    rows([select({ options: [{ label: a(100), value: 'v' }] })]),
    'options[0].label',
  ],
  [
    'option value of 100',
    rows([select({ options: [{ label: 'l', value: a(101) }] })]),
    rows([select({ options: [{ label: 'l', value: a(100) }] })]),
    'options[0].value',
  ],
  [
    'option description of 100',
    rows([select({ options: [{ label: 'l', value: 'v', description: a(101) }] })]),
    rows([select({ options: [{ label: 'l', value: 'v', description: a(100) }] })]),
    'options[0].description',
  ],
  [
    'option values once',
    rows([select({ options: [...options(1), ...options(1)] })]),
    rows([select({ options: options(2) })]),
    'VALUE_DUPLICATED',
  ],
  [
    'placeholder of 150',
    rows([select({ placeholder: a(151) })]),
    rows([select({ placeholder: a(150) })]),
    'place',
  ],
  [
    'max_values',
    rows([select({ max_values: 3 })]),
    rows([select({ max_values: 2 })]),
    'max_values',
  ],
  [
    'no V2 without its flag',
    { content: 'c', components: [block('t')] },
    blocks(block('t')),
    'UNION',
  ],
  ['V2 without content', { ...manyBlocks(1), content: 'c' }, manyBlocks(1), 'LEGACY_FIELDS'],
  ['V2 without embeds', { ...manyBlocks(1), embeds: [{ title: 't' }] }, manyBlocks(1), 'LEGACY'],
  ['40 components', manyBlocks(41), manyBlocks(40), 'components'],
  [
    '40 components, nested too',
    blocks(...Array.from({ length: 8 }, () => ({ type: 1, components: buttons(5) }))),
    blocks(...Array.from({ length: 6 }, () => ({ type: 1, components: buttons(5) }))),
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  ['4000 characters of V2 text', manyBlocks(3, 1334), manyBlocks(4, 1000), 'TEXT_SIZE_EXCEEDED'],
  ['text says something', manyBlocks(1, 0), manyBlocks(1, 1), 'REQUIRED'],
  ['a section has an accessory', section({ accessory: undefined }), section({}), 'accessory'],
  [
    'a section has 3 texts',
    section({ components: Array(4).fill(block('t')) }),
    section({ components: Array(3).fill(block('t')) }),
    'components[0].components[BASE_TYPE_BAD_LENGTH]',
  ],
  [
    'no container in a container',
    container({ components: [{ type: 17 }] }),
    container({}),
    'UNION',
  ],
  [
    'accent colour',
    container({ accent_color: -1 }),
    container({ accent_color: 1 }),
    'accent_color',
  ],
  ['spacing', blocks({ type: 14, spacing: 3 }), blocks({ type: 14, spacing: 2 }), 'spacing'],
];

function send(body: Body): Promise<unknown> {
  return rest.post(Routes.channelMessages(discord.channel('general').id), { body });
}

describe('a component is refused beyond a limit and taken at it', () => {
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
