import { describe, expect, it } from 'vitest';
import { leaning } from '../../src/answering/follow-up.ts';

describe('how much a question leans on the one before', () => {
  it.each([
    ['et en février ?', 'fr'],
    ['pourquoi ?', 'fr'],
    ['Qui l’a fondée ?', 'fr'],
    ['combien ?', 'fr'],
    ['et la Région ?', 'fr'],
    ['il travaillait où avant ?', 'fr'],
    ['ça a coûté combien ?', 'fr'],
    ['why?', 'en'],
    ['And cars?', 'en'],
    ['who paid for it?', 'en'],
    ['where does he work?', 'en'],
    ['combien en reste-t-il ?', 'fr'],
    ['qu’en dit le maire ?', 'fr'],
    ['le maire, il en pense quoi ?', 'fr'],
    ['which one won?', 'en'],
    ['and the other one?', 'en'],
  ] as const)('%s cannot be understood alone', (question, language) => {
    expect(leaning(question, language)).toBe('fully');
  });

  it.each([
    ['Combien d’élèves mangent à la cantine des Tilleuls ?', 'fr'],
    ['Qui préside le Syndicat des artisans du pain ?', 'fr'],
    ['Combien de baguettes les boulangers de Lorcenay ont-ils offertes ?', 'fr'],
    ['Quels pays jouent les intermédiaires pour les otages ?', 'fr'],
    ['Combien y a-t-il de stations sur la ligne C du tramway ?', 'fr'],
    ['Pourquoi la bibliothèque a-t-elle fermé ?', 'fr'],
    ['How many people live on Skerrow?', 'en'],
    ['Is there a ban on leaf blowers in Harlan Creek?', 'en'],
    ['Pourquoi le bateau est en retard ?', 'fr'],
    ['La mairie est-elle en travaux ?', 'fr'],
    ['Quel musée ferme en août ?', 'fr'],
    ['Which schools close this week?', 'en'],
    ['Did one person die?', 'en'],
  ] as const)('%s stands alone', (question, language) => {
    expect(leaning(question, language)).toBe('no');
  });

  it.each([
    ['À quelle heure a-t-il déclenché le plan de sauvegarde ?', 'fr'],
    ['Et combien de visiteurs pour la réouverture de la bibliothèque ?', 'fr'],
    ['How many sailings did it cancel last winter?', 'en'],
    ['c’est quoi le PLU ?', 'fr'],
    ['C’est quand la finale ?', 'fr'],
  ] as const)('%s may do either', (question, language) => {
    expect(leaning(question, language)).toBe('maybe');
  });
});
