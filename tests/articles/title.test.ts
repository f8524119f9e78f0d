import { expect, it } from 'vitest';
import { parse } from './parse.ts';

const PROSE =
  'Le ministre a rencontré les habitants du quartier, puis il est reparti sans un mot pour la presse. Tous l’attendaient.';

it.each([
  [
    'a first line that reads like a headline',
    `Le ministre est parti : « Je reviendrai »\n\n${PROSE}`,
    'Le ministre est parti : « Je reviendrai »',
  ],
  [
    'the headline below a section',
    `MONDE\n\nLe ministre est reparti\n\n${PROSE}`,
    'Le ministre est reparti',
  ],
  [
    'the headline below the kind of text',
    `COMMUNIQUÉ DE PRESSE\nÀ diffuser sans attendre\n\nLe ministre renonce à son voyage dans le Nord\n\n${PROSE}`,
    'Le ministre renonce à son voyage dans le Nord',
  ],
  [
    'the headline below the paper and its section',
    `Le Phare du Nord — Actualité\n\nLe ministre renonce à son voyage dans le Nord\n\n${PROSE}`,
    'Le ministre renonce à son voyage dans le Nord',
  ],
  [
    'a headline in capitals above a shorter one',
    `LE MINISTRE RENONCE À SON VOYAGE DANS LE NORD\n\nUn voyage de trop\n\n${PROSE}`,
    'LE MINISTRE RENONCE À SON VOYAGE DANS LE NORD',
  ],
  [
    'the part of a breadcrumb that comes again',
    `Accueil » Monde » L’ami du ministre est parti\n\n${PROSE}\n\nL’ami du ministre est parti`,
    'L’ami du ministre est parti',
  ],
  [
    'the headline that comes twice in one line',
    `Home » World news » The minister has left town The minister has left town He met nobody there.`,
    'The minister has left town',
  ],
  [
    'the first sentence of a paragraph',
    `La trêve est-elle pour bientôt ? ${PROSE}`,
    'La trêve est-elle pour bientôt ?',
  ],
  [
    'the first sentence, cut at a word',
    `${PROSE} ${PROSE}`,
    'Le ministre a rencontré les habitants du quartier, puis il est reparti sans un mot pour la presse',
  ],
  [
    'a long sentence cut at a word',
    `Le ministre a rencontré tous les habitants du très vieux quartier de la ville, puis il est reparti sans un seul mot.`,
    'Le ministre a rencontré tous les habitants du très vieux quartier de la ville…',
  ],
  ['no dateline', ` date 2023-11 Le ministre est reparti ? ${PROSE}`, 'Le ministre est reparti ?'],
  ['the file’s name where there is no word', '— — —', 'a.txt'],
])('%s', async (_, text, title) => {
  expect((await parse('a.txt', text)).title).toBe(title);
});

it('is never longer than a headline', async () => {
  expect((await parse('a.txt', 'x'.repeat(3000))).title.length).toBeLessThanOrEqual(80);
  expect((await parse('a.txt', 'mot '.repeat(3000))).title.length).toBeLessThanOrEqual(81);
});
