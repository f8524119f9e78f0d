import { actingOf } from './acting.ts';
import type { Fault, Faults } from './faults.ts';
import type { Gateway } from './gateway.ts';
import { placesOf } from './places.ts';
import type { RestServer } from './rest-server.ts';
import { waitUntil } from './waiting.ts';
import type { Interaction, World } from './world.ts';
import { writingOf } from './writing.ts';

/**
 * A Discord for tests: what people do in it, what they see, and what went wrong. Everything that waits for the bot is a
 * promise; it fails with "The application did not respond" where the bot was too late.
 */
export type LoopbackDiscord = ReturnType<typeof loopbackDiscord>;

/** Puts the parts together. `origin` is where REST listens. */
export function loopbackDiscord(
  world: World,
  rest: RestServer,
  gateway: Gateway,
  faults: Faults,
  origin: string,
) {
  return {
    ...placesOf(world),
    ...writingOf(world),
    ...actingOf(world),

    /** For DISCORD_API_BASE and discord.js's `rest.api`. */
    apiBase: `${origin}/api`,
    /** For DISCORD_TOKEN. */
    token: world.token,
    /** The bot as a user. */
    bot: world.bot,
    gateway,
    /** What the bot did that Discord refuses or that would harm, a line each. Tests end with it being empty. */
    violations: world.violations as readonly string[],
    /** Whom the bot's messages notified. */
    pings: world.pings,
    /** All that people have done so far, as interactions. */
    interactions: (): Interaction[] => [...world.interactions.values()],
    /** Ids of the channels in which the bot showed that it types, in order. */
    typing: world.typing,
    /** What the bot asked of REST, in order. */
    requests: rest.requests,

    /** Hands over the violations so far and forgets them, for a test that provokes some. */
    takeViolations: (): string[] => world.violations.splice(0),

    /** Waits until the bot is connected and, unless told otherwise, has registered its commands. */
    async ready({ commands = true, timeoutMs = 10_000 } = {}): Promise<void> {
      await waitUntil(world, 'the bot to be ready', timeoutMs, () => {
        const registered = !commands || world.commands.size > 0;
        return (gateway.connected && registered) || undefined;
      });
    },

    /**
     * Ends the gateway's connection: with a close code, or abruptly where it is null. The promise tells how the bot
     * came back; what happens meanwhile is kept for it.
     */
    async dropGateway(code: number | null = 4000): Promise<'resumed' | 'identified'> {
      const { identified, resumed } = gateway.counts;
      gateway.drop(code);
      return waitUntil(world, 'the bot to come back', 15_000, () => {
        if (gateway.counts.resumed > resumed) return 'resumed';
        return gateway.counts.identified > identified ? 'identified' : undefined;
      });
    },

    /** Moves Discord's clock ahead, for tokens that live 15 minutes. */
    advanceClock(ms: number): void {
      world.clock.advance(ms);
      world.changed();
    },

    /** Makes the next requests that fit go wrong. */
    failNext: (fault: Fault): void => faults.add(fault),

    /** Whether every failure asked for has happened. */
    failuresSpent: (): boolean => faults.spent,

    /** Ends everything; the bot's connections are cut. */
    async stop(): Promise<void> {
      await gateway.close();
      await rest.close();
    },
  };
}
