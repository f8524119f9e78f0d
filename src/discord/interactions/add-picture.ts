import type { RepliableInteraction } from 'discord.js';
import type { Reply } from '../../../commands/reply.ts';
import { drawPng } from '../../pictures/draw-png.ts';
import { timelineInWords, timelineSvg } from '../../pictures/timeline-svg.ts';
import type { Bot } from '../gateway/bot.ts';
import { attach, mayAttach } from './respond.ts';

/** One date alone is no line. */
const FEWEST_ENTRIES = 2;
/** As long as Discord takes the description of a file. */
const DESCRIPTION_LENGTH = 1024;

/**
 * Adds the picture of a timeline to the message that shows it, once it is drawn: the text waits for nothing, and stands
 * alone where the picture fails or files may not be attached.
 * @param draw an SVG as a PNG.
 */
export async function addPicture(
  { log }: Pick<Bot, 'log'>,
  interaction: RepliableInteraction,
  reply: Reply,
  draw: (svg: string) => Promise<Uint8Array> = drawPng,
): Promise<void> {
  if (reply.type !== 'timeline' || reply.timeline.entries.length < FEWEST_ENTRIES) return;
  if (!mayAttach(interaction)) return;
  const { timeline } = reply;
  try {
    await attach(interaction, {
      name: 'timeline.png',
      data: await draw(timelineSvg(timeline)),
      description: timelineInWords(timeline, DESCRIPTION_LENGTH),
    });
  } catch (error) {
    log.warn({ err: error }, 'a picture was left out');
  }
}
