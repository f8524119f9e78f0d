import { expect, it } from 'vitest';
import { ownText, parse } from './parse.ts';

const HEADLINE = 'La scierie de Norville embauche douze personnes';
const PROSE =
  'La scierie de Norville embauche douze personnes au printemps, annonce sa directrice, Odile Ferrant, devant le conseil.';
const own = async (line: string) =>
  ownText(
    await parse(
      'a.txt',
      `${HEADLINE}\n\n${PROSE}\n\n${line}\n\n${PROSE.replace('douze', 'vingt')}`,
    ),
  )
    .replace(/\s+/g, ' ')
    .trim();
const clean = async () => own('');

it.each([
  'Votre abonnement ne permet pas de lire cet article',
  'Retrouvez nos reportages dans notre application',
  'Créez votre compte pour commenter cet article',
  'Vous lisez ce journal sur un autre appareil\n\nLecture en cours sur un autre appareil.\n\nNous vous conseillons de changer de mot de passe.',
  'Your subscription does not include this story',
  'Download our app and get our stories first',
  'Lire : Comment travaille une scierie de montagne ?',
  'Lire l’enquête (2021) : La forêt sans bras',
  'À lire aussi La forêt de Norville change de mains',
  'L’article La scierie de Norville est apparu en premier sur Le Val.',
  'The post Sawmill hires appeared first on The Valley.',
  'Suite page 4',
  '(Lire la suite p. 12)',
  'Suite de la page 1',
  'Continued on page 7',
])('is no part of the article: %j', async (line) => {
  expect(await own(line)).toBe(await clean());
});

it.each([
  'Vous pouvez déposer votre dossier en mairie avant le 12 mai.',
  '« Vous lisez ce journal depuis votre compte », a répondu la directrice au conseil.',
  'Notre région perd ses scieries, dit le préfet.',
  'Lire fatigue moins que scier, assure le doyen.',
  'La suite page 4 du rapport parle de la scierie.',
  'You can visit the mill on Saturdays.',
  'Vous trouverez la directrice au bureau, porte 3.',
])('is one: %j', async (line) => {
  expect(await own(line)).toContain(line);
});

it('is one where the article is about subscriptions', async () => {
  const lead =
    'Le journal change le prix de son abonnement, et chaque lecteur devra ouvrir un compte.';
  const line = 'Votre abonnement vous permet de lire cet article jusqu’en mai.';
  const article = await parse(
    'a.txt',
    `L’abonnement change de prix\n\n${lead}\n\n${line}\n\n${PROSE}`,
  );
  expect(ownText(article)).toContain(line);
});

it('leaves the credit of a picture out, and keeps its caption', async () => {
  const caption = 'La directrice devant la scie neuve. PHOTO LUC MARNE';
  expect(await own(caption)).toContain('La directrice devant la scie neuve.');
  expect(await own(caption)).not.toContain('MARNE');
});
