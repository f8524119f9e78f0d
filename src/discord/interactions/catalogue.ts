import { AutoCompleteLimits } from '@sapphire/discord-utilities';
import { dateLabel } from '../../i18n/format.ts';
import type { ShownAnswer } from '../../memory/shown-answer.ts';
import type { ArticleSummary, Kiosque } from '../../product/kiosque.ts';
import type { Language } from '../../text/language.ts';
import { fold } from '../../text/words.ts';
import { oneLine } from '../views/escape.ts';
import { cut } from '../views/fit.ts';
import { publishedPlain } from '../views/render-lists.ts';
import { titleOf } from '../views/render-source.ts';

export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

const NAME_LENGTH = AutoCompleteLimits.MaximumLengthOfNameOfOption;
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
  #known: readonly Entry[] = [];
  /** Null when they are to be read again. */
  #reading: Promise<readonly Entry[]> | null = null;

  constructor(private readonly kiosque: Pick<Kiosque, 'articles'>) {}

  /** To be called whenever the index has changed: it is read again when it is next needed. */
  forget(): void {
    this.#reading = null;
  }

  #entries(): Promise<readonly Entry[]> {
    if (this.#reading === null) {
      const reading = this.#read();
      this.#reading = reading;
      reading.catch(() => this.forget());
    }
    return this.#reading;
  }

  /** What has not changed is not folded again. */
  async #read(): Promise<readonly Entry[]> {
    const articles = await this.kiosque.articles();
    const before = new Map(this.#known.map((entry) => [entry.article.id, entry]));
    this.#known = articles.map((article) => {
      const words = wordsOf(article);
      const known = before.get(article.id);
      const text = known?.words === words ? known.text : textOf(words, article);
      return { article, words, text };
    });
    return this.#known;
  }

  /** Articles that have all the words typed, newest first. */
  async articles(typed: string, language: Language, most: number = MOST): Promise<Suggestion[]> {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    const found: Suggestion[] = [];
    for (const { article, text } of await this.#entries()) {
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
  ): Promise<Suggestion[]> {
    const wanted = fold(typed).replace(/[[\]]/g, '').trim();
    const seen = new Set<string>();
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
          return seen.size < seen.add(place).size;
        })
        .map(({ n, quote, article }) => ({
          name: cut(`[${n}] ${cut(oneLine(article.title), 40)} — ${oneLine(quote)}`, NAME_LENGTH),
          value: citedValue(id, n),
        })),
    );
    const first = numbered(cited.slice(0, MOST));
    return [...first, ...(await this.articles(typed, language, MOST - first.length))];
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
