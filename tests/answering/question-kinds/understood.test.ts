import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../../embeddings/reader/reader.ts';
import type { ReadKind } from '../../../src/answering/question-kinds/understood.ts';
import { article, asking, day, quotes } from './ask.ts';

/** What the reader finds in each passage, and what it makes of the question. */
interface Judgement {
  readonly finds: RegExp | null;
  readonly kind: ReadKind;
  readonly likely: number;
  readonly topic: string;
}
let judgement: Judgement;

const reader: Reading = {
  read: async (_question, passages) =>
    passages.map(({ text, sentences }) => {
      const found = judgement.finds?.exec(text);
      const span = found
        ? { start: found.index, end: found.index + found[0].length }
        : { start: 0, end: text.length };
      const best = { margin: found ? 6 : -8, span };
      return {
        best,
        sentences: sentences.map((place) =>
          found && place.start <= span.start && span.end <= place.end
            ? best
            : { margin: -8, span: place },
        ),
      };
    }),
  understand: async (question) => {
    const { kind, likely, topic } = judgement;
    const start = question.indexOf(topic);
    return {
      kinds: { [kind]: likely, fact: 1 - likely },
      topic: topic === '' ? [] : [{ start, end: start + topic.length }],
    };
  },
};

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking(
    {
      'conseil-2026-01-10': article(
        'Le conseil de Montval a voté lundi. Les travaux de la piscine coûteront 4,2 millions d’euros. La cantine passe à 4,10 euros le repas. Les élus ont aussi parlé du marché.',
        { title: 'Conseil municipal : ce qui a été voté', published: day('2026-01-10') },
      ),
      'piscine-2026-02-20': article(
        'La toiture de la piscine est plus abîmée que prévu. La facture du chantier atteint désormais 5,1 millions d’euros, dit la mairie. Les nageurs iront à Sourdelle. Le bassin ne rouvrira pas avant l’automne.',
        { title: 'La piscine de Montval restera fermée', published: day('2026-02-20') },
      ),
      tribune: article(
        'Les ruches disparaissent de nos vallées. Depuis dix ans, quatre colonies sur dix sont mortes à Montval. Les frelons tuent les abeilles en été. Les herbicides tuent les fleurs qui les nourrissent. Je demande au département 80 000 euros pour replanter des haies.',
        { title: 'Sauvons les abeilles', author: 'Oriane Tessier', published: day('2026-01-05') },
      ),
    },
    reader,
  );
});
afterAll(() => library.close());

/** Words that no pattern knows as asking for anything. */
const CHANGED = 'piscine, le budget : de combien vers combien ?';
const SUMMARY = 'trop long pour moi les abeilles, tu me fais la petite version ?';

describe('a change that is asked for in whatever words', () => {
  const change = { finds: /\d,\d millions/, kind: 'changed', topic: 'le budget' } as const;

  it('is what each article says of it, newest first, with its own figure in bold', async () => {
    judgement = { ...change, likely: 0.95, topic: 'piscine, le budget' };
    const answer = await library.ask(CHANGED);
    expect(answer).toMatchObject({ questionKind: 'changed', kind: 'answered' });
    const [newest, older] = answer.sentences;
    expect(newest!.citation.quote).toContain('5,1 millions');
    expect(older!.citation.quote).toContain('4,2 millions');
    const bold = answer.sentences.map(({ citation, highlights }) =>
      highlights.map(({ start, end }) => citation.quote.slice(start, end)),
    );
    expect(bold.map(([one]) => one)).toEqual(['5,1 millions', '4,2 millions']);
    expect(newest!.label).toContain('20 février 2026');
    expect(older!.label).toContain('10 janvier 2026');
  });
});

describe('a summary that is asked for in whatever words', () => {
  const summary = { finds: null, kind: 'summary', topic: 'les abeilles' } as const;

  it('is one', async () => {
    judgement = { ...summary, likely: 0.95 };
    const answer = await library.ask(SUMMARY);
    expect(answer).toMatchObject({ questionKind: 'summary', kind: 'answered' });
    expect(answer.lead).toContain('Sauvons les abeilles');
  });

  it('comes with a warning where the reader is less sure of what is asked', async () => {
    judgement = { ...summary, likely: 0.85 };
    expect(await library.ask(SUMMARY)).toMatchObject({ questionKind: 'summary', kind: 'perhaps' });
  });

  it.each(['directrice ruches Montval', 'et pour parler de quoi ?'])(
    'is none for bare words, nor where nothing is named: %s',
    async (question) => {
      judgement = { ...summary, likely: 0.95, topic: question.includes('ruches') ? 'ruches' : '' };
      expect((await library.ask(question)).questionKind).not.toBe('summary');
    },
  );

  it('is none where the reader is not sure', async () => {
    judgement = { ...summary, likely: 0.65 };
    expect((await library.ask(SUMMARY)).questionKind).not.toBe('summary');
  });
});

describe('what is told of a topic', () => {
  it('goes on in the same paragraph', async () => {
    judgement = { finds: null, kind: 'overview', likely: 0.95, topic: 'toiture de la piscine' };
    const answer = await library.ask('la toiture de la piscine, kézako ?');
    expect(answer.questionKind).toBe('overview');
    expect(quotes(answer)).toContain(
      'La facture du chantier atteint désormais 5,1 millions d’euros, dit la mairie.',
    );
  });

  it('is not shown where the reader is sure of a fact that answers', async () => {
    judgement = { finds: /Sourdelle/, kind: 'overview', likely: 0.95, topic: 'nageurs' };
    const answer = await library.ask('où iront les nageurs de la piscine de Montval ?');
    expect(answer.questionKind).toBe('fact');
    expect(quotes(answer)[0]).toContain('Sourdelle');
  });
});

it('somebody’s piece is the article by them, whoever else is named', async () => {
  judgement = { finds: null, kind: 'fact', likely: 0.5, topic: '' };
  const answer = await library.ask('résume la tribune d’Oriane Tessier');
  expect(answer.questionKind).toBe('summary');
  expect(new Set(answer.sentences.map(({ citation }) => citation.file))).toEqual(
    new Set(['tribune.txt']),
  );
});

it('a reader that cannot tell keeps nobody from an answer', async () => {
  const failing = await asking(
    { piscine: article('La piscine de Montval ferme à 19 heures.', { title: 'La piscine' }) },
    {
      ...reader,
      understand: () => Promise.reject(new Error('it ended with SIGKILL')),
    },
  );
  judgement = { finds: /19 heures/, kind: 'fact', likely: 1, topic: '' };
  const answer = await failing.ask('À quelle heure ferme la piscine de Montval ?');
  expect(quotes(answer)[0]).toContain('19 heures');
  await failing.close();
});
