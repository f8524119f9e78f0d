import { MessageFlags } from 'discord.js';
import { ApiError } from '../api-error.ts';
import { type Json, objects } from '../json.ts';
import { checkAllowedMentions } from './allowed-mentions.ts';
import { checkRows } from './components.ts';
import { checkV2 } from './components-v2.ts';
import { checkEmbeds } from './embeds.ts';
import { Problems } from './problems.ts';

/** How a message comes to be, which decides the flags that may be set. */
export type Origin = 'channel' | 'interaction' | 'edit';

const anywhere = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
const settable: Readonly<Record<Origin, number>> = {
  channel: anywhere | MessageFlags.SuppressNotifications,
  interaction: anywhere | MessageFlags.SuppressNotifications | MessageFlags.Ephemeral,
  edit: anywhere,
};

/** Refuses flags that Discord does not know or does not let a bot set here. */
export function checkFlags(problems: Problems, flags: unknown, origin: Origin): void {
  if (flags === undefined || flags === null) return;
  problems.integer(['flags'], flags, 0, 2 ** 31 - 1);
  const unknown = Number(flags) & ~settable[origin];
  if (unknown !== 0) {
    problems.add(['flags'], 'BASE_TYPE_CHOICES', `flag ${unknown} cannot be set by this request`);
  }
}

/**
 * Throws what Discord answers to a message that it refuses. For an edit, `message` is the whole message as it would be
 * afterwards and `change` what was sent.
 */
export function checkMessage(message: Json, change: Json, origin: Origin): void {
  const problems = new Problems();
  checkFlags(problems, change['flags'], origin);
  problems.text(['content'], message['content'], 0, 2000);
  problems.boolean(['tts'], change['tts']);
  if (typeof change['nonce'] === 'string') problems.text(['nonce'], change['nonce'], 0, 25);
  checkAllowedMentions(problems, change['allowed_mentions']);
  const isV2 = (Number(message['flags'] ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  if (isV2) {
    for (const field of ['content', 'embeds', 'poll', 'sticker_ids']) {
      const value = message[field];
      if (value === undefined || value === null || value === '') continue;
      if (Array.isArray(value) && value.length === 0) continue;
      const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
      problems.add([field], code, `The '${field}' field cannot be used with IS_COMPONENTS_V2`);
    }
    checkV2(problems, message['components']);
  } else {
    checkEmbeds(problems, message['embeds']);
    checkRows(problems, message['components']);
  }
  problems.throwIfAny();
  if (isEmpty(message, isV2)) {
    const violation = 'Cannot send an empty message';
    throw new ApiError(400, 50006, 'Cannot send an empty message', { violation });
  }
}

/**
 * Whether a message has nothing that Discord counts. Only buttons are too little for an interaction's messages; those of
 * a bot in a channel may be so, which this refuses all the same, as nobody would understand them.
 */
function isEmpty(message: Json, isV2: boolean): boolean {
  if (isV2) return objects(message['components']).length === 0;
  const content = message['content'];
  return (
    (typeof content !== 'string' || content.trim() === '') &&
    objects(message['embeds']).length === 0 &&
    objects(message['attachments']).length === 0 &&
    !message['poll']
  );
}
