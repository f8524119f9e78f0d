import { describe, expect, it } from 'vitest';
import { commands, messageCommands } from '../../commands/index.ts';
import type { Reply } from '../../commands/reply.ts';
import { pack } from '../../src/discord/interactions/custom-id.ts';
import { wholeView } from '../../src/discord/views/render-article.ts';
import { shortHelpView } from '../../src/discord/views/render-help.ts';
import { articlesView } from '../../src/discord/views/render-lists.ts';
import { problemView, replyView } from '../../src/discord/views/render-reply.ts';
import { progressView } from '../../src/discord/views/render-status.ts';
import { type ViewContext, withoutEmbeds } from '../../src/discord/views/view.ts';
import { DEFAULT_SETTINGS } from '../../src/memory/guilds.ts';
import {
  abstention,
  answer,
  citation,
  excerpt,
  loire,
  loireText,
  timeline,
  undated,
} from '../commands/fake-kiosque.ts';

const contextIn = (language: 'fr' | 'en', changes: Partial<ViewContext> = {}): ViewContext => ({
  language,
  customId: (action) =>
    pack(action, () => {
      throw new Error('nothing here is that long');
    }),
  botId: '42',
  readsThreads: false,
  commandIds: new Map(),
  ...changes,
});
const frame = { answerId: 7, deleter: '11', showQuestion: true, offerThread: true };
const wanted = { words: 'crue', since: '2023', until: '' };

const second = {
  citation: {
    ...citation,
    n: 2,
    articleId: 'note2',
    file: 'note.md',
    article: { ...undated },
    quote: 'La décrue est attendue jeudi.',
  },
  kind: 'quoted' as const,
  highlights: [],
};
const sentences = [...answer().sentences, second];
const status = {
  articles: 2,
  chunks: 1200,
  sentences: 5400,
  embedder: 'kiosque-fr-en',
  indexedAt: '2026-01-15T12:00:00Z',
  uptimeSeconds: 3725,
  memoryBytes: 212_000_000,
  medianAnswerMs: 12.34,
  languageModel: null,
};
const summary = {
  articles: 3,
  added: 1,
  changed: 0,
  removed: 1,
  unchanged: 2,
  skipped: [{ file: 'a.pdf', reason: { fr: 'un PDF', en: 'a PDF' } }],
  chunks: 9,
  sentences: 30,
  embedded: 12,
  rebuilt: null,
  seconds: 1.5,
};

/** One reply of each kind, as it comes in a language. */
const replies: Readonly<Record<string, (language: 'fr' | 'en') => Reply>> = {
  answer: (language) => ({
    type: 'answer',
    answer: answer({ language, sentences, notes: ['Compris : « … »'] }),
  }),
  perhaps: (language) => ({ type: 'answer', answer: answer({ language, kind: 'perhaps' }) }),
  abstention: (language) => ({ type: 'answer', answer: { ...abstention, language } }),
  chat: (language) => ({
    type: 'answer',
    answer: answer({ language, kind: 'chat', sentences: [], notes: [] }),
  }),
  excerpt: () => ({ type: 'excerpt', n: 1, excerpt: excerpt() }),
  'excerpt of then': () => ({
    type: 'excerpt',
    n: 1,
    excerpt: excerpt({ next: null }),
    note: 'changé',
  }),
  article: () => ({ type: 'article', article: loire, passages: [] }),
  passages: () => ({ type: 'passages', search: wanted, passages: answer().passages }),
  'no passage': () => ({ type: 'passages', search: wanted, passages: [] }),
  articles: () => ({ type: 'articles', filter: null, articles: [loire, undated] }),
  digest: () => ({
    type: 'digest',
    range: { since: '2023-11-20' },
    digest: {
      events: [
        {
          lead: { ...citation, sentences: [citation] },
          others: [{ articleId: 'note2', file: 'note.md', article: { ...undated } }],
        },
      ],
      articles: 2,
      undated: 1,
    },
  }),
  'empty digest': () => ({
    type: 'digest',
    range: { since: '2023-11-20' },
    digest: { events: [], articles: 0, undated: 2 },
  }),
  timeline: (language) => ({
    type: 'timeline',
    search: { subject: 'communes', since: '', until: '' },
    timeline: timeline({ language }),
  }),
  'empty timeline': (language) => ({
    type: 'timeline',
    search: { subject: 'ministre', since: '', until: '' },
    timeline: timeline({ language, subject: 'ministre', kind: 'abstained', entries: [] }),
  }),
  status: () => ({ type: 'status', status }),
  help: () => ({ type: 'help', commands }),
  indexed: () => ({ type: 'indexed', summary, seesAll: true }),
  'indexed, by who sees some only': () => ({ type: 'indexed', summary, seesAll: false }),
  settings: () => ({
    type: 'settings',
    settings: DEFAULT_SETTINGS,
    changed: false,
    insightsChannel: null,
    collections: [],
  }),
  'settings changed': () => ({
    type: 'settings',
    settings: {
      language: 'en',
      channels: ['1', '2'],
      questionChannels: ['4'],
      reindex: 'admins',
      reindexRole: '3',
      timeZone: 'Europe/Paris',
      quietHours: { from: 1320, until: 450 },
      digestHour: 18,
      collections: {
        server: ['', 'inside'],
        channels: { 5: ['*'], 6: [] },
        roles: { 7: ['inside', 'gone'] },
      },
    },
    changed: true,
    insightsChannel: '8',
    collections: [
      { id: '', names: { fr: 'hors dossier', en: 'in no folder' }, articles: 3 },
      { id: 'inside', names: { fr: 'Interne', en: 'Internal' }, articles: 2 },
    ],
  }),
  insights: () => ({
    type: 'insights',
    insights: {
      days: Array.from({ length: 9 }, (_, i) => ({ day: `2026-01-0${i + 1}`, questions: i * 3 })),
      counts: { answered: 80, perhaps: 20, abstained: 8 },
      unanswered: [
        { question: 'Quand rouvre la *piscine* ?', asked: 3 },
        { question: 'Who is the mayor?', asked: 1 },
      ],
      rejected: [{ question: 'Combien de communes ?', asked: 1 }],
      articles: [{ articleId: loire.id, file: loire.file, article: citation.article, answers: 12 }],
    },
  }),
  'no insights': () => ({
    type: 'insights',
    insights: {
      days: [{ day: '2026-01-01', questions: 0 }],
      counts: { answered: 0, perhaps: 0, abstained: 0 },
      unanswered: [],
      rejected: [],
      articles: [],
    },
  }),
  'forget-asked': () => ({ type: 'forget-asked' }),
  'nothing forgotten': () => ({
    type: 'forgotten',
    forgotten: { questions: 0, votes: 0, subscriptions: 0 },
  }),
  forgotten: () => ({ type: 'forgotten', forgotten: { questions: 3, votes: 1, subscriptions: 2 } }),
  problem: () => ({ type: 'problem', message: 'Rien de tel *ici*.' }),
};

describe.each(['fr', 'en'] as const)('in %s', (language) => {
  it.each(Object.keys(replies))('%s', (kind) => {
    expect(replyView(replies[kind]!(language), contextIn(language), frame)).toMatchSnapshot();
  });

  it('what is no reply of a command', () => {
    expect(shortHelpView(contextIn(language, { readsThreads: true }))).toMatchSnapshot();
    expect(progressView({ stage: 'embed', done: 3, total: 4 }, language)).toMatchSnapshot();
    expect(wholeView(loire, loireText, 0, contextIn(language))).toMatchSnapshot();
    expect(problemView('**', contextIn(language))).toMatchSnapshot();
  });
});

it('turns pages of many articles', () => {
  const many = Array.from({ length: 25 }, (_, i) => ({ ...loire, id: `a${i}` }));
  expect(articlesView(many, 'crue', 1, contextIn('fr'))).toMatchSnapshot();
});

it('says the same plainly', () => {
  expect(
    withoutEmbeds(replyView(replies['answer']!('fr'), contextIn('fr'), frame), 'note'),
  ).toMatchSnapshot();
});

it('keeps the names of commands and menu entries in the help', () => {
  const { embeds } = replyView({ type: 'help', commands }, contextIn('fr'));
  for (const { names } of [...commands, ...messageCommands]) {
    expect(embeds[0]?.description).toContain(names.fr);
  }
});
