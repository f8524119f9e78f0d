import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expansionIn } from '../../../src/answering/acronym-names.ts';
import { sidesOf } from '../../../src/answering/question-kinds/sides.ts';
import { article, asking, day, quotes } from './ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    avant: article(
      `Le cirque Zambra arrive à Pontevin

Le cirque Zambra arrive mardi à Pontevin avec douze chevaux. Le directeur du cirque Zambra, Tino Vargas, attend huit cents spectateurs au Champ de Foire.`,
      { published: day('2026-01-05') },
    ),
    apres: article(
      `Le cirque Zambra est reparti de Pontevin

Le cirque Zambra a quitté Pontevin avec neuf chevaux. Tino Vargas a compté deux mille spectateurs au Champ de Foire, et non huit cents comme prévu. « Nous reviendrons », a déclaré Tino Vargas. « Pontevin mérite mieux », a répondu la maire, Alma Perrin.`,
      { published: day('2026-01-12') },
    ),
    passerelle: article(
      `La passerelle de Loubens est ouverte

La passerelle de Loubens devait coûter 2 millions d’euros. La facture monte à 3,5 millions d’euros. Elle enjambe la Sarenne.`,
      { published: day('2025-04-02') },
    ),
    match: article(
      `Le derby

Brazec a battu Lourmel samedi au stade du Moulin. Nourrir les canards du stade est interdit.`,
      { published: day('2025-09-02') },
    ),
    usine: article(
      `Les ateliers de Morvel ferment

La direction ferme les ateliers de Morvel. « Nous perdons de l’argent », dit le gérant, Luc Baudry. Il souhaite vendre les machines avant l’hiver.

Le syndicat SOLI conteste ces chiffres. « Les comptes étaient bons », affirme sa déléguée, Rita Sabri. La maire de Morvel demande un délai d’un an.`,
      { published: day('2025-10-02') },
    ),
    proces: article(
      `Le procès du moulin de Sauvray

L’avocat du meunier, Me Paul Ortiz, a annoncé un appel. « Le grain était sec », a-t-il plaidé.

Nadia Ferrer dit que le grain était moisi ; Luc Baudry répond que non.`,
      { published: day('2025-08-02') },
    ),
    race: article(
      `The Brack Hill race

The race director, Colin Strang, said the fee would rise. “Insurance is dear,” he said.`,
      { published: day('2025-08-12'), language: 'en' },
    ),
    rail: article(
      `Le rail de Bréhonne

L’Agence du rail de Bréhonne (ARB) a fermé la ligne du canal. La ligne du canal coûtait 40 000 euros par an, la ligne du bois 65 000 euros par an. La présidente de l’ARB, Lise Marquet, a écrit au préfet.`,
      { published: day('2025-06-02') },
    ),
  });
});
afterAll(() => library.close());

describe('what changed', () => {
  it('shows what is so since, then what was said before, with the figures in bold', async () => {
    const answer = await library.ask('Qu’est-ce qui a changé pour le cirque Zambra à Pontevin ?');
    expect(answer.questionKind).toBe('changed');
    const [first] = answer.sentences;
    expect(first!.label).toContain('12 janvier 2026');
    expect(first!.citation.quote).toContain('neuf chevaux');
    const { start, end } = first!.highlights[0]!;
    expect(first!.citation.quote.slice(start, end)).toBe('neuf chevaux');
    const before = answer.sentences.find(({ label }) => label?.includes('5 janvier 2026'));
    expect(before!.citation.quote).toContain('douze chevaux');
  });
});

describe('what went on in a time', () => {
  it.each([
    'Que s’est-il passé à Pontevin en janvier 2026 ?',
    'qu’est-ce qu’on disait de Pontevin en janvier 2026 ?',
    'Que disaient les journaux de Pontevin en janvier 2026 ?',
    'What were the papers saying about Pontevin in January 2026?',
    'De quoi parlaient les journaux à Pontevin en janvier 2026 ?',
    'qu’est-ce qui est sorti sur Pontevin en janvier 2026',
    'What came out about Pontevin in January 2026?',
  ])('opens each article of that time, newest first: %s', async (question) => {
    const answer = await library.ask(question);
    expect(answer).toMatchObject({ questionKind: 'overview', kind: 'answered' });
    expect(answer.sentences.map(({ citation }) => citation.articleId)).toEqual(['apres', 'avant']);
    expect(answer.sentences[0]!.label).toMatch(/12 janvier 2026|January 12, 2026/);
  });

  it('tells what the only article says below its headline', async () => {
    const shown = quotes(await library.ask('Qu’a-t-on publié sur la passerelle en avril 2025 ?'));
    expect(shown).toHaveLength(2);
    expect(shown[0]).toContain('devait coûter');
  });
});

describe('a few words and the bounds of a time', () => {
  it.each(['Pontevin depuis janvier 2026', 'depuis le 1er janvier 2026'])(
    '%s shows the articles of that time',
    async (question) => {
      const answer = await library.ask(question);
      expect(answer).toMatchObject({ questionKind: 'overview', kind: 'answered' });
      const ids = answer.sentences.map(({ citation }) => citation.articleId);
      expect(ids).toEqual(['apres', 'avant']);
    },
  );

  it('is in no article where none of that time has the words', async () => {
    const answer = await library.ask('passerelle depuis janvier 2026');
    expect(answer).toMatchObject({ questionKind: 'overview', kind: 'abstained' });
  });
});

describe('who says what', () => {
  it('shows one person’s words, not the other’s', async () => {
    const shown = quotes(await library.ask('Que dit Alma Perrin du cirque ?')).join(' ');
    expect(shown).toContain('Pontevin mérite mieux');
    expect(shown).not.toContain('Nous reviendrons');
  });

  it.each([
    [
      'Que dit le syndicat SOLI ?',
      ['conteste ces chiffres', 'Les comptes étaient bons'],
      'perdons',
    ],
    ['Que demande la maire de Morvel ?', ['un délai d’un an'], 'comptes'],
    ['What does SOLI say?', ['Les comptes étaient bons'], 'délai'],
  ])('and an organisation’s: %s', async (question, has, lacks) => {
    const answer = await library.ask(question);
    const shown = quotes(answer).join(' ');
    expect(answer.questionKind).toBe('speaker');
    for (const words of has) expect(shown).toContain(words);
    expect(shown).not.toContain(lacks);
  });

  it.each([
    ['Qu’a dit l’avocat du meunier de Sauvray ?', 'Le grain était sec'],
    ['Que dit Me Paul Ortiz ?', 'Le grain était sec'],
    ['What does the race director say?', 'Insurance is dear'],
  ])('and of who holds an office, by the name beside it: %s', async (question, has) => {
    const answer = await library.ask(question);
    expect(answer.questionKind).toBe('speaker');
    expect(quotes(answer).join(' ')).toContain(has);
  });

  it('in a part of a sentence too', async () => {
    const shown = quotes(await library.ask('Que dit Nadia Ferrer du grain ?')).join(' ');
    expect(shown).toContain('moisi');
  });

  it('has what somebody wants without a word of speech', async () => {
    const shown = quotes(await library.ask('What does Luc Baudry want?')).join(' ');
    expect(shown).toContain('Il souhaite vendre les machines');
    expect(shown).not.toContain('délai');
  });

  it('finds whose words they are', async () => {
    const [first] = quotes(await library.ask('Qui a dit « Nous reviendrons » ?'));
    expect(first).toContain('Tino Vargas');
  });
});

describe('two sides', () => {
  it('are shown side by side', async () => {
    const answer = await library.ask(
      'Qu’est-ce qui coûte le plus cher, la ligne du canal ou la ligne du bois ?',
    );
    expect(answer.questionKind).toBe('compare');
    expect(quotes(answer).join(' ')).toMatch(/40 000.*65 000/);
  });

  it('are of one event where one of them is a time', async () => {
    const fair = await asking({
      foire: article(
        `La foire aux fruits de Lancel\n\nLa foire aux fruits de Lancel a reçu 3 100 visiteurs. L’année précédente, ils étaient 2 700.`,
        { published: day('2025-09-02') },
      ),
      lycee: article(
        `Le lycée de Lancel\n\nLe lycée de Lancel a reçu 900 visiteurs à ses portes ouvertes, soit 50 visiteurs de moins que l’année précédente.`,
        { published: day('2025-10-02') },
      ),
    });
    const answer = await fair.ask(
      'Combien de visiteurs à la foire aux fruits par rapport à l’année d’avant ?',
    );
    await fair.close();
    expect(answer.questionKind).toBe('compare');
    expect(quotes(answer).join(' ')).toMatch(/3 100.*2 700/);
    expect(quotes(answer).join(' ')).not.toContain('lycée');
  });

  it('say which of them is missing', async () => {
    const answer = await library.ask(
      'Qui a le plus de chevaux, le cirque Zambra ou le haras de Montbrun ?',
    );
    expect(answer.questionKind).toBe('compare');
    expect(answer.notes.join(' ')).toContain('le haras de Montbrun');
    expect(answer.sentences[0]!.label).toContain('le cirque Zambra');
  });

  it('are what was planned and what came of it', async () => {
    const answer = await library.ask('La passerelle de Loubens a-t-elle coûté plus que prévu ?');
    expect(answer.questionKind).toBe('compare');
    expect(quotes(answer)).toEqual([
      'La passerelle de Loubens devait coûter 2 millions d’euros.',
      'La facture monte à 3,5 millions d’euros.',
    ]);
  });

  it.each([
    ['Lequel est plus grand, le chat ou le chien ?', ['le chat', 'le chien']],
    ['Quelle différence entre Paris et Lyon ?', ['Paris', 'Lyon']],
    ['Compare rents in 2019 and today', ['in 2019', 'today']],
    ['Le pont neuf est-il plus long que le pont vieux ?', ['Le pont neuf', 'le pont vieux']],
    ['Is the red boat longer than the blue boat?', ['the red boat', 'the blue boat']],
    ['Did the scheme cost more than planned?', ['than planned', '']],
    [
      'Combien de chats à la fête du grand lac par rapport à l’année d’avant ?',
      ['à la fête du grand lac', 'l’année d’avant'],
    ],
    ['Compare le prix d’une couchette et d’une cabine', ['d’une couchette', 'd’une cabine']],
    ['Compare the price of the bunk and the cabin', ['of the bunk', 'the cabin']],
    [
      'Compare le maire de Lorne et le maire de Brasse',
      ['le maire de Lorne', 'le maire de Brasse'],
    ],
    ['Le chat ou le chien ?', null],
    ['Combien de chats ?', null],
  ])('%s %j', (question, expected) => {
    expect(sidesOf(question)?.map(({ name }) => name) ?? null).toEqual(expected);
  });
});

describe('an acronym', () => {
  it('is spelled out, with what it stands for in bold', async () => {
    const answer = await library.ask('Que veut dire ARB ?');
    const [{ citation, highlights } = expect.fail()] = answer.sentences;
    expect(answer.questionKind).toBe('definition');
    expect(highlights.map(({ start, end }) => citation.quote.slice(start, end))).toEqual([
      'Agence du rail de Bréhonne',
    ]);
  });

  it('stands for its name in a question that has the name', async () => {
    const [first] = quotes(await library.ask('Qui préside l’Agence du rail de Bréhonne ?'));
    expect(first).toContain('Lise Marquet');
  });

  it.each([
    ['La Caisse des dépôts du Nord (CDN) prête.', 'CDN', 'Caisse des dépôts du Nord'],
    ['Le SMT, syndicat mixte des tourbières, dort.', 'SMT', 'syndicat mixte des tourbières'],
    ['The BBR (Board of Bridge Repair) met.', 'BBR', 'Board of Bridge Repair'],
    ['Le SMT a payé le maire.', 'SMT', null],
    ['Le maire (SMT) a payé.', 'SMT', null],
  ])('%s %s: %s', (text, short, expected) => {
    const span = expansionIn(text, short);
    expect(span && text.slice(span.start, span.end)).toBe(expected);
  });
});

describe('yes or no', () => {
  it('says so only where one sentence decides it', async () => {
    const decided = await library.ask('Le cirque Zambra a-t-il quitté Pontevin ?');
    expect(decided).toMatchObject({ questionKind: 'yes-no', lead: 'Oui.' });
    const open = await library.ask('Le cirque Zambra a-t-il quitté Pontevin à cause du froid ?');
    expect(open.lead).toBeUndefined();
  });

  it('not where the sentence says it of the other, or forbids it', async () => {
    expect(await library.ask('Brazec a-t-il battu Lourmel samedi ?')).toMatchObject({
      lead: 'Oui.',
    });
    expect((await library.ask('Lourmel a-t-il battu Brazec samedi ?')).lead).toBeUndefined();
    expect((await library.ask('Peut-on nourrir les canards du stade ?')).lead).toBeUndefined();
  });
});
