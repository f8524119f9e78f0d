import { describe, expect, it } from 'vitest';
import { ownText, parse } from './parse.ts';

const FR =
  'Le maire de Sarvane a rouvert la halle, devant quatre cents habitants venus de toute la vallée.';
const EN =
  'The mayor of Sarvane reopened the market hall on Friday, before four hundred people of the valley.';
const HALLE = 'La halle rouvre à Sarvane';
const HALL = 'Market hall reopens in Sarvane';

type Case = readonly [head: string, day: string, author: string | null, publisher: string | null];

describe('what stands over a title is none', () => {
  it.each<Case>([
    ['3 mars 2025, 18 h 05 | Ana Rey et Tom Bell', '2025-03-03', 'Ana Rey et Tom Bell', null],
    [
      'CULTURE · Le Fil du Val · 3 mars 2025 · par Ana Rey',
      '2025-03-03',
      'Ana Rey',
      'Le Fil du Val',
    ],
    ['Le Courrier du Val, 3 mars 2025', '2025-03-03', null, 'Le Courrier du Val'],
    ['Le Figaro, 3 mars 2025', '2025-03-03', null, 'Le Figaro'],
    [
      'Halles & Foires / mensuel / mars 2025\nReportage réalisé le 2 mars 2025 à Sarvane par Ana Rey',
      '2025-03',
      'Ana Rey',
      'Halles & Foires',
    ],
    [
      'LE COURRIER DU VAL\n3 mars 2025\nAna Rey & Tom Bell',
      '2025-03-03',
      'Ana Rey & Tom Bell',
      'LE COURRIER DU VAL',
    ],
    [
      'Lundi 3 mars 2025 – mis à jour à 16 h 40\nAna Rey, avec Tom Bell',
      '2025-03-03',
      'Ana Rey, avec Tom Bell',
      null,
    ],
  ])('in French: %s', async (head, value, author, publisher) => {
    const article = await parse('a.txt', `${head}\n\n${HALLE}\n\n${FR}`);
    expect(article).toMatchObject({ title: HALLE, published: { value }, author, publisher });
  });

  it.each<Case>([
    ['3 March 2025, 07:30 | Jo Field and Tom Bell', '2025-03-03', 'Jo Field and Tom Bell', null],
    ['The Vale Recorder | 3 March 2025 | Jo Field', '2025-03-03', 'Jo Field', 'The Vale Recorder'],
    [
      'THE VALE HERALD – TOWN\nMonday 3 March 2025\nBy Jo Field',
      '2025-03-03',
      'Jo Field',
      'THE VALE HERALD',
    ],
    [
      'Vale Herald\n3 March 2025\nJo Field and Tom Bell',
      '2025-03-03',
      'Jo Field and Tom Bell',
      'Vale Herald',
    ],
  ])('in English: %s', async (head, value, author, publisher) => {
    const article = await parse('a.txt', `${head}\n\n${HALL}\n\n${EN}`);
    expect(article).toMatchObject({ title: HALL, published: { value }, author, publisher });
  });

  it('is not quoted where it signs the article', async () => {
    const signed = await parse(
      'a.md',
      `# ${HALLE}\n\n*Sarvane, 3 mars 2025 — Ana Rey et Tom Bell, Le Fil du Val*\n\n${FR}`,
    );
    expect(ownText(signed).trim()).toBe(`${HALLE}\n\n\n\n${FR}`);
  });
});

it('names authors as it writes them, whatever spaces are between', async () => {
  const line = 'Ana Rey,  Tom Bell et Lou Roc, Le Fil du Val, 3 mars 2025';
  const { author, publisher } = await parse('a.txt', `${HALLE}\n\n${line}\n\n${FR}`);
  expect([author, publisher]).toEqual(['Ana Rey, Tom Bell et Lou Roc', 'Le Fil du Val']);
});

describe('a line below the title names who wrote', () => {
  it.each<Case>([
    [
      `${HALLE}\nAna Rey, Le Courrier du Val\n3 mars 2025`,
      '2025-03-03',
      'Ana Rey',
      'Le Courrier du Val',
    ],
    [`${HALLE}\n3 mars 2025\nAna Rey`, '2025-03-03', 'Ana Rey', null],
    [`${HALL}\n3 March 2025\nJo Field and Tom Bell`, '2025-03-03', 'Jo Field and Tom Bell', null],
    [`${HALL}\nBy Jo Field, health correspondent\n3 March 2025`, '2025-03-03', 'Jo Field', null],
    [`${HALL}\nBy Jo Field, at Harwick Crown Court\n3 March 2025`, '2025-03-03', 'Jo Field', null],
  ])('%s', async (head, value, author, publisher) => {
    const article = await parse('a.txt', `${head}\n\n${head.startsWith(HALL) ? EN : FR}`);
    expect(article).toMatchObject({ published: { value }, author, publisher });
  });
});

describe('a title with a date or a name stays one', () => {
  it.each([
    ['Accord de Sarvane, 12 décembre 2015', 'Les cinq points du texte qui ont compté'],
    ['Attentats du 13 novembre 2015', 'Récit d’une nuit au cœur de Paris'],
    ['Tour de France, 12 juillet 2025', 'Un sprint royal à Sarvane'],
    ['11 septembre 2001, le jour où tout a changé', 'Ce que la ville en retient'],
    ['Simone Veil et Robert Badinter', '3 mars 2025'],
  ])('in French: %s', async (title, below) => {
    expect(await parse('a.txt', `${title}\n\n${below}\n\n${FR}`)).toMatchObject({
      title,
      author: null,
      publisher: null,
    });
  });

  it.each([
    ['Battle of Hastings, 14 October 1966', 'A play in a field, nine centuries on'],
    ['The Kestle Mine Disaster', '8 January 2025'],
  ])('in English: %s', async (title, below) => {
    expect(await parse('a.txt', `${title}\n\n${below}\n\n${EN}`)).toMatchObject({
      title,
      author: null,
      publisher: null,
    });
  });
});

describe('who wrote it, and in which paper', () => {
  it('is no paper where the page says that it is who wrote it', async () => {
    const page = `<html><head><title>${HALLE}</title><meta name="author" content="Odile Varenne"></head><body><article><h1>${HALLE}</h1><p>Odile Varenne, 3 mars 2025</p><p>${FR} ${FR}</p></article></body></html>`;
    const { author, publisher } = await parse('a.html', page);
    expect([author, publisher]).toEqual(['Odile Varenne', null]);
  });

  it.each([
    ['Le Courrier du Val\nLundi 3 mars 2025\n\nRECTIFICATIF', 'Le Courrier du Val'],
    [`VAL MATIN — JUSTICE\n${HALLE}\n\nLundi 3 mars 2025, par Odile Varenne`, 'VAL MATIN'],
    [`VAL SOIR > SANTÉ\n\n${HALLE}\n\nLundi 3 mars 2025`, 'VAL SOIR'],
    [`MATIN CALME\n\n${HALLE}\n\nLundi 3 mars 2025`, null],
  ])('%s: %s', async (head, paper) => {
    const { publisher, title } = await parse('a.txt', `${head}\n\n${FR} ${FR}`);
    expect(publisher).toBe(paper);
    expect(title).not.toContain(paper ?? 'Odile');
  });

  it.each([
    ['Texte : Odile Varenne. Photos : Luc Amaury.', 'Odile Varenne'],
    ['Par Odile Varenne, guide de montagne à Sarvane', 'Odile Varenne'],
    ['Par Odile Varenne, avec Luc Amaury', 'Odile Varenne, avec Luc Amaury'],
  ])('%s: %s', async (line, name) => {
    const { author } = await parse('a.txt', `${HALLE}\n\n${line}\n\n${FR} ${FR}`);
    expect(author).toBe(name);
  });

  it('is of the day on which a page was brought up to date, where it has no other', async () => {
    const { published } = await parse(
      'a.txt',
      `${HALLE}\n\nPage mise à jour le 3 mars 2025\n\n${FR} ${FR}`,
    );
    expect(published?.value).toBe('2025-03-03');
  });
});
