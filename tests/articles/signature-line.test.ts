import { describe, expect, it } from 'vitest';
import { signatureLineOf } from '../../src/articles/details/signature-line.ts';
import { findDates } from '../../src/text/dates/find-dates.ts';
import { parse } from './parse.ts';

const told = (line: string, language: 'fr' | 'en' = 'fr') => {
  const found = signatureLineOf(line, findDates(line, language));
  if (!found) return null;
  const { kind, date, publisher, author } = found;
  return [kind, `${date.year}-${date.month}-${date.day}`, publisher, author];
};

describe('a line of paper, author and date', () => {
  it.each([
    [
      'Le Phare du Soir, 8 décembre 2025 | Réagir | Partager',
      'published',
      'Le Phare du Soir',
      null,
    ],
    ['Le Phare avec AFP, publié le 8 décembre 2025 à 10h30', 'published', 'Le Phare', null],
    ['Le Phare du Soir avec AFP — publié le 8 décembre 2025', 'bare', 'Le Phare du Soir', null],
    ['Lundi 8 décembre 2025, 12 h 05 — Par Ana Rey', 'published', null, 'Ana Rey'],
    [
      'Propos recueillis par Luc Bon — Cimes & Vallées, 8 décembre 2025',
      'published',
      'Cimes & Vallées',
      'Luc Bon',
    ],
    [
      'Compte rendu de Luc Bon, secrétaire de séance — mis en ligne le 8 décembre 2025',
      'published',
      null,
      'Luc Bon',
    ],
    [
      'Par Ana Rey, vétérinaire à Lède — publié le 8 décembre 2025 — [Partager] [Offrir] [87 réactions]',
      'published',
      null,
      'Ana Rey',
    ],
    [
      'Entretien. Propos recueillis par Luc Bon • La Gazette de Lède • 8 décembre 2025',
      'published',
      'La Gazette de Lède',
      'Luc Bon',
    ],
    [
      'La Gazette de Lède | Publié le 8 décembre 2025 | Mis à jour le 9 décembre 2025',
      'bare',
      'La Gazette de Lède',
      null,
    ],
  ])('is told in French: %s', (line, kind, publisher, author) => {
    const found = told(line);
    expect(found?.slice(1)).toEqual(['2025-12-8', publisher, author]);
    if (kind === 'published') expect(found?.[0]).toBe(kind);
  });

  it.each([
    [
      'By Jo Field. Photographs: Theo Banks. The Marrin Quarterly, 8 December 2025. 6 min read',
      'The Marrin Quarterly',
      'Jo Field',
    ],
    [
      'By Jo Field | The Northern Review | Published: December 8, 2025',
      'The Northern Review',
      'Jo Field',
    ],
    [
      'The Vale Recorder · Monday 8 December 2025 · Last updated at 22:05',
      'The Vale Recorder',
      null,
    ],
    ['Dunmere Chronicle, 8 December 2025, 8.05am · 41 comments · Share', 'Dunmere Chronicle', null],
  ])('is told in English: %s', (line, publisher, author) => {
    expect(told(line, 'en')?.slice(1)).toEqual(['2025-12-8', publisher, author]);
  });

  it.each([
    [
      'Lède, lundi 8 décembre 2025 — Ana Rey et Luc Bon, Le Courrier du Val',
      'Le Courrier du Val',
      'Ana Rey et Luc Bon',
    ],
    ['L’Écho de Lède – 08/12/2025 – Ana Rey', 'L’Écho de Lède', 'Ana Rey'],
    ['CULTURE · Le Fil de Lède · 8 décembre 2025 · par Ana Rey', 'Le Fil de Lède', 'Ana Rey'],
    [
      'Ana Rey, Luc Bon & Zoé Lau | Le Fil de Lède | 8 décembre 2025',
      'Le Fil de Lède',
      'Ana Rey, Luc Bon & Zoé Lau',
    ],
    ['Par Ana Rey, Luc Bon et Zoé Lau, le 8 décembre 2025', null, 'Ana Rey, Luc Bon et Zoé Lau'],
    ['Le Verger libre, 8 décembre 2025, p. 4, par Ana Rey', 'Le Verger libre', 'Ana Rey'],
    [
      'Cimes & Vallées, 8 décembre 2025, propos recueillis et article de Luc Bon',
      'Cimes & Vallées',
      'Luc Bon',
    ],
    ['Lède, 8 décembre 2025. De notre envoyée spéciale Ana Rey.', null, 'Ana Rey'],
    [
      'Conso Plus Lède, le lundi 8 décembre 2025. Rédaction : Luc Bon',
      'Conso Plus Lède',
      'Luc Bon',
    ],
    ['Rédaction de L’Écho de Lède – 8 décembre 2025', 'L’Écho de Lède', null],
    ['Paru dans La Gazette de Lède le 8 décembre 2025', 'La Gazette de Lède', null],
  ])('has its paper and its authors in any order in French: %s', (line, publisher, author) => {
    const straight = (name: string | null) => name?.replaceAll('’', "'") ?? null;
    const found = told(line.replaceAll('’', "'"))?.slice(1);
    expect(found).toEqual(['2025-12-8', straight(publisher), straight(author)]);
  });

  it.each([
    ['8 December 2025, 07:30 | Jo Field and Theo Banks', null, 'Jo Field and Theo Banks'],
    [
      'The Vale Bulletin — Jo Field, environment correspondent — 8 December 2025',
      'The Vale Bulletin',
      'Jo Field',
    ],
    ['By Jo Field, chief reporter. Monday, December 8, 2025', null, 'Jo Field'],
    [
      'Jo Field, Theo Banks & Lou Roe, The Vale Recorder, 8 December 2025',
      'The Vale Recorder',
      'Jo Field, Theo Banks & Lou Roe',
    ],
    ['From our reporter Jo Field – 8 December 2025', null, 'Jo Field'],
    ['First published in The Vale Recorder on 8 December 2025', 'The Vale Recorder', null],
  ])('has its paper and its authors in any order in English: %s', (line, publisher, author) => {
    expect(told(line, 'en')?.slice(1)).toEqual(['2025-12-8', publisher, author]);
  });

  it('is dated by a month where it counts the issues of a paper', () => {
    expect(told('Cimes & Vallées / mensuel / décembre 2025')).toEqual([
      'published',
      '2025-12-null',
      'Cimes & Vallées',
      null,
    ]);
    expect(told('The Marrin Review – issue 12 – December 2025', 'en')?.[2]).toBe(
      'The Marrin Review',
    );
    expect(told('Cimes & Vallées / décembre 2025')).toBeNull();
  });

  it.each([
    'La Gazette de Lède, qui paraît depuis le 8 décembre 2025, change de format',
    'Le 8 décembre 2025, la mairie de Lède a fermé le pont | La suite',
    'Lède, le 8 décembre 2025',
    '8 décembre 2025',
    'Ana Rey est née à Lède, le 8 décembre 2025.',
    'Du 8 décembre 2025 au 9 janvier 2026, la piscine est fermée',
    'By the time the mill closed, on 8 December 2025, forty men had left.',
  ])('is no other: %s', (line) => {
    expect(told(line)).toBeNull();
  });
});

it('dates a pasted article, and names its paper and author', async () => {
  const article = await parse(
    'a.txt',
    [
      'TRIBUNE',
      'Rallumez le phare de Lède',
      'Par Ana Rey, infirmière à Lède\nL’Écho de Lède, 8 décembre 2025 | Réagir | Partager | Imprimer',
      'Depuis octobre, le phare de Lède est éteint la nuit, et les pêcheurs rentrent à l’aveugle, dit leur syndicat.',
    ].join('\n\n'),
  );
  expect(article).toMatchObject({
    title: 'Rallumez le phare de Lède',
    published: { value: '2025-12-08', precision: 'day', source: 'text' },
    publisher: 'L’Écho de Lède',
  });
  expect(article.author).toMatch(/^Ana Rey/);
});
