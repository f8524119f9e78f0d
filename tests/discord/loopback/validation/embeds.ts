import { isObject, type Json, objects } from '../json.ts';
import type { At, Problems } from './problems.ts';

const linkSchemes = ['http', 'https'];
const imageSchemes = ['http', 'https', 'attachment'];
const isoDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/u;

/** Checks the embeds of a message: each by itself, at most 10, and at most 6000 characters in all of them. */
export function checkEmbeds(problems: Problems, value: unknown): void {
  const embeds = problems.list(['embeds'], value, [0, 10], (embed, at) => {
    checkEmbed(problems, embed, at);
  });
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  if (total > 6000) {
    const message = `Embed size exceeds maximum size of 6000 (${total})`;
    problems.add(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', message);
  }
}

function part(embed: Json, key: string): Json | null {
  const value = embed[key];
  return isObject(value) ? value : null;
}

function embedLength(embed: Json): number {
  const texts = [
    embed['title'],
    embed['description'],
    part(embed, 'footer')?.['text'],
    part(embed, 'author')?.['name'],
    ...objects(embed['fields']).flatMap((field) => [field['name'], field['value']]),
  ];
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
}

function checkEmbed(problems: Problems, embed: Json, at: At): void {
  problems.text([...at, 'title'], embed['title'], 0, 256);
  problems.text([...at, 'description'], embed['description'], 0, 4096);
  problems.url([...at, 'url'], embed['url'], linkSchemes);
  problems.integer([...at, 'color'], embed['color'], 0, 0xffffff);
  const timestamp = embed['timestamp'];
  if (timestamp !== undefined && timestamp !== null && !isoDate.test(String(timestamp))) {
    const message = `Could not parse ${String(timestamp)}. Should be ISO8601.`;
    problems.add([...at, 'timestamp'], 'DATE_TIME_TYPE_PARSE', message);
  }
  const footer = part(embed, 'footer');
  if (footer) {
    problems.text([...at, 'footer', 'text'], footer['text'], 1, 2048);
    problems.url([...at, 'footer', 'icon_url'], footer['icon_url'], imageSchemes);
  }
  const author = part(embed, 'author');
  if (author) {
    problems.text([...at, 'author', 'name'], author['name'], 1, 256);
    problems.url([...at, 'author', 'url'], author['url'], linkSchemes);
    problems.url([...at, 'author', 'icon_url'], author['icon_url'], imageSchemes);
  }
  for (const key of ['image', 'thumbnail']) {
    const media = part(embed, key);
    if (media) problems.url([...at, key, 'url'], media['url'] ?? '', imageSchemes);
  }
  problems.list([...at, 'fields'], embed['fields'], [0, 25], (field, fieldAt) => {
    problems.text([...fieldAt, 'name'], field['name'], 1, 256);
    problems.text([...fieldAt, 'value'], field['value'], 1, 1024);
    problems.boolean([...fieldAt, 'inline'], field['inline']);
  });
  const shown = ['title', 'description', 'footer', 'author', 'image', 'thumbnail'];
  if (embedLength(embed) === 0 && shown.every((key) => !embed[key])) {
    problems.add([...at, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
}
