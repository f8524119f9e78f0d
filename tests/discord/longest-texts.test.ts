import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands, messageCommands } from '../../commands/index.ts';
import type { Reply } from '../../commands/reply.ts';
import type { ArticleDetails } from '../../src/articles/article.ts';
import { Catalogue } from '../../src/discord/interactions/catalogue.ts';
import { collectionSuggestions } from '../../src/discord/interactions/collection-suggestions.ts';
import { pack } from '../../src/discord/interactions/custom-id.ts';
import { payload } from '../../src/discord/interactions/respond.ts';
import { discordTexts } from '../../src/discord/texts/index.ts';
import { cardView, wholeView } from '../../src/discord/views/render-article.ts';
import { digestView } from '../../src/discord/views/render-digest.ts';
import { excerptView } from '../../src/discord/views/render-excerpt.ts';
import { helpView, shortHelpView } from '../../src/discord/views/render-help.ts';
import { articlesView, passagesView } from '../../src/discord/views/render-lists.ts';
import { problemView, replyView } from '../../src/discord/views/render-reply.ts';
import { progressView } from '../../src/discord/views/render-status.ts';
import {
  announcedView,
  endedView,
  newsView,
  unshownView,
  weeklyView,
} from '../../src/discord/views/render-subscriptions.ts';
import { timelineView } from '../../src/discord/views/render-timeline.ts';
import { type View, type ViewContext, withoutEmbeds } from '../../src/discord/views/view.ts';
import type { Match, Subscription } from '../../src/memory/subscriptions.ts';
import { answer, citation, excerpt, fakeKiosque, timeline } from '../commands/fake-kiosque.ts';
import { LONG } from '../helpers/long.ts';
import { checkMessage } from './loopback/validation/message.ts';

/** An id that only the texts of others hold. */
const STRANGER = '666666666666666666';

/** What texts of others may hold: markup, mentions, what turns text around or has no width, long words and long lines. */
const piece = fc.constantFrom(
  ...[
    '**',
    '__',
    '~~',
    '||',
    '`',
    '```',
    '*',
    '_',
    '\\',
    '\n',
    ' ',
    '\n# ',
    '\n> ',
    '\n- ',
    '\n-# ',
    '\n1. ',
  ],
  ...[
    '[x](https://evil.example)',
    '](https://evil.example)',
    'https://a.example/b_c',
    '@everyone',
    '@here',
  ],
  ...[
    `<@${STRANGER}>`,
    `<@&${STRANGER}>`,
    `<#${STRANGER}>`,
    `</ask:${STRANGER}>`,
    '<t:0>',
    `<:a:${STRANGER}>`,
  ],
  ...[
    '👩‍👩‍👧',
    '😀',
    '🏳️‍🌈',
    'e\u0301\u0301\u0301',
    '\u202e',
    '\u2066',
    '\u200b',
    'שלום',
    'مرحبا',
    '中文',
  ],
  ...['mot', 'été ', ' « ', ' » ', '12 000 ', '. Une phrase. ', 'x'.repeat(300), 'é'.repeat(90)],
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.array(piece, { minLength: 100, maxLength: 400 }).map((parts) => parts.join('')),
  piece.map((part) => part.repeat(Math.ceil(5000 / part.length))),
);
const count = fc.nat(1_000_000_000);
const url = fc.oneof(
  fc.constantFrom(null, 'javascript:alert(1)', 'https://courrier.example/@everyone'),
  fc.nat(520).map((length) => `https://courrier.example/${'a_(b)'.repeat(99).slice(0, length)}`),
);
const details: fc.Arbitrary<ArticleDetails> = fc
  .record({ title: text, publisher: fc.option(text), author: fc.option(text), url })
  .map((own) => ({ ...citation.article, ...own }));

/** Everything of others that views show, and how much of it. */
const given = fc.record({
  details,
  file: text.map((name) => name || 'a'),
  words: text,
  more: text,
  other: details,
  entries: fc.integer({ min: 1, max: 60 }),
  page: fc.nat(70),
  count,
  language: fc.constantFrom('fr' as const, 'en' as const),
});
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

const ID = '123456789012345678';
let states = 0;
const contextIn = (language: 'fr' | 'en'): ViewContext => ({
  language,
  customId: (action) => pack(action, () => ++states),
  botId: ID,
  readsThreads: false,
  commandIds: new Map(commands.map(({ name }) => [name, ID])),
  shards: { ready: 99, total: 100, processes: 9 },
});
const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i));

function subscriptionOf({ words, language }: Given): Subscription {
  return {
    ...{ about: 'articles', id: 1_000_000, guildId: ID, channelId: ID, place: ID, person: ID },
    ...{ language, rhythm: 'weekly', digested: '', createdAt: 1_800_000_000_000 },
    ended: { reason: 'closed to messages', at: 1 },
    subject: words.slice(0, 200),
  };
}

/** Each view with these texts. */
function viewsOf(texts: Given): Readonly<Record<string, View>> {
  const { details: article, file, words, more, entries, page, language } = texts;
  const context = contextIn(language);
  const frame = { answerId: 1_000_000_000, deleter: ID, showQuestion: true, offerThread: true };
  const spans = [...words.matchAll(/\p{L}+/gu)]
    .slice(0, 40)
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
  const [span = { start: 0, end: 0 }] = spans;
  const id = 'a'.repeat(22);
  const summary = { ...article, id, file, words: texts.count };
  const listed = times(entries, (i) => ({
    ...(i % 2 ? texts.other : article),
    id: `${id}${i}`,
    ...{ file, words: 1, foundBy: 'text' as const },
  }));
  const cited = times(Math.min(entries, 15), (i) => ({
    ...citation,
    ...{
      n: i + 1,
      articleId: `${id}${i % 9}`,
      file,
      article,
      start: 0,
      end: words.length,
      quote: words,
    },
  }));
  const asked = answer({
    ...{ question: more, language, lead: more, notes: [more, words], writtenBy: words },
    mayStandAlone: true,
    sentences: cited.map((one, i) => ({
      ...{ kind: 'quoted', citation: one, highlights: spans },
      ...(i % 3 === 0 && { label: more }),
      ...(i % 3 === 1 && { kind: 'written', text: words }),
    })),
  });
  const found = listed.map((one) => ({
    ...answer().passages[0]!,
    article: one,
    chunk: { id: 1, articleId: one.id, start: 0, end: words.length, text: words },
    hits: spans,
  }));
  const search = { words: more.slice(0, 200), since: more.slice(0, 60), until: '' };
  const asking = { subject: more.slice(0, 200), since: more.slice(0, 60), until: '' };
  const told = {
    articleId: id,
    file,
    article,
    sentences: times(3, () => ({ start: 0, end: words.length, quote: words })),
  };
  const digest = {
    events: times(entries, (i) => ({
      lead: { ...told, articleId: `${id}${i}` },
      others: times(i % 6, () => ({ articleId: id, file, article: texts.other })),
    })),
    articles: texts.count,
    undated: texts.count,
  };
  const over = timeline({
    ...{ subject: more, language, notes: [words, more] },
    entries: times(entries, (i) => ({
      ...timeline().entries[i % 3]!,
      ...{
        citation: { ...cited[0]!, n: i + 1, start: i },
        highlights: spans,
        struck: [span],
        correctedBy: 999,
      },
      changes: times(4, () => ({ before: words, after: more, counted: words, span, beforeN: 1 })),
    })),
  });
  const collections = times(entries, (i) => ({
    id: `${i}`,
    names: { fr: words, en: more },
    articles: 1,
  }));
  const ids = times(entries, (i) => `1234567890123456${10 + i}`);
  const opened = Object.fromEntries(
    ids.map((one) => [one, collections.map((collection) => collection.id)]),
  );
  const groups = times(entries, () => ({ question: words, asked: texts.count }));
  const insights = {
    days: times(31, (i) => ({
      day: `2026-01-${`${i + 1}`.padStart(2, '0')}`,
      questions: texts.count,
    })),
    counts: { answered: 1, perhaps: 1, abstained: 1 },
    ...{ unanswered: groups, rejected: groups },
    articles: times(5, () => ({ articleId: id, file, article, answers: texts.count })),
  };
  const reason = { fr: words, en: more };
  const passage = { start: 0, end: words.length, text: words };
  const shownExcerpt = excerpt({ article: summary, passage, cited: span, previous: 0, next: 1 });
  const subscription = subscriptionOf(texts);
  const matches: Match[] = times(entries, (i) => ({ ...told, articleId: `${id}${i}` }));
  const delivery = { id: 1_000_000, subscription, matches, triedAt: null };
  const articleIds = matches.map(({ articleId }) => articleId);
  const range = { since: '2023-11-05', until: '2024-02-03' };
  const replies: Readonly<Record<string, Reply>> = {
    answer: { type: 'answer', answer: asked },
    warned: { type: 'answer', answer: { ...asked, kind: 'perhaps' } },
    chat: { type: 'answer', answer: { ...asked, kind: 'chat', sentences: [] } },
    abstained: {
      type: 'answer',
      answer: {
        ...asked,
        kind: 'abstained',
        sentences: [],
        closest: { ...article, articleId: id, file },
      },
    },
    excerpt: {
      type: 'excerpt',
      n: 1,
      excerpt: shownExcerpt,
      also: cited.map(({ n }) => ({ n, cited: span })),
      note: 'Changé depuis.',
    },
    article: { type: 'article', article: summary, passages: [passage] },
    passages: { type: 'passages', search, note: more, passages: found },
    'no passages': { type: 'passages', search, note: more, passages: [] },
    articles: { type: 'articles', filter: more, note: more, articles: listed },
    'no articles': { type: 'articles', filter: more, articles: [] },
    status: {
      type: 'status',
      status: {
        ...{ articles: texts.count, chunks: texts.count, sentences: texts.count, embedder: words },
        ...{
          indexedAt: '2026-01-15T12:00:00Z',
          uptimeSeconds: texts.count,
          memoryBytes: texts.count,
          medianAnswerMs: 1,
        },
        languageModel: { model: more, answers: true },
      },
    },
    help: { type: 'help', commands },
    indexed: {
      type: 'indexed',
      seesAll: true,
      summary: {
        ...{
          articles: 1,
          added: 1,
          changed: 1,
          removed: 1,
          unchanged: 1,
          chunks: 1,
          sentences: 1,
          embedded: 1,
        },
        ...{
          skipped: times(entries, () => ({ file, reason })),
          rebuilt: reason,
          seconds: texts.count,
        },
      },
    },
    settings: {
      type: 'settings',
      settings: {
        ...{
          language: 'auto',
          channels: ids,
          questionChannels: ids,
          reindex: 'managers',
          reindexRole: ID,
        },
        ...{
          timeZone: 'America/Argentina/ComodRivadavia',
          quietHours: { from: 1320, until: 450 },
          digestHour: 18,
        },
        collections: { server: collections.map((one) => one.id), channels: opened, roles: opened },
      },
      ...{ changed: true, insightsChannel: ID, collections },
    },
    insights: { type: 'insights', insights },
    subscribed: { type: 'subscribed', subscription },
    subscriptions: {
      type: 'subscriptions',
      subscriptions: times(entries, (i) => ({ ...subscription, id: i, ended: null })),
    },
    'forget-asked': { type: 'forget-asked' },
    forgotten: { type: 'forgotten', forgotten: { questions: 1, votes: 1, subscriptions: 1 } },
    problem: { type: 'problem', message: `Non : ${words}` },
    'no timeline': {
      type: 'timeline',
      search: asking,
      timeline: { ...over, kind: 'abstained', entries: [] },
    },
  };
  const views = {
    ...Object.fromEntries(
      Object.entries(replies).map(([name, reply]) => [name, replyView(reply, context, frame)]),
    ),
    'page of passages': passagesView(found, search, page, context),
    'page of articles': articlesView(listed, more, page, context),
    'page of a timeline': timelineView(over, asking, page, context),
    'page of a doubtful timeline': timelineView(
      { ...over, kind: 'perhaps' },
      asking,
      page,
      context,
    ),
    'page of a digest': digestView({ digest, range }, page, context),
    'page of an excerpt': excerptView({ n: 1, excerpt: shownExcerpt, bold: spans }, page, context),
    'page of an article': wholeView(summary, words + more, page, context),
    card: cardView(summary, words, context),
    news: newsView(delivery, matches, context),
    announced: announcedView(delivery, articleIds, digest, page, context),
    weekly: weeklyView(delivery, insights, context),
    ended: endedView(subscription, context),
    unshown: unshownView(delivery, 'refused', context),
    unmade: unshownView(delivery, 'failed', context),
    help: helpView(commands, messageCommands, context),
    'short help': shortHelpView(context),
    progress: progressView({ stage: 'embed', done: 3, total: 4 }, language),
    trouble: problemView(`Non : ${more}`, context),
  };
  const bare = Object.entries(views).map(([name, view]) => [
    `${name}, embeds forbidden`,
    withoutEmbeds(view, discordTexts(language).mayNotEmbed),
  ]);
  return { ...views, ...Object.fromEntries(bare) };
}

/** What Discord shows with markup; footers, labels and menus have none. */
function markedTexts({ content = '', embeds }: View): string[] {
  return [content, ...embeds.flatMap(({ title = '', description = '' }) => [title, description])];
}

const isWellFormed = (shown: string): boolean => !/\p{Surrogate}/u.test(shown);

/** What is wrong with the markup of a text, by Discord's rules; null where nothing is. */
function flawOf(shown: string): string | null {
  // Ours: an article's title, with its address.
  const links = /\[(?:\\.|[^\][\\\n])*\]\(https?:\/\/(?!evil)[^()\s]*\)/g;
  // Discord makes links of plain addresses, up to what cannot end one.
  const plain = /https?:\/\/[^\s<]+[^<.,:;"'\])\s\\]/g;
  const words = shown
    .replace(links, '')
    .replace(plain, '')
    .replace(/\\[^0-9A-Za-z\s]/g, '\u0001');
  if (new RegExp(`<[@#:/][^>\\s]*${STRANGER}`).test(words)) return 'a mention';
  if (/<t:0/.test(words)) return 'a time';
  if (/@everyone|@here/i.test(shown)) return 'a ping';
  if (/\|\||```|__/.test(words)) return 'a spoiler, code or underlined';
  if (/^\s*(?:#{1,3}|>|>>>)\s/m.test(words)) return 'a heading or a quote';
  if (/[[\]]/.test(words.replace(/\[\d+\]/g, ''))) return 'half a link';
  if (/<(?![@#/:t][^<>\s]*>)/.test(words)) return 'half a mention';
  if (shown.includes('[](')) return 'a link without a name';
  if (/\p{Bidi_Control}/u.test(shown)) return 'turned around';
  for (const mark of ['**', '~~', '`']) {
    if (words.split(mark).length % 2 === 0) return `${mark} left open`;
  }
  return isWellFormed(shown) ? null : 'half a character';
}

/** The same texts every time; many more, and others, in the long run. */
const budget = (runs: number) => (LONG ? { numRuns: 300 } : { numRuns: runs, seed: 20_261_130 });

describe('with the longest texts of others', () => {
  it(
    'each view is within Discord’s limits, pings nobody, and shows texts to the letter',
    () => {
      fc.assert(
        fc.property(given, (texts) => {
          for (const [name, view] of Object.entries(viewsOf(texts))) {
            const sent = payload(view);
            const { allowedMentions, ...message } = sent;
            expect(allowedMentions.parse).toEqual([]);
            expect(() => checkMessage(message, message, 'interaction'), name).not.toThrow();
            for (const shown of markedTexts(view)) {
              expect(flawOf(shown), `${name}: ${JSON.stringify(shown)}`).toBeNull();
            }
            const seen = JSON.stringify(view, (key, value) =>
              key === 'custom_id' || key === 'value' ? '' : value,
            );
            expect(seen, name).not.toMatch(/@everyone|@here/);
          }
        }),
        { ...budget(5), endOnFailure: true },
      );
    },
    LONG ? 1_200_000 : 60_000,
  );

  it('no suggestion is longer than Discord takes', async () => {
    await fc.assert(
      fc.asyncProperty(given, async ({ details: article, words, more, language }) => {
        const listed = times(40, (i) => ({ ...article, id: `${i}`, file: words, words: 1 }));
        const { kiosque } = fakeKiosque({ articles: async () => listed });
        const names = { fr: words, en: more };
        const collections = times(40, (i) => ({ id: `${i}`, names, articles: 1 }));
        const suggested = [
          ...(await new Catalogue(kiosque).articles('', language)),
          ...collectionSuggestions(collections, '', language),
        ];
        for (const { name, value } of suggested) {
          expect(name.trim().length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(100);
          expect(value.length).toBeLessThanOrEqual(100);
          expect(isWellFormed(name)).toBe(true);
        }
      }),
      budget(10),
    );
  });
});
