/**
 * A Discord of our own on 127.0.0.1, for the real discord.js client: REST and gateway, which check what the bot sends
 * against Discord's documented limits and note every slip in `discord.violations`.
 *
 * ```ts
 * const discord = await startLoopbackDiscord({ guilds: [{ name: 'Kiosk', channels: ['general'] }] });
 * // Start the bot with DISCORD_API_BASE=discord.apiBase and DISCORD_TOKEN=discord.token, then:
 * await discord.ready();
 * const ada = discord.user('Ada', { permissions: ['ManageGuild'], locale: 'fr' });
 * const general = discord.channel('general');
 * const answer = await discord.slash(ada, general, 'ask', { question: 'Who ran?' });
 * const excerpt = await discord.click(ada, answer, '1'); // a label or a custom id
 * const modal = await discord.openModal(ada, answer, 'Follow up');
 * await discord.submitModal(ada, modal, { question: 'And when?' });
 * await discord.say(ada, general, 'Who ran?', { mention: true });
 * expect(discord.violations).toEqual([]);
 * await discord.stop();
 * ```
 *
 * A test that wants trouble: `discord.failNext({ path: '/messages', status: 429, retryAfter: 1 })`, `discord.deny(general,
 * ['EmbedLinks'])`, `discord.dropGateway()`, `discord.advanceClock(15 * 60_000)`, and `discord.takeViolations()` for the
 * slips that it provokes. `clockScale: 10` lets Discord's 3 s pass in 300 ms.
 *
 * Text is seen as people see it: `message.text`, `.buttons`, `.selects`, `.ephemeralTo`, and `.payload` for snapshots.
 */
export type { ActOptions, Proposals } from './acting.ts';
export type { Fault } from './faults.ts';
export type { LoopbackDiscord } from './loopback-discord.ts';
export type { WaitOptions } from './outcomes.ts';
export type { PermissionName } from './permissions.ts';
export type { UserDetails } from './places.ts';
export type { SeenRequest } from './rest-server.ts';
export type { SeenButton, SeenInput, SeenMessage, SeenModal, SeenSelect } from './seen.ts';
export { type GuildOptions, type LoopbackOptions, startLoopbackDiscord } from './start.ts';
export type { Channel, Guild, Interaction, Ping, User } from './world.ts';
export type { SayOptions } from './writing.ts';
