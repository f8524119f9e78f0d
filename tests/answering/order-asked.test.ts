import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOfFirstArticle, lastKnownAsNow, orderAsked } from '../../src/answering/order-asked.ts';
import { article, asking, day, quotes } from './question-kinds/ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    annonce: article(
      `Le bac d’Orsel rouvrira en mai

Fermé depuis l’automne, le bac d’Orsel rouvrira le 4 mai, promet la région. La réparation du bac d’Orsel coûtera 1,2 million d’euros. La souscription pour le bac a recueilli 8 000 euros.`,
      { published: day('2025-02-03') },
    ),
    report: article(
      `Le bac d’Orsel ne rouvrira qu’à l’automne

Le bac d’Orsel ne rouvrira pas en mai. La région vise maintenant le 9 octobre pour le bac d’Orsel, dont la coque est percée. La souscription pour le bac d’Orsel atteint 31 000 euros. La réparation du bac d’Orsel coûtera 2,6 millions d’euros.`,
      { published: day('2025-04-20') },
    ),
    ailleurs: article('La foire aux oignons de Crémiac attire 4 000 visiteurs.', {
      published: day('2025-06-01'),
    }),
  });
});
afterAll(() => library.close());

describe('the newest leads, whatever value a question names', () => {
  it.each([
    ['La réouverture du bac d’Orsel, c’est toujours le 4 mai ?', '9 octobre'],
    ['La réparation du bac d’Orsel, finalement c’était 1,2 million d’euros ?', '2,6 millions'],
    ['la souscription pour le bac d’Orsel elle en est à combien', '31 000'],
    ['Combien coûtera la réparation du bac d’Orsel, selon la dernière estimation connue ?', '2,6'],
    [
      'la souscription pour le bac d’Orsel a recueilli combien, aux dernières nouvelles ?',
      '31 000',
    ],
    ['Actuellement, combien coûtera la réparation du bac d’Orsel ?', '2,6 millions'],
  ])('%s', async (question, value) => {
    const answer = await library.ask(question);
    expect(quotes(answer)[0]).toContain(value);
    expect(answer.notes.join()).not.toContain('aucun article');
  });

  it('shows what the first article said, and nothing that others say since', async () => {
    const answer = await library.ask(
      'Dans le premier article sur le bac d’Orsel, combien coûtait la réparation ?',
    );
    expect(quotes(answer)[0]).toContain('1,2 million');
    expect(quotes(answer).join()).not.toContain('2,6 millions');
  });

  it('puts the values of what is asked side by side where it has changed', async () => {
    const answer = await library.ask(
      'Qu’est-ce qui a changé pour la date de réouverture du bac d’Orsel ?',
    );
    const shown = quotes(answer);
    expect(shown.join()).toContain('9 octobre');
    expect(shown.join()).toContain('4 mai');
    expect(shown.length).toBeLessThanOrEqual(5);
  });

  it('is not sure of a change of something that no article names', async () => {
    const answer = await library.ask('Qu’est-ce qui a changé pour les tramways d’Orsel ?');
    expect(answer.questionKind).not.toBe('changed');
  });
});

describe('the order that a question asks for', () => {
  it.each([
    'ou en est le chantier du bac ?',
    'la collecte elle en est a combien',
    'combien finalement pour la halle ?',
    'how much is it by now?',
    'la piscine est ouverte ou fermee ?',
    'is the ford open or shut?',
    'how many were hurt in the end?',
  ])('newest: %s', (folded) => expect(orderAsked(folded)).toBe('newest'));

  it('oldest, of one article or of all that was told', () => {
    expect(orderAsked('in the first report on the flood, how many died?')).toBe('oldest');
    expect(isOfFirstArticle('in the first report on the flood, how many died?')).toBe(true);
    expect(isOfFirstArticle('who was the first mayor?')).toBe(false);
  });
});

describe('words that only ask for the newest value', () => {
  it.each([
    ['combien de blessés, au dernier bilan connu ?', 'fr', 'combien de blessés maintenant ?'],
    ['combien selon la dernière estimation publiée', 'fr', 'combien maintenant'],
    ['Selon le dernier décompte, combien de voix ?', 'fr', 'maintenant, combien de voix ?'],
    ['How many voted, at the last count?', 'en', 'How many voted now?'],
    ['what is the fare according to the latest known figures?', 'en', 'what is the fare now?'],
  ] as const)('%s', (question, language, expected) => {
    expect(lastKnownAsNow(question, language)).toBe(expected);
  });

  it.each(['Que dit le dernier bilan de la société ?', 'What is in the latest report?'])(
    'are not what is asked for itself: %s',
    (question) => expect(lastKnownAsNow(question, 'fr')).toBe(question),
  );
});
