import type { CommandContext } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import type { Answer, Citation } from '../../src/answering/answer.ts';
import type { Timeline, TimelineEntry } from '../../src/answering/timeline/timeline.ts';
import type { ArticleDetails } from '../../src/articles/article.ts';
import type { ArticleSummary, AskOptions, Excerpt, Kiosque } from '../../src/product/kiosque.ts';

const details: ArticleDetails = {
  title: 'La Loire en crue',
  publisher: 'Le Courrier',
  author: 'A. Martin',
  url: 'https://courrier.example/loire',
  published: { value: '2023-11-21', precision: 'day', source: 'text' },
  language: 'fr',
};

/** Two passages, the first with two sentences. */
export const loireText =
  'La Loire a débordé mardi. Douze communes ont été inondées.\n\nLa décrue est attendue jeudi.';

export const loire: ArticleSummary = {
  ...details,
  id: 'loire1',
  file: 'regions/loire.txt',
  words: 15,
};

export const undated: ArticleSummary = {
  ...loire,
  id: 'note2',
  file: 'note.md',
  title: 'Note',
  publisher: null,
  author: null,
  url: null,
  published: null,
};

export const citation: Citation = {
  n: 1,
  articleId: 'loire1',
  file: loire.file,
  article: details,
  start: 26,
  end: 58,
  quote: loireText.slice(26, 58),
};

export function answer(changes: Partial<Answer> = {}): Answer {
  return {
    question: 'Combien de communes ?',
    questionKind: 'fact',
    language: 'fr',
    kind: 'answered',
    confidence: 0.9,
    sentences: [{ kind: 'quoted', citation, highlights: [{ start: 0, end: 5 }] }],
    closest: null,
    notes: [],
    passages: [
      {
        rank: 1,
        article: loire,
        chunk: { id: 1, articleId: 'loire1', start: 0, end: 58, text: loireText.slice(0, 58) },
        score: 0.8,
      },
    ],
    ms: 4,
    ...changes,
  };
}

export const abstention = answer({
  kind: 'abstained',
  sentences: [],
  closest: { ...details, articleId: loire.id, file: loire.file },
});

export function excerpt(changes: Partial<Excerpt> = {}): Excerpt {
  return {
    article: loire,
    passage: { start: 0, end: 58, text: loireText.slice(0, 58) },
    cited: { start: 26, end: 58 },
    previous: null,
    next: 60,
    ...changes,
  };
}

const second = excerpt({
  passage: { start: 60, end: loireText.length, text: loireText.slice(60) },
  cited: null,
  previous: 0,
  next: null,
});

const told: TimelineEntry = {
  date: { since: '2023-11-21', until: '2023-11-21', precision: 'day', of: 'article' },
  citation,
  highlights: [{ start: 0, end: 5 }],
  changes: [],
  isSure: true,
  isCorrection: false,
  correctedBy: null,
  struck: [],
};

/** Three entries: one that is corrected, one whose figure changed, and the correction. */
export function timeline(changes: Partial<Timeline> = {}): Timeline {
  return {
    subject: 'communes inondées',
    language: 'fr',
    kind: 'answered',
    entries: [
      { ...told, correctedBy: 3, struck: [{ start: 0, end: 5 }] },
      {
        ...told,
        date: { since: '2023-11-22', until: '2023-11-23', precision: 'days', of: 'event' },
        citation: {
          ...citation,
          n: 2,
          articleId: 'note2',
          alsoIn: [{ articleId: 'a', file: 'a.md', title: 'A' }],
        },
        highlights: [],
        changes: [
          {
            before: '12',
            after: '57',
            counted: 'communes',
            span: { start: 0, end: 5 },
            beforeN: 1,
          },
        ],
      },
      {
        ...told,
        date: null,
        citation: { ...citation, n: 3, start: 0, end: 25, quote: loireText.slice(0, 25) },
        isCorrection: true,
      },
    ],
    notes: [],
    ...changes,
  };
}

export interface Asked {
  readonly question: string;
  readonly options: AskOptions | undefined;
}

/** A product that knows two articles; what it is asked is kept in `asked`. */
export function fakeKiosque(changes: Partial<Kiosque> = {}) {
  const asked: Asked[] = [];
  let closed = 0;
  const kiosque: Kiosque = {
    async ask(question, options) {
      // What watches and counts, and whom it is for, is not what is asked.
      const { onProgress: _, takeModelAnswer: _take, reader, ...asking } = options ?? {};
      asked.push({ question, options: options && asking });
      const own = question.startsWith('How') ? 'en' : 'fr';
      const language = reader?.chosen ? reader.language : own;
      return question.includes('ministre')
        ? { ...abstention, question, language }
        : answer({ question, language });
    },
    check: async () => null,
    search: async () => ({ passages: answer().passages, notes: [] }),
    articles: async (filter = '') =>
      [loire, undated].filter(({ title, file }) => `${title} ${file}`.includes(filter)),
    article: async (id) => {
      const summary = [loire, undated].find((one) => one.id === id || one.file === id);
      return summary ? { ...summary, text: loireText, leftovers: [] } : null;
    },
    passages: async (id) => (id === 'loire1' ? [excerpt().passage, second.passage] : []),
    excerpt: async (id, start, end) => {
      if (id !== 'loire1' || start >= loireText.length) return null;
      if (start >= 60) return second;
      return excerpt({ cited: end === undefined ? null : { start, end } });
    },
    collections: async () => [],
    sees: async () => true,
    allowedOn: async (_server, seen) => seen,
    changedSince: async () => ({ versions: new Map(), mark: 0 }),
    digest: async () => ({
      events: [{ lead: { ...citation, sentences: [citation] }, others: [] }],
      articles: 1,
      undated: 0,
    }),
    timeline: async (subject, options) => {
      const { reader: _reader, ...asking } = options ?? {};
      asked.push({ question: subject, options: asking });
      return subject.includes('ministre')
        ? timeline({ subject, kind: 'abstained', entries: [] })
        : timeline({ subject });
    },
    match: async (subjects) => subjects.map(() => []),
    groupQuestions: async (questions) => questions.map((_question, i) => [i]),
    seeing: () => kiosque,
    timeZone: 'Europe/Paris',
    now: () => new Date('2024-05-15T12:00:00Z'),
    status: async () => ({
      articles: 2,
      chunks: 1200,
      sentences: 5400,
      embedder: 'kiosque-fr-en',
      indexedAt: null,
      uptimeSeconds: 200,
      memoryBytes: 212_000_000,
      medianAnswerMs: null,
      languageModel: null,
    }),
    refresh: async () => {
      throw new Error('not expected');
    },
    close: async () => {
      closed += 1;
    },
    ...changes,
  };
  return { kiosque, asked, closed: () => closed };
}

export function contextWith(changes: Partial<CommandContext> = {}): CommandContext {
  const { kiosque } = fakeKiosque();
  return {
    kiosque,
    language: 'fr',
    conversation: 'c1',
    recentCitations: [{ ...citation, context: { start: 0, text: loireText.slice(0, 58) } }],
    commands,
    ...changes,
  };
}
