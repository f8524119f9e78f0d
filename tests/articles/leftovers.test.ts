import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLeftovers, outlineOf } from '../../src/articles/details/leftovers.ts';
import { ownText, parse } from './parse.ts';

const P1 =
  'Le maire de Valmorin a présenté mercredi le budget de la ville, qui prévoit douze millions d’euros pour les écoles et les routes.';
const P2 =
  'L’opposition, elle, juge la somme trop faible : « Il en faudrait le double », a dit sa cheffe de file, qui demande un nouveau vote.';
const HEADLINE = 'Valmorin : le budget de la ville est voté';

const own = async (text: string) =>
  ownText(await parse('a.txt', text))
    .replace(/\s+/g, ' ')
    .trim();
const around = (line: string) => own(`${HEADLINE}\n\n${P1}\n\n${line}\n\n${P2}`);
const clean = `${HEADLINE} ${P1} ${P2}`;

describe('lines of the page', () => {
  it.each([
    'Lire la suite »',
    'Read more',
    'Continue reading →',
    'En savoir plus',
    'À lire aussi : Un tout autre sujet dans la région',
    'À LIRE AUSSI\nUn autre titre sans point',
    'Lire aussi | Les écoles rouvrent lundi',
    'Related: Another headline entirely',
    'Sur le même sujet\n\nUn premier autre titre\n\nUn second autre titre',
    'Abonnez-vous à notre newsletter.',
    "Inscrivez-vous à la lettre d'information",
    'Recevez chaque matin nos meilleurs articles.',
    'Sign up for our newsletter',
    'Subscribe',
    'Déjà abonné ? Connectez-vous',
    'Cet article est réservé aux abonnés.',
    'Il vous reste 73 % de cet article à lire.',
    'Nous utilisons des cookies pour améliorer votre expérience.',
    'We use cookies to improve your experience',
    'Tout accepter',
    'Continuer sans accepter',
    'Partager sur Facebook',
    'Partager',
    'Facebook Twitter WhatsApp',
    'Facebook | X | LinkedIn | E-mail',
    'Suivez-nous sur Instagram et TikTok',
    'Share this article on Facebook',
    '© 2024 La Gazette. Tous droits réservés.',
    'All rights reserved',
    'Publicité',
    'Advertisement',
    '[Advertisement: Garden chairs, 40% off at Bell and Post]',
    '[Publicité : les chaises de jardin chez Bell]',
    'Publicité – Chaises de jardin : dès 19,90 € pièce',
    'Sport 7 ▸ Hand ▸ Résultats | Classements',
    'Accueil » Politique » Budget',
    'Home > News > Politics',
    'Accueil | Politique | Sport | Culture',
    'Menu',
    'Aller au contenu principal',
    'Temps de lecture : 3 min',
    '3 min read',
    'Mots-clés : budget, ville',
    '12 commentaires',
    'Publié le 13 février 2024 à 10h30',
    'ÉDITO\n\nÉDITO',
    HEADLINE,
    'Suivez la situation dans notre direct.',
    'Follow our live coverage of the vote.',
    'Lettre d’information de la Gazette',
  ])('are marked: %s', async (line) => {
    expect(await around(line)).toBe(clean);
  });

  it.each([
    'Par ailleurs, la ville a partagé le coût des travaux avec la région et le département voisin.',
    'Accueil des réfugiés : la ville ouvre deux centres.',
    'Les abonnés de la médiathèque pourront lire la suite du roman en ligne.',
    'Le cookie le plus vendu de la ville contient trente grammes de sucre.',
    'Il refuse d’en savoir plus.',
    'Recherche et développement : la ville investit.',
    'Suivez mon regard, a-t-il lancé à la presse.',
    'Partager le pouvoir ne l’intéresse pas.',
    'Search teams found the hikers on Monday.',
    'Home Secretary James Cleverly resigned.',
    'Le texte « Paix » – et non « Guerre » – a été voté.',
    'More than forty people were hurt in the crash.',
    'Direct et clair, le maire a répondu à tous.',
    'À voir le résultat, personne ne regrette le vote.',
    'Vidéo à l’appui, le maire a montré les dégâts.',
    'Publié le 3 mars 2019, le rapport dormait dans un tiroir.',
    'UNE VILLE EN COLÈRE',
  ])('are not seen in prose: %s', async (line) => {
    expect(await around(line)).toBe(`${HEADLINE} ${P1} ${line} ${P2}`);
  });
});

describe('inside a line', () => {
  it.each([
    [`${P1} Suivez la situation dans notre direct. ${P2}`, `${P1} ${P2}`],
    [`${P1} Abonnez-vous à notre newsletter pour tout savoir. ${P2}`, `${P1} ${P2}`],
    [`${P1} Lire aussi : Les écoles de la ville ferment. ${P2}`, `${P1} ${P2}`],
    [`${P1} (Lire aussi notre enquête page 3) ${P2}`, `${P1} ${P2}`],
    [`${P1} Lire la suite »`, P1],
    [`Accueil » Politique » ${HEADLINE} ${HEADLINE} ${P1}`, `${HEADLINE} ${P1}`],
    [`date 2024-02 ${HEADLINE}`, HEADLINE],
  ])('only the leftover is marked: %j', async (text, expected) => {
    expect(await own(text)).toBe(expected);
  });
});

describe('teasers of other articles', () => {
  const teaser = (title: string) =>
    `${title}\n\nDepuis des mois, la contestation gagne du terrain dans tout le pays voisin. Le pouvoir ne dit mot.\n\nPar Ana Rey, historienne\n\nLire la suite »`;

  it('are marked with their label, headline, author and text, and so is what follows', async () => {
    const text = `${HEADLINE}\n\n${P1}\n\n${P2}\n\nÉDITO\n\nÉDITO\n\n${teaser('Le pays voisin face à ses crises')}\n\nNOS ANALYSES\n\nNOS ANALYSES\n\n${teaser('Au secours ! Une trêve !')}\nLettre d’information\nUn dernier lien`;
    expect(await own(text)).toBe(clean);
  });

  it.each([
    ['Ana Rey, 12 janvier 2008', clean],
    ['Ana Rey, 1er mai 2008', clean],
    ['Ana Rey, 12 communes voisines', expect.stringContaining('12 communes')],
  ])('are told by a name with a date: %s', async (signature, expected) => {
    const other = `Un autre titre\n\nLe pouvoir ne dit mot.\n\n${signature}\n\nLire la suite »`;
    expect(await own(`${HEADLINE}\n\n${P1}\n\n${P2}\n\n${other}`)).toEqual(expected);
  });

  it('leave an article that ends with "Lire la suite" alone', async () => {
    expect(await own(`${HEADLINE}\n\n${P1}\n\n${P2}\n\nLire la suite »`)).toBe(clean);
    expect(
      await own(`${HEADLINE}\n\n${P1}\n\nUn intertitre du texte\n\n${P2}\n\nLire la suite »`),
    ).toContain('le double');
  });

  it('leave the prose after a list of links alone', async () => {
    expect(await own(`${HEADLINE}\n\n${P1}\n\nÀ lire aussi\n\nUn autre titre\n\n${P2}`)).toBe(
      clean,
    );
  });

  it('end where their list does, above a heading of the article', async () => {
    const list = 'Lire aussi\n- Un autre titre\n- Un titre encore';
    expect(await own(`${HEADLINE}\n\n${P1}\n\n${list}\n\nDouze millions d’euros\n\n${P2}`)).toBe(
      `${HEADLINE} ${P1} Douze millions d’euros ${P2}`,
    );
  });

  it('keep the headline below a menu', async () => {
    const text = `Les plus lus\nUn premier lien\nUn second lien\n${HEADLINE}\n\n${P1}`;
    expect(await own(text)).toBe(`${HEADLINE} ${P1}`);
  });
});

it('are sorted, disjoint, apart and within the text, whatever the text', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      'Lire la suite »',
      'ÉDITO',
      'À lire aussi',
      HEADLINE,
      P1,
      P2,
      'Accueil » Monde » Titre',
      'Par Ana Rey',
      'date 2023-11 Oui',
      'Partager',
      '',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 30 }),
      fc.constantFrom('\n', '\n\n', ' '),
      (lines, glue) => {
        const text = lines.join(glue);
        let before = 0;
        for (const { start, end } of outlineOf(text).teasers.parts) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          before = end;
        }
        let last = -1;
        for (const { start, end } of findLeftovers(text)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          last = end;
        }
      },
    ),
    { numRuns: 300 },
  );
});

describe('what a text says of other articles is kept with it', () => {
  const parts = async (text: string) => {
    const { teasers = [], text: stored } = await parse('a.txt', text);
    return teasers.map(({ start, end }) => stored.slice(start, end));
  };
  const other = 'Le pays voisin face à ses crises';
  it.each([
    [`À lire aussi : ${other}`, [other]],
    [`À lire aussi ${other}`, [other]],
    [`Read also: Neighbours in trouble again`, ['Neighbours in trouble again']],
    [`Lire aussi\n- ${other}\n- Un titre encore`, [other, 'Un titre encore']],
    [
      `ÉDITO\n\n${other}\n\nDepuis des mois, la contestation gagne du terrain…\n\nLire la suite »`,
      [`${other}\n\nDepuis des mois, la contestation gagne du terrain…`],
    ],
    [`Lire la suite »`, []],
  ])('%j', async (line, expected) => {
    expect(await parts(`${HEADLINE}\n\n${P1}\n\n${P2}\n\n${line}`)).toEqual(expected);
  });

  it('behind a sentence too', async () => {
    expect(await parts(`${HEADLINE}\n\n${P1} Lire aussi : ${other}. ${P2}`)).toEqual([`${other}.`]);
  });
});
