import { describe, expect, it } from 'vitest';
import { ownText, parse } from './parse.ts';

const PROSE =
  'La scierie de Marnoz a repris la coupe des chênes lundi, avec onze ouvriers et une lame neuve, après un an de procès contre son ancien fournisseur.\n\nLe tribunal lui a donné raison sur tous les points.';
const own = async (text: string): Promise<string[]> =>
  ownText(await parse('a.txt', text))
    .split('\n')
    .filter((line) => line.trim() !== '');

describe('a page that was pasted whole', () => {
  it('has its menu above the headline, names of sections that no list knows too', async () => {
    const article = await parse(
      'a.txt',
      `Aller au contenu\nLe Haut-Jurassien\nMenu\nSe connecter\nActualité\nForêts et bois\nSki de fond\nAvis de décès\nBoutique\nS’abonner\n\nLa scierie repart\nPar Basile Grosjean\nPublié le 4 mars 2025 à 7 h 30\nTemps de lecture : 2 min\n\n${PROSE}`,
    );
    const { title, author, published } = article;
    expect({ title, author, published: published?.value }).toEqual({
      title: 'La scierie repart',
      author: 'Basile Grosjean',
      published: '2025-03-04',
    });
    expect(ownText(article)).not.toMatch(/Haut-Jurassien|Ski de fond|décès/);
  });

  it('has a menu of items', async () => {
    const menu = '- Accueil\n- Se connecter\n- Vie des communes\n- Newsletters\n- Boutique';
    expect((await own(`${menu}\n\nLa scierie de Marnoz repart\n\n${PROSE}`))[0]).toBe(
      'La scierie de Marnoz repart',
    );
  });

  it.each([
    'Accueil Politique Société Sports Culture Vidéos S’abonner Se connecter',
    'Home News Sport Weather Longplayer Noises Search',
  ])(
    'has a menu in one line, which is neither its title nor what it is about: %s',
    async (menu) => {
      const notice = 'Recevez chaque matin notre lettre d’information dans votre boîte mail.';
      const text = `${menu}\n\nLa scierie de Marnoz repart\n\n${PROSE}\n\n${notice}`;
      expect((await parse('a.txt', text)).title).toBe('La scierie de Marnoz repart');
      expect(await own(text)).toEqual(['La scierie de Marnoz repart', ...PROSE.split('\n\n')]);
    },
  );

  it('has lists and notices below its article', async () => {
    const foot =
      'Commentaires\nConnectez-vous pour commenter\nLes plus regardés\n1. Un lynx au col de la Savine\n2. Où skier dimanche ?\nNos applications\nMentions légales\nGérer les cookies\nLe Haut-Jurassien, imprimé à Marnoz';
    expect(await own(`La scierie de Marnoz repart\n\n${PROSE}\n\n${foot}`)).toEqual([
      'La scierie de Marnoz repart',
      ...PROSE.split('\n\n'),
    ]);
  });
});

describe('an article of short lines', () => {
  it.each([
    ['a recipe', `La tarte de Marnoz\n\nFarine\nBeurre\nNoix fraîches\nSel\n\n${PROSE}`],
    ['a headline above sharing', `La scierie repart\nMarnoz, Jura\n\n${PROSE}`],
    ['results', `${PROSE}\n\nMarnoz 3, Lézat 1\nBief 2, Prénovel 2\nLongchaumois 0, Septmoncel 4`],
    ['a verse', `${PROSE}\n\nLe bois chante\nLa lame répond\nLe soir descend\nEt l’eau se tait`],
  ])('keeps them: %s', async (_, text) => {
    expect(await own(text)).toEqual(text.split('\n').filter(Boolean));
  });

  it('keeps its headline where all above the prose is sharing', async () => {
    const head = 'La scierie repart\nPartager\nImprimer\nEnregistrer\nCommenter';
    expect((await parse('a.txt', `${head}\n\n${PROSE}`)).title).toBe('La scierie repart');
  });
});
