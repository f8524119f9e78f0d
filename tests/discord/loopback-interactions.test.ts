import {
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import type { LoopbackOptions } from './loopback/index.ts';
import { type RawClient, startRawClient } from './raw-client.ts';

let raw: RawClient;
afterEach(() => raw.stop());

const row = (...components: object[]) => ({ type: 1, components });
const button = (custom_id: string) => ({ type: 2, style: 1, label: custom_id, custom_id });
const a = (length: number): string => 'a'.repeat(length);

/** Starts a client that does this with /ask, and a person who uses it. */
async function onAsk(
  answer: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
  options: LoopbackOptions = {},
  others: (interaction: Interaction) => Promise<unknown> = async () => {},
) {
  raw = await startRawClient(
    {
      onInteraction: (interaction) =>
        interaction.isChatInputCommand() ? answer(interaction) : others(interaction),
    },
    options,
  );
  const { discord } = raw;
  const ada = discord.user('Ada');
  const general = discord.channel('general');
  return { discord, ada, general, ask: () => discord.slash(ada, general, 'ask', { q: 'why' }) };
}

/** What the client's last call failed with. */
function code(): unknown {
  return (raw.errors.at(-1) as { code?: unknown } | undefined)?.code;
}

describe('an interaction', () => {
  test('is acknowledged once', async () => {
    const { discord, ask } = await onAsk(async (interaction) => {
      await interaction.deferReply();
      await interaction.editReply('first');
      interaction.deferred = false;
      interaction.replied = false;
      await interaction.reply('second');
    });
    expect((await ask()).text).toBe('first');
    await discord.waitFor('the error', () => raw.errors[0]);
    expect(code()).toBe(40060);
    expect(discord.takeViolations()).toEqual([expect.stringContaining('a second time')]);
  });

  test('is acknowledged within 3 s of the clock', async () => {
    const late = async (interaction: ChatInputCommandInteraction): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await interaction.reply('late');
    };
    const { discord, ask } = await onAsk(late, { clockScale: 30 });
    await expect(ask()).rejects.toThrow('The application did not respond');
    await discord.waitFor('the error', () => raw.errors[0]);
    expect(code()).toBe(10062);
    expect(discord.takeViolations()).toEqual([expect.stringContaining('acknowledged after')]);
  });

  test('just in time is in time', async () => {
    const { discord, ask } = await onAsk((interaction) => interaction.reply('in time'), {
      clockScale: 3,
    });
    expect((await ask()).text).toBe('in time');
    expect(discord.violations).toEqual([]);
  });

  test('has a token for 15 minutes', async () => {
    let kept: ChatInputCommandInteraction | undefined;
    const { discord, ask } = await onAsk(async (interaction) => {
      kept = interaction;
      await interaction.reply('now');
    });
    const answer = await ask();
    // People see a message before the bot hears that it was sent.
    await discord.waitFor('the reply to return', () => kept?.replied || undefined);
    discord.advanceClock(14 * 60_000);
    await kept!.editReply('later');
    expect(discord.now(answer).text).toBe('later');
    discord.advanceClock(60_000);
    await expect(kept!.editReply('too late')).rejects.toThrow('Invalid Webhook Token');
    expect(discord.takeViolations()).toEqual([expect.stringContaining('was used after')]);
  });

  test('is not answered before it is acknowledged', async () => {
    const { discord, ask } = await onAsk((interaction) => interaction.webhook.send('early'));
    await expect(
      Promise.race([ask(), discord.waitFor('it', () => raw.errors[0])]),
    ).resolves.toMatchObject({ code: 10015 });
    expect(discord.takeViolations()).toEqual([expect.stringContaining('before it was')]);
    discord.advanceClock(4000);
  });

  test('decides at its deferral who sees the answer', async () => {
    const { discord, ada, ask } = await onAsk(async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.followUp('fills the deferred reply');
      await interaction.followUp('follows');
    });
    const answer = await ask();
    expect(answer).toMatchObject({ text: 'fills the deferred reply', ephemeralTo: ada.id });
    expect(discord.takeViolations()).toEqual([expect.stringContaining('ephemeral was decided')]);
  });

  test.each([
    ['a command', 6, 2],
    ['a command', 8, 2],
  ])('of %s cannot be answered with type %d', async (_what, type) => {
    const { discord, ask } = await onAsk(async ({ client, id, token }) => {
      const body = { type, data: {} };
      await client.rest.post(`/interactions/${id}/${token}/callback`, { body, auth: false });
    });
    const asked = ask().catch(() => {});
    await discord.waitFor('the error', () => raw.errors[0]);
    expect(discord.takeViolations()).toEqual([expect.stringContaining('cannot be answered with')]);
    discord.advanceClock(4000);
    await asked;
  });
});

const input = (parts: object = {}) =>
  row({ type: 4, custom_id: 'i', style: 1, label: 'l', ...parts });
const inputs = (count: number) =>
  Array.from({ length: count }, (_, i) => input({ custom_id: `i${i}` }));
const label = (parts: object = {}) => ({
  type: 18,
  label: 'l',
  component: { type: 4, custom_id: 'i', style: 1 },
  ...parts,
});
const modal = (parts: object = {}): APIModalInteractionResponseCallbackData => ({
  custom_id: 'm',
  title: 't',
  components: [input() as APIModalInteractionResponseCallbackComponent],
  ...parts,
});

describe('a modal is refused beyond a limit and opens at it', () => {
  test.each([
    ['title of 45', modal({ title: a(46) }), modal({ title: a(45) }), 'title'],
    ['customId of 100', modal({ custom_id: a(101) }), modal({ custom_id: a(100) }), 'custom_id'],
    ['5 rows', modal({ components: inputs(6) }), modal({ components: inputs(5) }), 'components'],
    [
      'label of 45',
      modal({ components: [input({ label: a(46) })] }),
      modal({ components: [input({ label: a(45) })] }),
      'label',
    ],
    [
      'value of 4000',
      modal({ components: [input({ value: a(4001) })] }),
      modal({ components: [input({ value: a(4000) })] }),
      'value',
    ],
    [
      'max_length of 4000',
      modal({ components: [input({ max_length: 4001 })] }),
      modal({ components: [input({ max_length: 4000 })] }),
      'max_length',
    ],
    [
      'placeholder of 100',
      modal({ components: [input({ placeholder: a(101) })] }),
      modal({ components: [input({ placeholder: a(100) })] }),
      'placeholder',
    ],
    ['only inputs', modal({ components: [row(button('x'))] }), modal(), 'UNION_TYPE_CHOICES'],
    [
      'a label is labelled',
      modal({ components: [label({ label: '' })] }),
      modal({ components: [label()] }),
      'label',
    ],
    ['customIds once', modal({ components: [input(), input()] }), modal(), 'DUPLICATED'],
  ])('%s', async (_rule, refused, accepted, says) => {
    const { discord, ada, ask } = await onAsk(
      (interaction) => interaction.reply({ content: 'c', components: [row(button('open'))] }),
      {},
      async (interaction) => {
        if (!interaction.isButton()) return;
        await interaction.showModal(refused).catch((error) => raw.errors.push(error));
        await interaction.showModal(accepted);
      },
    );
    const opened = await discord.openModal(ada, await ask(), 'open');
    expect(opened.customId).toBe(accepted.custom_id);
    expect(String(raw.errors[0])).toContain(says);
    expect(discord.takeViolations()).toHaveLength(1);
  });
});

describe('autocomplete', () => {
  const commands = [
    {
      name: 'ask',
      description: 'Asks',
      options: [{ name: 'q', description: 'Q', type: 3, autocomplete: true }],
    },
  ];
  const choices = (count: number, name = 'n', value = 'v') =>
    Array.from({ length: count }, (_, i) => ({ name: `${name}${i}`, value: `${value}${i}` }));

  test.each([
    ['25 choices', choices(26), choices(25), 'choices'],
    ['names of 100', choices(1, a(100)), choices(1, a(99)), 'name'],
    ['values of 100', choices(1, 'n', a(100)), choices(1, 'n', a(99)), 'value'],
    ['names', [{ name: '', value: 'v' }], choices(0), 'name'],
  ])('proposes at most %s', async (_rule, refused, accepted, says) => {
    raw = await startRawClient({
      commands,
      onInteraction: async (interaction) => {
        if (!interaction.isAutocomplete()) return;
        await interaction.respond(refused).catch((error) => raw.errors.push(error));
        await interaction.respond(accepted);
      },
    });
    const { discord } = raw;
    const ada = discord.user('Ada');
    const found = await discord.autocomplete(ada, discord.channel('general'), 'ask', { q: 'w' });
    expect(found.choices).toEqual(accepted);
    expect(found.ms).toBeLessThan(3000);
    expect(String(raw.errors[0])).toContain(says);
    expect(discord.takeViolations()).toHaveLength(1);
  });
});
