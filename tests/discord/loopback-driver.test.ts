import { Events } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { type Behaviour, type RawClient, startRawClient } from './raw-client.ts';

let raw: RawClient;
afterEach(() => raw.stop());

async function start(behaviour: Behaviour) {
  raw = await startRawClient(behaviour);
  const { discord } = raw;
  return { discord, general: discord.channel('general'), ada: discord.user('Ada') };
}

test('200 commands at once are each answered', async () => {
  const { discord, ada, general } = await start({
    onInteraction: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply(`answer to ${interaction.options.getString('q')}`);
    },
  });
  raw.client.rest.options.globalRequestsPerSecond = 1000;
  const answers = Array.from({ length: 200 }, (_, i) =>
    discord.slash(ada, general, 'ask', { q: `question ${i}` }),
  );
  const texts = (await Promise.all(answers)).map((answer) => answer.text);
  expect(texts).toEqual(Array.from({ length: 200 }, (_, i) => `answer to question ${i}`));
  expect(discord.violations).toEqual([]);
});

test('people and channels that are chosen come along', async () => {
  const menu = { type: 8, custom_id: 'where', placeholder: 'Where', max_values: 2 };
  const option = { type: 7, name: 'where', description: 'W' };
  const { discord, ada, general } = await start({
    commands: [
      {
        name: 'set',
        description: 'S',
        options: [{ type: 1, name: 'channel', description: 'C', options: [option] }],
      },
    ],
    onInteraction: async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const channel = interaction.options.getChannel('where');
        const components = [{ type: 1, components: [menu] }];
        await interaction.reply({ content: `#${channel?.name}`, components });
      } else if (interaction.isChannelSelectMenu()) {
        const names = interaction.channels.map((channel) => 'name' in channel && channel.name);
        await interaction.update(`chosen: ${names}`);
      }
    },
  });
  const answer = await discord.slash(ada, general, 'set channel', { where: general.id });
  expect(answer.text).toBe('#general');
  const chosen = await discord.select(ada, answer, 'Where', general.id);
  expect(chosen).toMatchObject({ id: answer.id, text: 'chosen: general' });
});

test('a command may open a modal, and a button change nothing', async () => {
  const input = { type: 4 as const, custom_id: 'i', style: 1, label: 'I', required: false };
  const { discord, ada, general } = await start({
    onInteraction: async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const components = [{ type: 1 as const, components: [input] }];
        await interaction.showModal({ custom_id: 'm', title: 'M', components });
      } else if (interaction.isModalSubmit()) {
        const button = { type: 2, style: 1, label: 'Vote', custom_id: 'vote' };
        await interaction.reply({ content: 'c', components: [{ type: 1, components: [button] }] });
      } else if (interaction.isButton()) {
        await interaction.deferUpdate();
      }
    },
  });
  const modal = await discord.modalOf(discord.startSlash(ada, general, 'ask'));
  const answer = await discord.submitModal(ada, modal, {});
  const vote = discord.startClick(ada, answer, 'Vote');
  expect(await discord.acknowledged(vote)).toMatchObject({ type: 6 });
  await discord.silence(50);
  await expect(discord.openModal(ada, answer, 'Vote')).rejects.toThrow('opened no modal');
  await expect(discord.click(ada, answer, 'Else')).rejects.toThrow('no "Else", only: Vote');
  expect(discord.violations).toEqual([]);
});

test('edits and deletions are told, and what Discord refuses of people is refused', async () => {
  const { discord, ada, general } = await start({});
  const told: unknown[] = [];
  raw.client.on(Events.MessageUpdate, (_old, now) => told.push(now.content));
  raw.client.on(Events.MessageDelete, ({ id }) => told.push(id));
  const message = discord.post(ada, general, 'one', { mention: true });
  discord.editMessage(message, `<@${discord.bot.id}> two`);
  discord.deleteMessage(message);
  await discord.waitFor('both', () => told[1]);
  expect(told).toEqual([`<@${discord.bot.id}> two`, message.id]);
  expect(discord.messages(general)).toEqual([]);
  const long = { q: 'a'.repeat(6001) };
  await expect(discord.slash(ada, general, 'ask', long)).rejects.toThrow(
    'refuses the value of "q"',
  );
  expect(() => discord.post(ada, general, 'a'.repeat(4001))).toThrow('refuses over 4000');
});

test('waiting in vain says for what, and what the bot did wrong', async () => {
  const { discord, ada, general } = await start({
    onMessage: (message) => message.reply('a'.repeat(2001)),
  });
  const said = discord.say(ada, general, 'hello', { mention: true, timeoutMs: 200 });
  await expect(said).rejects.toThrow(
    /in vain for an answer to ".*hello"[\s\S]*content: Must be 2000/u,
  );
  expect(discord.takeViolations()).toHaveLength(1);
});
