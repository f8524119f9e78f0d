import { cleanContent, type TextBasedChannel } from 'discord.js';

/**
 * What someone wrote, as people see it: mentions by the names that are shown, emoji by theirs. What has no name any more
 * is left out, for a raw id tells nobody anything.
 *
 * @param channel null where it is unknown.
 */
export function readableText(text: string, channel: TextBasedChannel | null): string {
  return (channel ? cleanContent(text, channel) : text)
    .replace(/<a?:(\w+):\d+>/g, ':$1:')
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
    .replace(/<t:(-?\d{1,12})(?::\w)?>/g, (_written, seconds: string) => dayOf(Number(seconds)))
    .replace(/<(?:@[!&]?|#)\d+>/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** `YYYY-MM-DD` of a moment in seconds. */
function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
