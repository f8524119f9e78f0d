import type { Json } from '../json.ts';
import type { At, Problems } from './problems.ts';

/** Ids that may appear once in a message. */
export interface Seen {
  readonly customIds: Set<string>;
  readonly ids: Set<number>;
}

export function nothingSeen(): Seen {
  return { customIds: new Set(), ids: new Set() };
}

/** A custom id of 1 to 100 characters, once in a message or modal. */
export function checkCustomId(problems: Problems, value: unknown, at: At, seen: Seen): void {
  const customId = problems.text([...at, 'custom_id'], value, 1, 100);
  if (customId === null) return;
  if (seen.customIds.has(customId)) {
    const message = 'Component custom id cannot be duplicated';
    problems.add([...at, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
  }
  seen.customIds.add(customId);
}

/** The number that a component may have, once in a message. */
export function checkId(problems: Problems, component: Json, at: At, seen: Seen): void {
  const id = component['id'];
  if (id === undefined || id === null || id === 0) return;
  problems.integer([...at, 'id'], id, 0, 2 ** 31 - 1);
  if (seen.ids.has(Number(id))) {
    problems.add([...at, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
  }
  seen.ids.add(Number(id));
}

// Node 20 knows this flag; TypeScript allows it in a literal only for later targets.
const unicodeSets = 'v';
const unicodeEmoji = new RegExp('^\\p{RGI_Emoji}$', unicodeSets);

/** An emoji of a server by its id, or a real one of Unicode. */
export function checkEmoji(problems: Problems, value: unknown, at: At): void {
  if (value === undefined || value === null) return;
  const { id, name } = value as Json;
  if (typeof id === 'string' && /^\d{15,21}$/u.test(id)) return;
  const text = String(name ?? '');
  if (unicodeEmoji.test(text) || unicodeEmoji.test(`${text}\u{fe0f}`)) return;
  problems.add([...at, 'name'], 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
}
