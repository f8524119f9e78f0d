import { AutoCompleteLimits } from '@sapphire/discord-utilities';
import { LRUCache } from 'lru-cache';
import type { SeenCollections } from '../../collections/visibility.ts';
import { dateLabel } from '../../i18n/format.ts';
import type { ShownAnswer } from '../../memory/shown-answer.ts';
import type { ArticleSummary, Kiosque } from '../../product/kiosque.ts';
import type { Language } from '../../text/language.ts';
import { fold } from '../../text/words.ts';
import { oneLine } from '../views/escape.ts';
import { cut } from '../views/fit.ts';
import { publishedPlain } from '../views/render-lists.ts';
import { titleOf } from '../views/render-source.ts';

/** A choice that is offered while somebody types. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

const NAME_LENGTH = AutoCompleteLimits.MaximumLengthOfNameOfOption;
/** Of more articles, some are folded again. */
const ENTRIES_KEPT = 200_000;
const VIEWS_KEPT = 20;
const MOST = AutoCompleteLimits.MaximumAmountOfOptions;

interface Entry {
  readonly article: ArticleSummary;
  readonly words: string;
  /** The words and the date as it is written, folded. */
  readonly text: string;
}

function wordsOf({ title, publisher, file, published }: ArticleSummary): string {
  return [title, publisher, file, published?.value].join(' ');
}

function textOf(words: string, { published }: ArticleSummary): string {
  return fold([words, dateLabel(published, 'fr'), dateLabel(published, 'en')].join(' '));
}

/** `Title — Publisher, date`, with the whole date however long the title is. */
function suggestionOf(article: ArticleSummary, language: Language): string {
  const end = ` — ${oneLine(publishedPlain(article, language))}`;
  const title = cut(oneLine(titleOf(article)), Math.max(20, NAME_LENGTH - end.length));
  return `${title}${end}`.slice(0, NAME_LENGTH);
}

function nameWithFile({ file }: ArticleSummary, name: string): string {
  const end = ` (${cut(oneLine(file), 40)})`;
  return `${cut(name, NAME_LENGTH - end.length)}${end}`;
}

/** What still looks alike is counted. */
function numbered(suggestions: readonly Suggestion[]): Suggestion[] {
  const times = new Map<string, number>();
  return suggestions.map(({ name, value }) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    const end = ` (${time})`;
    return { name: time === 1 ? name : `${cut(name, NAME_LENGTH - end.length)}${end}`, value };
  });
}

/** The titles in memory: suggestions come while someone types, far too often to read the index. */
export class Catalogue {
  /** By their articles' ids. */
  readonly #known = new LRUCache<string, Entry>({ max: ENTRIES_KEPT });
  /** By the collections that are seen. */
  readonly #readings = new LRUCache<string, Promise<readonly Entry[]>>({ max: VIEWS_KEPT });

  constructor(private readonly kiosque: Pick<Kiosque, 'articles' | 'seeing'>) {}

  /** To be called whenever the index has changed: it is read again when it is next needed. */
  forget(): void {
    this.#readings.clear();
  }

  #entries(seen: SeenCollections): Promise<readonly Entry[]> {
    const key = JSON.stringify(seen && [...seen].sort());
    const known = this.#readings.get(key);
    if (known) return known;
    const reading = this.#read(seen);
    this.#readings.set(key, reading);
    reading.catch(() => this.forget());
    return reading;
  }

  /** What has not changed is not folded again. */
  async #read(seen: SeenCollections): Promise<readonly Entry[]> {
    const kiosque = seen === null ? this.kiosque : this.kiosque.seeing(seen);
    return (await kiosque.articles()).map((article) => {
      const words = wordsOf(article);
      const known = this.#known.get(article.id);
      const text = known?.words === words ? known.text : textOf(words, article);
      const entry = { article, words, text };
      this.#known.set(article.id, entry);
      return entry;
    });
  }

  /** Articles that have all the words typed, newest first. */
  async articles(
    typed: string,
    language: Language,
    seen: SeenCollections = null,
    most: number = MOST,
  ): Promise<Suggestion[]> {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    const found: Suggestion[] = [];
    for (const { article, text } of await this.#entries(seen)) {
      if (found.length >= most) break;
      if (!words.every((word) => text.includes(word)) || article.id.length > NAME_LENGTH) continue;
      const name = suggestionOf(article, language);
      // Two of one title, publisher and date are told apart by their files.
      const isTaken = found.some((other) => other.name === name);
      found.push({ name: isTaken ? nameWithFile(article, name) : name, value: article.id });
    }
    return numbered(found);
  }

  /** Citations of the last answers, then articles. */
  async sources(
    typed: string,
    answers: readonly ShownAnswer[],
    language: Language,
    seen: SeenCollections = null,
  ): Promise<Suggestion[]> {
    const wanted = fold(typed).replace(/[[\]]/g, '').trim();
    const taken = new Set<string>();
    const cited = answers.flatMap(({ id, citations }) =>
      citations
        .filter(({ n, quote, article }) =>
          /^\d+$/.test(wanted)
            ? String(n) === wanted
            : fold(`${quote} ${article.title}`).includes(wanted),
        )
        // A sentence that several answers cite is suggested once.
        .filter(({ articleId, start, end }) => {
          const place = `${articleId}:${start}:${end}`;
          return taken.size < taken.add(place).size;
        })
        .map(({ n, quote, article }) => ({
          name: cut(`[${n}] ${cut(oneLine(article.title), 40)} — ${oneLine(quote)}`, NAME_LENGTH),
          value: citedValue(id, n),
        })),
    );
    const first = numbered(cited.slice(0, MOST));
    return [...first, ...(await this.articles(typed, language, seen, MOST - first.length))];
  }
}

/** A citation of an answer, as the value of an option. */
function citedValue(answerId: number, n: number): string {
  return `@${answerId}.${n}`;
}

/** The answer and the marker that such a value names; null for any other text. */
export function parseCited(
  value: string,
): { readonly answerId: number; readonly n: number } | null {
  const [, answerId, n] = /^@(\d{1,15})\.(\d{1,9})$/.exec(value) ?? [];
  return n === undefined ? null : { answerId: Number(answerId), n: Number(n) };
}
