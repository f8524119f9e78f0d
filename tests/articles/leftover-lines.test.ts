import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftoverLines } from '../../src/articles/details/leftover-lines.ts';
import { LINE_FEATURES, lineFeatures } from '../../src/articles/details/line-features.ts';
import weights from '../../src/articles/details/line-weights.json' with { type: 'json' };
import { linesOf } from '../../src/articles/formats/lines.ts';

const HEADLINE = 'La fonderie de Brassac rallume son four';
const PROSE =
  'La fonderie de Brassac a rallumé jeudi son grand four, éteint depuis neuf ans, devant ses vingt-deux ouvriers et leurs familles.';
const marked = (...lines: string[]): string[] =>
  leftoverLines(
    linesOf([HEADLINE, PROSE, ...lines, PROSE.replace('jeudi', 'hier')].join('\n\n')),
  ).map(({ text }) => text);

describe('a line by itself', () => {
  it.each([
    "Retrouvez nos podcasts et nos vidéos dans l'application",
    'Lecture : 4 min | Partager | 12 commentaires',
    'Consultez nos archives et nos newsletters',
    "Ce contenu n'est accessible qu'aux abonnés",
    'Vidéos | Podcasts | Newsletters | Boutique',
    'Share your comments with our readers on WhatsApp',
    'Sign in to save this story and get our newsletter',
    'Your free articles for this month are used up: subscribe',
    '[Subscribe] [Share] [Save]',
    'Recevez notre newsletter « Le fil du four » dans votre boîte mail',
  ])('is the page’s: %s', (line) => {
    expect(marked(line)).toEqual([line]);
  });

  it.each([
    'Le four brûle du gaz, du bois et trois tonnes de coke',
    'Trois questions à la directrice',
    'Et vous, combien gagnez-vous par mois ?',
    '« Vous partagez la même newsletter que vos abonnés », sourit-elle.',
    '– Partagez-vous ces commentaires ?',
    'Lisez donc vos abonnés : « La newsletter est trop longue »',
    '- Une vidéo du four, filmée par un ouvrier',
    'Le partage des bénéfices',
    'Les abonnés au gaz, eux, attendront.',
    'Chantez, riez, dansez, le four est chaud,',
    'The comments of the foreman drew laughter.',
    'Read my lips, he said: no new furnace.',
    'Contact : mairie de Brassac, 05 55 00 00 17',
  ])('is the article’s: %s', (line) => {
    expect(marked(line)).toEqual([]);
  });
});

it('asks less of a line between two that are the page’s', () => {
  const doubtful = 'Lecture en cours sur un autre appareil.';
  expect(marked(doubtful)).toEqual([]);
  const [before, after] = ['Abonnez-vous à notre newsletter', 'Votre abonnement et votre compte'];
  expect(marked(before, doubtful, after)).toEqual([before, doubtful, after]);
});

it('goes on in the lines beside a notice to the reader, never in other prose', () => {
  const notice = 'Vous pouvez lire notre journal sur un seul appareil avec votre compte';
  const more = 'Parce qu’une autre personne lit le journal avec ce compte.';
  const prose = 'Le four, lui, restera chaud tout l’hiver.';
  expect(marked(notice, more, prose)).toEqual([notice, more.replace('’', "'")]);
  const story = 'Six allers et retours sont prévus chaque jour vers la fonderie.';
  expect(marked(notice, story)).toEqual([notice]);
});

it('takes no line of an article about papers, their readers and their accounts for the page’s', () => {
  const lines = linesOf(
    [
      'Le journal change le prix de son abonnement',
      'Le journal change le prix de son abonnement numérique, et chaque lecteur devra ouvrir un compte avant la fin de l’année.',
      'Votre compte donne accès à tous les articles.',
    ].join('\n'),
  );
  expect(leftoverLines(lines)).toEqual([]);
});

it('has a finite number for each feature of each line, and a weight for each feature', () => {
  expect(Object.keys(weights.weights)).toEqual([...LINE_FEATURES]);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (lines) => {
      for (const row of lineFeatures(linesOf(lines.join('\n')), weights.odds)) {
        expect(row === null || row.every(Number.isFinite)).toBe(true);
      }
    }),
  );
});
