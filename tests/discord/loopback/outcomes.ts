import { acknowledgeWithinMs } from './rest-interactions.ts';
import { type SeenMessage, seenMessage } from './seen.ts';
import { waitUntil } from './waiting.ts';
import type { Interaction, World } from './world.ts';

/** How to wait for the bot. */
export interface WaitOptions {
  /** Milliseconds of real time; 10,000 when left out. */
  readonly timeoutMs?: number;
  /** Waits on until the message is so; the first one that says anything when left out. */
  readonly until?: (message: SeenMessage) => boolean;
}

/** Throws as Discord's client does where the bot let an interaction's three seconds pass. */
export function failIfUnanswered(world: World, interaction: Interaction): void {
  if (interaction.ack !== null) return;
  if (world.clock.now() - interaction.sentAt <= acknowledgeWithinMs) return;
  throw new Error(`The application did not respond to ${interaction.label}.`);
}

/** Waits for what the bot shows in the end: its reply, or the changed or removed message of a button or menu. */
export function replyTo(
  world: World,
  interaction: Interaction,
  { timeoutMs = 10_000, until }: WaitOptions = {},
): Promise<SeenMessage> {
  const what = `the reply to ${interaction.label}`;
  return waitUntil(world, what, timeoutMs, () => {
    failIfUnanswered(world, interaction);
    if (interaction.modal !== null) {
      throw new Error(`${interaction.label} opened a modal: use openModal to wait for one.`);
    }
    const id = shownBy(world, interaction);
    if (id === null) return undefined;
    const message = seenMessage(world, id);
    return until === undefined || until(message) ? message : undefined;
  });
}

/** The message that now shows the bot's answer; null while there is none. */
function shownBy(world: World, interaction: Interaction): string | null {
  const { ack, originalId, followUps } = interaction;
  if (ack === null || originalId === null) return null;
  const original = world.messages.get(originalId)!;
  if (ack.type === 4 || ack.type === 7) return originalId;
  if (ack.type === 6 && interaction.sourceChanged) return originalId;
  if (ack.type === 5 && !original.loading && !original.deleted) return originalId;
  return followUps[0] ?? null;
}
