import type { Message } from 'discord.js';
import type { Logger } from '../process/logger.ts';

/** Discord shows it for ten seconds. */
const AGAIN_MS = 8_000;

/** Shows that the bot is typing until the function that it gives is called. */
export function typingIn({ channel }: Message, log: Logger): () => void {
  const show = () => {
    if (!channel.isSendable()) return;
    channel.sendTyping().catch((error) => log.debug({ err: error }, 'typing cannot be shown'));
  };
  show();
  const timer = setInterval(show, AGAIN_MS);
  return () => clearInterval(timer);
}
