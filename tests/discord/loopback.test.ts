import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  Routes,
  type TextChannel,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { type Behaviour, type RawClient, startRawClient } from './raw-client.ts';

let raw: RawClient;
afterEach(() => raw.stop());

async function start(behaviour: Behaviour) {
  raw = await startRawClient(behaviour);
  const { discord, client } = raw;
  const general = discord.channel('general');
  const here = (await client.channels.fetch(general.id)) as TextChannel;
  return { discord, client, general, here, ada: discord.user('Ada') };
}

async function answerAll(interaction: Interaction): Promise<unknown> {
  if (interaction.isChatInputCommand()) {
    const button = new ButtonBuilder().setCustomId('more').setLabel('More');
    const row = new ActionRowBuilder<ButtonBuilder>();
    row.addComponents(button.setStyle(ButtonStyle.Primary));
    const menu = {
      type: 3,
      custom_id: 'menu',
      placeholder: 'Pick',
      options: [{ label: 'One', value: '1' }],
    };
    await interaction.deferReply();
    return interaction.editReply({
      content: `You asked ${interaction.options.getString('q')}`,
      components: [row, { type: 1, components: [menu] }],
    });
  }
  if (interaction.isButton()) {
    const input = new TextInputBuilder().setCustomId('text').setLabel('Text');
    const row = new ActionRowBuilder<TextInputBuilder>();
    row.addComponents(input.setStyle(TextInputStyle.Short).setMaxLength(10));
    const modal = new ModalBuilder().setCustomId('m').setTitle('Modal');
    return interaction.showModal(modal.addComponents(row));
  }
  if (interaction.isModalSubmit()) {
    const text = interaction.fields.getTextInputValue('text');
    return interaction.reply({ content: `Sent ${text}`, flags: MessageFlags.Ephemeral });
  }
  if (interaction.isStringSelectMenu()) {
    await interaction.deferUpdate();
    return interaction.editReply({ content: `Picked ${interaction.values}`, components: [] });
  }
  if (interaction.isMessageContextMenuCommand()) {
    return interaction.reply(`Read ${interaction.targetMessage.content}`);
  }
  return null;
}

const ask = {
  name: 'ask',
  description: 'Asks',
  options: [{ name: 'q', description: 'Q', type: 3 }],
};

describe('what people do comes to what they see', () => {
  test('a slash command, a button, a modal and a menu', async () => {
    const { discord, ada, general } = await start({ onInteraction: answerAll });
    const answer = await discord.slash(ada, general, 'ask', { q: 'why' });
    expect(answer.text).toBe('You asked why');
    expect(answer.buttons.map((button) => button.label)).toEqual(['More']);
    const modal = await discord.openModal(ada, answer, 'More');
    expect(modal.inputs).toMatchObject([{ customId: 'text', label: 'Text', required: true }]);
    await expect(discord.submitModal(ada, modal, { Text: 'a'.repeat(11) })).rejects.toThrow(
      'refuses',
    );
    const sent = await discord.submitModal(ada, modal, { Text: 'this' });
    expect(sent).toMatchObject({ text: 'Sent this', ephemeralTo: ada.id });
    const picked = await discord.select(ada, answer, 'Pick', 'One');
    expect(picked).toMatchObject({ id: answer.id, text: 'Picked 1', buttons: [] });
    expect(discord.messages(general).map((message) => message.text)).toEqual([
      'Picked 1',
      'Sent this',
    ]);
    expect(discord.violations).toEqual([]);
  });

  test('a context menu gives the text of any message', async () => {
    const commands = [{ type: 3, name: 'Check' }];
    const { discord, ada, general } = await start({ onInteraction: answerAll, commands });
    const message = discord.post(discord.user('Grace'), general, 'a claim');
    expect((await discord.contextMenu(ada, message, 'Check')).text).toBe('Read a claim');
  });

  test('mentions, replies and direct messages', async () => {
    const { discord, ada, general } = await start({
      onMessage: (message) => message.reply(`Read: ${message.content}`),
    });
    const answer = await discord.say(ada, general, 'why?', { mention: true });
    expect(answer.text).toBe(`Read: <@${discord.bot.id}> why?`);
    const again = await discord.say(ada, general, 'and then?', { replyTo: answer });
    expect(again.text).toBe('Read: and then?');
    expect((await discord.dm(ada, 'hello')).text).toBe('Read: hello');
    expect(discord.violations).toEqual([]);
    expect(discord.pings).toEqual([]);
  });

  test('a command that this person does not see cannot be used, unless forced', async () => {
    const commands = [
      { ...ask, default_member_permissions: String(PermissionFlagsBits.ManageGuild) },
    ];
    const { discord, ada, general } = await start({ onInteraction: answerAll, commands });
    await expect(discord.slash(ada, general, 'ask')).rejects.toThrow('not shown to Ada');
    const grace = discord.user('Grace', { permissions: ['ManageGuild'] });
    await discord.slash(grace, general, 'ask');
    await discord.slash(ada, general, 'ask', {}, { force: true });
    await expect(discord.slash(grace, general, 'ask', { p: 1 })).rejects.toThrow('no option "p"');
  });
});

describe('threads', () => {
  test('are begun from a message once, and answered in', async () => {
    const { discord, ada, general, here, client } = await start({
      onMessage: (message) => message.reply(message.content || 'nothing read'),
    });
    const sent = await here.send('answer');
    const thread = await sent.startThread({ name: 'a thread' });
    expect(thread.id).toBe(sent.id);
    const inThread = discord.thread(sent);
    expect(inThread).toMatchObject({ name: 'a thread', parentId: general.id });
    expect((await discord.say(ada, inThread, 'plain')).text).toBe('nothing read');
    expect(discord.violations).toEqual([]);
    const body = { name: 'again' };
    const second = client.rest.post(Routes.threads(general.id, sent.id), { body });
    await expect(second).rejects.toMatchObject({ code: 160004 });
    await expect(here.threads.create({ name: 'a'.repeat(101) })).rejects.toThrow('name');
    expect(discord.takeViolations()).toHaveLength(2);
  });
});

describe('what the bot may not do', () => {
  test.each([
    ['ViewChannel', 50001],
    ['SendMessages', 50013],
    ['EmbedLinks', 50013],
  ] as const)('without %s an embed answers %d', async (permission, code) => {
    const { discord, general, here } = await start({});
    discord.deny(general, [permission]);
    await expect(here.send({ embeds: [{ title: 't' }] })).rejects.toMatchObject({ code });
    discord.deny(general, []);
    await here.send({ embeds: [{ title: 't' }] });
    expect(discord.violations).toEqual([]);
  });

  test('embed links: beside a text, embeds are left out without a word', async () => {
    const { discord, general, here } = await start({});
    discord.deny(general, ['EmbedLinks']);
    await here.send({ content: 'text', embeds: [{ title: 't' }] });
    expect(discord.messages(general)).toMatchObject([{ text: 'text', embeds: [] }]);
  });

  test('begin threads without the permission, or reply without reading the history', async () => {
    const { discord, general, here } = await start({});
    const sent = await here.send('one');
    discord.deny(general, ['CreatePublicThreads', 'ReadMessageHistory']);
    await expect(sent.startThread({ name: 't' })).rejects.toMatchObject({ code: 50013 });
    await expect(sent.reply('two')).rejects.toMatchObject({ code: 160002 });
  });

  test('write to people who refuse direct messages, or reply to what is gone', async () => {
    const { discord, ada, general, here, client } = await start({});
    discord.closeDirectMessages(ada);
    await expect(client.users.send(ada.id, 'hi')).rejects.toMatchObject({ code: 50007 });
    const posted = discord.post(ada, general, 'question');
    discord.deleteMessage(posted);
    const reply = (failIfNotExists: boolean) =>
      here.send({ content: 'a', reply: { messageReference: posted.id, failIfNotExists } });
    await expect(reply(true)).rejects.toThrow('message_reference');
    await reply(false);
    expect(discord.takeViolations()).toHaveLength(1);
  });
});

describe('failures', () => {
  test('429 is waited for by discord.js, 500 is tried again', async () => {
    const { discord, here } = await start({});
    discord.failNext({ method: 'POST', path: '/messages', status: 429, retryAfter: 0.2 });
    discord.failNext({ method: 'POST', path: /messages$/u, status: 500, times: 2 });
    const before = Date.now();
    await here.send('at last');
    expect(Date.now() - before).toBeGreaterThanOrEqual(200);
    expect(discord.failuresSpent()).toBe(true);
    const statuses = discord.requests.filter(({ path }) => path.endsWith('/messages'));
    expect(statuses.map(({ status }) => status)).toEqual([429, 500, 500, 200]);
  });

  test('an answer that never comes', async () => {
    const { discord, here, client } = await start({});
    Object.assign(client.rest.options, { timeout: 100, retries: 0 });
    discord.failNext({ path: '/messages', status: 'hang' });
    await expect(here.send('never')).rejects.toThrow('aborted');
    await here.send('again');
  });

  test('500 without an end, a cut connection, and an error with a code', async () => {
    const { discord, here } = await start({});
    discord.failNext({ status: 503, times: 4 });
    await expect(here.send('never')).rejects.toMatchObject({ status: 503 });
    discord.failNext({ status: 'reset' });
    await here.send('after the cut').catch(() => {});
    discord.failNext({ delayMs: 100 });
    await here.send('late');
    discord.failNext({ status: 404, code: 10062 });
    await expect(here.send('never')).rejects.toMatchObject({ code: 10062 });
    expect(discord.violations).toEqual([]);
  });
});
