import { EVERY, type OpenedCollections } from '../../collections/visibility.ts';
import type { Collection } from '../../product/kiosque.ts';
import type { Language } from '../../text/language.ts';
import { discordTexts } from '../texts/index.ts';
import { escapeLine } from './escape.ts';
import { cutRendered } from './fit.ts';

/** Channels and roles, and names of each, that are listed: together far below what an embed holds. */
const PLACES = 8;
const NAMES = 6;
const NAME_LENGTH = 24;

/** Which collections are open to whom; nothing where there is none beside the articles folder itself. */
export function collectionLines(
  { server, channels, roles }: OpenedCollections,
  all: readonly Collection[],
  language: Language,
): string[] {
  const texts = discordTexts(language).settings;
  const named = new Map(all.map(({ id, names }) => [id, names[language]]));
  const listed = (ids: readonly string[] | null): string => {
    if (ids === null || ids.includes(EVERY)) return texts.allCollections;
    if (ids.length === 0) return texts.noCollections;
    const names = ids
      .slice(0, NAMES)
      .map((id) => cutRendered(named.get(id) ?? id, NAME_LENGTH, escapeLine));
    const more = ids.length - names.length;
    return [...names, ...(more > 0 ? [texts.andMore(more)] : [])].join(', ');
  };
  const places = [
    ...Object.entries(channels).map(([id, ids]) => `<#${id}> — ${listed(ids)}`),
    ...Object.entries(roles).map(([id, ids]) => `<@&${id}> — ${listed(ids)}`),
  ];
  const isPlain = server === null && places.length === 0;
  if (isPlain && all.every(({ id }) => id === '')) return [];
  const more = places.length - PLACES;
  return [
    `**${texts.collections}** — ${listed(server)}`,
    ...places.slice(0, PLACES).map((line) => `- ${line}`),
    ...(more > 0 ? [`- ${texts.andMore(more)}`] : []),
  ];
}
