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

describe('a page that was saved as Markdown', () => {
  const towns = ['Lézat', 'Bief', 'Prénovel', 'Septmoncel'];
  const menus = {
    'a list of links': towns.map((town) => `- [${town}](/${town})`).join('\n'),
    'links in one line': towns.map((town) => `[${town}](/${town})`).join(' | '),
    'links line by line': towns.map((town) => `[${town}](/${town})`).join('\n'),
  };
  const foot =
    '[Un lynx au col de la Savine](/lynx)\n\n- [Ski : où glisser](/ski)\n- [La crue](/crue)';
  const [first, second] = PROSE.split('\n\n');
  const saved = (above: string) =>
    parse(
      'a.md',
      `${above}\n\nLa scierie de Marnoz repart\n\n${first}\n\n[Le pont fermé tout l’hiver](/pont)\n\n${second} Le jugement est du 4 mars, et la scierie l’a reçu hier.\n\n${foot}`,
    );

  it.each(Object.entries(menus))(
    'has a menu, though no word of it is a page’s: %s',
    async (_, menu) => {
      const { title, leftovers, text } = await saved(menu);
      expect(title).toBe('La scierie de Marnoz repart');
      const marked = leftovers.map(({ start, end }) => text.slice(start, end)).join('\n');
      for (const one of [...towns, 'Le pont fermé', 'Un lynx', 'La crue'])
        expect(marked).toContain(one);
      expect(marked).not.toMatch(/scierie|tribunal/);
    },
  );

  it('says which other articles it names', async () => {
    const { teasers = [], text } = await saved('');
    const named = teasers.map(({ start, end }) => text.slice(start, end));
    expect(named.slice(0, 2)).toEqual([
      'Le pont fermé tout l’hiver',
      'Un lynx au col de la Savine',
    ]);
  });

  it('keeps lists of links between its paragraphs, and lists that tell something of each', async () => {
    const sources = '- [Le jugement](/1)\n- [Le contrat de la lame](/2)\n- [Le rapport](/3)';
    const clubs =
      '- [Les Amis du bois](/4) : plantent des chênes\n- [La Lame](/5) : affûte gratuitement';
    const { leftovers } = await parse(
      'a.md',
      `# La scierie de Marnoz repart\n\n${first}\n\n${sources}\n\n${first}\n\n${clubs}`,
    );
    expect(leftovers.length).toBeLessThan(2);
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
