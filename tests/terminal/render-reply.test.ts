import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Reply } from '../../commands/reply.ts';
import { renderReply } from '../../src/terminal/render-reply.ts';
import { colorsFor } from '../../src/terminal/terminal.ts';
import type { Language } from '../../src/text/language.ts';
import {
  abstention,
  answer,
  citation,
  excerpt,
  fakeKiosque,
  loire,
  undated,
} from '../commands/fake-kiosque.ts';
import { FAULTS } from '../helpers/typography.ts';

const plain = colorsFor({}, {});
const colored = colorsFor({ isTTY: true }, {});
const status = await fakeKiosque().kiosque.status();

const searched = (words: string) => ({ words, since: '', until: '' });

const replies = (language: Language): Reply[] => [
  { type: 'answer', answer: answer({ language }) },
  { type: 'answer', answer: answer({ language, kind: 'perhaps' }) },
  { type: 'answer', answer: { ...abstention, language } },
  { type: 'answer', answer: answer({ language, kind: 'chat', sentences: [] }) },
  { type: 'excerpt', n: 1, excerpt: excerpt() },
  { type: 'article', article: loire, passages: [excerpt().passage] },
  { type: 'passages', search: searched('crue'), passages: answer().passages },
  { type: 'passages', search: searched('rien'), passages: [] },
  { type: 'articles', filter: null, articles: [loire, undated] },
  { type: 'articles', filter: 'rien', articles: [] },
  { type: 'articles', filter: null, articles: [] },
  { type: 'status', status },
  { type: 'help', commands },
];

const shown = (reply: Reply, language: Language = 'fr') =>
  renderReply(reply, language, plain).replace(/[\u00a0\u202f]/g, '~');

describe('an answer', () => {
  it('quotes, marks and lists its sources', () => {
    expect(shown({ type: 'answer', answer: answer() })).toBe(
      [
        '«~Douze communes ont été inondées.~» [1]',
        '',
        'Sources',
        '[1] La Loire en crue — Le Courrier, 21 novembre 2023',
        '    https://courrier.example/loire',
      ].join('\n'),
    );
  });

  it('puts between quotation marks what is quoted, and not what a model wrote', () => {
    const [quoted] = answer().sentences;
    const sentences = [
      { ...quoted!, kind: 'written' as const, text: 'Douze communes sont inondées.' },
      { ...quoted!, citation: { ...citation, n: 2 } },
    ];
    const text = shown({ type: 'answer', answer: answer({ sentences, writtenBy: 'modèle' }) });
    expect(text).toMatch(/^Douze communes sont inondées\. \[1\]\n«~Douze communes ont .*» \[2\]/);
    expect(text).toContain('Rédigé par modèle');
  });

  it('names the pages that its citations stand on', () => {
    const [sentence] = answer().sentences;
    const marks = [
      { offset: 0, label: 'p. 1' },
      { offset: sentence!.citation.start, label: 'p. 2' },
    ];
    const article = { ...sentence!.citation.article, marks };
    const sentences = [{ ...sentence!, citation: { ...sentence!.citation, article } }];
    expect(shown({ type: 'answer', answer: answer({ sentences }) })).toContain(
      '[1] La Loire en crue — Le Courrier, 21 novembre 2023, p. 2',
    );
  });

  it('speaks the language of the question', () => {
    const text = shown({ type: 'answer', answer: answer({ language: 'en' }) });
    expect(text).toContain('“Douze communes ont été inondées.” [1]');
    expect(text).toContain('November 21, 2023');
  });

  it('lists an article once, with all of its markers, and its file where it has no link', () => {
    const article = { ...citation.article, url: null, published: null };
    const sentences = [1, 2, 2].map((n) => ({
      citation: { ...citation, article, n },
      kind: 'quoted' as const,
      highlights: [],
    }));
    const text = shown({ type: 'answer', answer: answer({ sentences }) });
    expect(text).toContain(
      '[1] [2] La Loire en crue — Le Courrier, sans date\n    regions/loire.txt',
    );
  });

  it('shows highlights in bold only where there are colours', () => {
    const reply: Reply = { type: 'answer', answer: answer() };
    expect(renderReply(reply, 'fr', colored)).toContain('\u001b[1mDouze\u001b[22m communes');
  });

  it('warns, and tells the notes first', () => {
    const notes = ['Compris : en novembre.'];
    const text = shown({ type: 'answer', answer: answer({ kind: 'perhaps', notes }) });
    expect(text).toMatch(/^Compris : en novembre\.\n\n⚠ À vérifier~: .*\n«~Douze/);
  });

  it('abstains without a source, and names the closest article', () => {
    expect(shown({ type: 'answer', answer: abstention })).toBe(
      [
        '∅ Les articles ne répondent pas à cette question.',
        'L’article le plus proche~: «~La Loire en crue~» — Le Courrier, 21 novembre 2023 (https://courrier.example/loire)',
      ].join('\n'),
    );
  });

  it('chats', () => {
    const chat = answer({ kind: 'chat', sentences: [], notes: ['Bonjour !'] });
    expect(shown({ type: 'answer', answer: chat })).toBe('Bonjour !');
  });
});

describe('an excerpt', () => {
  it('marks the cited sentence, dates the article and says how to go on', () => {
    expect(shown({ type: 'excerpt', n: 1, excerpt: excerpt({ previous: 3 }) })).toBe(
      [
        'Source [1]',
        'La Loire en crue',
        'Le Courrier, 21 novembre 2023 (date tirée du texte)',
        'Par A. Martin',
        'https://courrier.example/loire',
        'regions/loire.txt',
        '',
        'La Loire a débordé mardi. »»Douze communes ont été inondées.««',
        '',
        '← /source précédent   /source suivant →',
      ].join('\n'),
    );
  });

  it('uses bold in place of marks where there are colours', () => {
    const text = renderReply({ type: 'excerpt', n: null, excerpt: excerpt() }, 'en', colored);
    expect(text).toContain('\u001b[1mDouze communes ont été inondées.\u001b[22m');
    expect(text).not.toContain('»»');
  });
});

it('says how many undated articles a digest leaves out', () => {
  const digest = { events: [], articles: 0, undated: 1 };
  const range = { since: '2023-11' };
  expect(shown({ type: 'digest', digest, range })).toMatch(
    /^Aucun article paru.*\n\n1~article sans date a été laissé de côté/,
  );
  expect(shown({ type: 'digest', digest: { ...digest, undated: 0 }, range })).not.toMatch(/sans/);
});

it('shows the articles, the status and the help', () => {
  expect(shown({ type: 'articles', filter: null, articles: [loire, undated] })).toContain(
    '2~articles\n\nLa Loire en crue — Le Courrier, 21 novembre 2023\n  loire1 · regions/loire.txt\n\nNote — sans date',
  );
  const many = Array.from({ length: 53 }, () => undated);
  expect(shown({ type: 'articles', filter: null, articles: many })).toContain('et 3~autres~:');
  const reply: Reply = { type: 'status', status };
  expect(shown(reply)).toMatch(/Passages +1~200\n/);
  expect(shown(reply)).toMatch(/depuis +3~min 20~s\nMémoire +212~Mo/);
  expect(shown(reply, 'en')).toMatch(/Passages +1,200\n/);
  const withModel = (answers: boolean | null) =>
    shown({
      type: 'status',
      status: { ...status, languageModel: { model: 'petit-modèle', answers } },
    });
  expect(withModel(null)).toMatch(/Modèle de langue +petit-modèle \(pas encore interrogé\)$/);
  expect(withModel(true)).toMatch(/petit-modèle \(répond\)$/);
  expect(withModel(false)).toMatch(/petit-modèle \(ne répond pas\)$/);
  const help = shown({ type: 'help', commands });
  expect(help).toContain('/demander <question> [article:…] [depuis:…] [jusque:…]\n');
  expect(help).toContain('/articles [filtre]');
  expect(help).toContain('/revue période:jour\n');
  expect(shown({ type: 'help', commands }, 'en')).toContain('/search <words> [since:…]');
});

describe('typography', () => {
  it.each(replies('fr'))('is French in French: $type', (reply) => {
    const text = renderReply(reply, 'fr', plain).replace(/https?:\S+/g, '');
    expect(text.replace(/»».*««/, '')).not.toMatch(FAULTS.fr);
  });

  it.each(replies('en'))('is English in English: $type', (reply) => {
    const text = renderReply(reply, 'en', plain);
    expect(text.replace(/»».*««/, '')).not.toMatch(FAULTS.en);
  });
});

describe('hostile text', () => {
  const hostile =
    'a\u001b[31mb\u001b]8;;http://evil\u0007c\u0007d\r\u009b2Je\u202ef\u2066g\u0000\u007fh';
  const safe = /^(?:[\n\t]|[^\p{Cc}\p{Bidi_Control}])*$/u;
  const article = { ...loire, title: `${hostile}\nx`, publisher: hostile, author: hostile };
  const named = { ...article, url: hostile, file: hostile, id: hostile };

  it.each<Reply>([
    {
      type: 'answer',
      answer: answer({
        notes: [hostile],
        sentences: [
          {
            citation: { ...citation, quote: hostile, file: hostile, article: named },
            kind: 'quoted' as const,
            highlights: [
              { start: 3, end: 9 },
              { start: 5, end: 12 },
            ],
          },
        ],
      }),
    },
    {
      type: 'answer',
      answer: { ...abstention, closest: { ...named, articleId: hostile } },
    },
    {
      type: 'excerpt',
      n: 1,
      excerpt: excerpt({
        article: named,
        passage: { start: 0, end: hostile.length, text: hostile },
        cited: { start: 2, end: 9 },
      }),
    },
    { type: 'article', article: named, passages: [{ start: 0, end: 1, text: hostile }] },
    { type: 'articles', filter: hostile, articles: [named] },
    { type: 'articles', filter: hostile, articles: [] },
    { type: 'passages', search: searched(hostile), passages: [] },
    { type: 'status', status: { ...status, embedder: hostile } },
    { type: 'problem', message: hostile },
  ])('cannot act on the terminal: $type', (reply) => {
    expect(renderReply(reply, 'fr', plain)).toMatch(safe);
  });
});

it('a passage found is two lines around the words found, marked', () => {
  const [passage] = answer().passages;
  const text = `${'La Loire monte. '.repeat(30)}La crue a noyé les quais. ${'Elle baisse. '.repeat(30)}`;
  const start = text.indexOf('crue');
  const found = {
    ...passage!,
    chunk: { ...passage!.chunk, text },
    hits: [{ start, end: start + 4 }],
  };
  const lines = shown({ type: 'passages', search: searched('crue'), passages: [found] }).split(
    '\n',
  );
  expect(lines.at(-1)).toMatch(/^ {3}… La Loire monte\. .*La »crue« a noyé.* …$/);
  expect(lines.at(-1)!.length).toBeLessThan(180);
});
