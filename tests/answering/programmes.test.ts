import { describe, expect, it } from 'vitest';
import { programmes } from '../../src/answering/programmes.ts';
import { wholeArticle } from '../../src/answering/whole-article.ts';
import { parsedArticle } from '../helpers/corpus.ts';
import { tinyLibrary } from '../helpers/sources.ts';

async function itemsOf(text: string): Promise<string[][]> {
  const library = await tinyLibrary({ one: parsedArticle(text) });
  try {
    const article = (await wholeArticle(library.sources.corpus, 'one'))!;
    return programmes(article).map(({ items }) =>
      items.map(({ start, end }) => article.text.slice(start, end)),
    );
  } finally {
    await library.close();
  }
}

describe('a programme', () => {
  it.each([
    [
      'Le moulin rouvre. Tout commence le 3 mai avec un bal. En juin, deux conteurs viennent. Et à l’automne, on presse les pommes. L’entrée est libre.',
      [
        'Tout commence le 3 mai avec un bal.',
        'En juin, deux conteurs viennent.',
        'Et à l’automne, on presse les pommes.',
      ],
    ],
    [
      'The mill has plans. In April, the wheel turns again. On Saturday 12 July, a band plays on the roof. Nobody pays.',
      ['In April, the wheel turns again.', 'On Saturday 12 July, a band plays on the roof.'],
    ],
  ])('is the sentences of a paragraph that each open with their time: %s', async (text, items) => {
    expect(await itemsOf(text)).toEqual([items]);
  });

  it.each([
    'In April, the wheel turned. The miller was glad. In May, it stopped.',
    'En avril, la roue tourne.\n\nEn mai, elle s’arrête.',
    'In 1961 she left. In 1968 she came back.',
  ])('is none in %s', async (text) => {
    expect(await itemsOf(text)).toEqual([]);
  });
});
