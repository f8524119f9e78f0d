import type { APIButtonComponent } from 'discord.js';
import { button } from './components.ts';

/** One page of a list. */
interface ListPage<T> {
  /** Which one it is, from 0: the nearest there is to the one asked for. */
  readonly page: number;
  readonly pages: number;
  /** The place of its first entry in the whole list. */
  readonly first: number;
  readonly entries: readonly T[];
}

/**
 * @param items at least one.
 * @param wanted the page, from 0.
 * @param size entries a page.
 */
export function pageOf<T>(items: readonly T[], wanted: number, size: number): ListPage<T> {
  const pages = Math.ceil(items.length / size);
  const page = Math.min(Math.max(wanted, 0), pages - 1);
  return { page, pages, first: page * size, entries: items.slice(page * size, (page + 1) * size) };
}

/**
 * Back and forth through the pages; nothing where there is but one.
 *
 * @param page from 0.
 * @param customIdOf the button that leads to a page.
 */
export function turning(
  page: number,
  pages: number,
  customIdOf: (page: number) => string,
): APIButtonComponent[] {
  if (pages < 2) return [];
  return [
    // A disabled button needs a customId of its own.
    button(customIdOf(page - 1), { emoji: '◀️', disabled: page === 0 }),
    button(customIdOf(page + 1), { emoji: '▶️', disabled: page === pages - 1 }),
  ];
}
