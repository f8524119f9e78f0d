import { describe, expect, it } from 'vitest';
import { parse } from './parse.ts';

const BODY =
  'Le maire de Sarvane a rouvert la halle, devant quatre cents habitants venus de toute la vallée.\n\nLa halle avait fermé il y a deux ans, et le chantier a coûté trois millions.';
const read = (line: string) => parse('a.txt', `La halle rouvre à Sarvane\n\n${line}\n\n${BODY}`);

describe('a dateline is read', () => {
  it.each([
    'Publié le 12.03.25 à 10h',
    'PARIS12/03/2025',
    'Paris 12/03/2025',
    'Ana Rey12/03/2025 10:00',
    'Mercredi 12/03/2025',
    '12 / 03 / 2025',
    '12 III 2025',
    '12.III.2025',
    '12mars2025',
    '12mar2025',
    'Mer. 12 mars 2025',
    'Wed, 12 Mar 2025',
    'Publié le12 mars 2025Modifié le14 mars 2025',
    'Publié le 12/03/2025Modifié le 14/03/2025',
    'Publié le 12 mars 2025à 10h',
    'Date de publication: 2025-03-12T10:00:00+01:00',
    'Le 12/03/2025 par Ana Rey',
    'Mise en ligne : 12/03/2025',
    '12 March 2025, 08:00 GMT',
    'March 12, 2025 8:00 a.m. ET',
    'March 12, 2025 / 8:00 AM / CBX News',
    '12 mars 2025, mis à jour le 14 mars 2025 à 9 h',
    'Mar 12, 2025 Updated Mar 14, 2025',
    'Dernière mise à jour : 14 mars 2025 - Première publication : 12 mars 2025',
    'Last updated: March 14, 2025. Originally published: March 12, 2025',
    'Rédigé par Ana Rey le 12 mars 2025 | Lu 532 fois',
    'Written by Ana Rey on March 12, 2025 | 3 min read',
    'Soumis par Ana Rey le mer 12/03/2025 - 08:00',
    'En ligne depuis le 12 mars 2025',
  ])('%s', async (line) => {
    const { published, leftovers, text } = await read(line);
    expect(published).toMatchObject({ value: '2025-03-12', source: 'text' });
    expect(leftovers.map(({ start, end }) => text.slice(start, end))).toEqual([line]);
  });

  it.each([
    'La version 12.03.25 du logiciel compte les voix.',
    'L’article 12 V 2025 de la loi a changé.',
    'Créé le 12 mars 2025, le club de Sarvane compte trente membres.',
    'La halle de Sarvane a fermé le 12 mars 2025 et le reste, dit le maire.',
    'Ouvert du 12/03/2025au 14/03/2025, le guichet est fermé.',
  ])('and none in: %s', async (line) => {
    const { published, leftovers } = await read(line);
    expect([published, leftovers]).toEqual([null, []]);
  });
});

it('a feed gives the date of its entries', async () => {
  const html = `<html><body><h1>La halle</h1><p>${BODY}</p></body></html>`;
  const sidecar = 'published: 2025-03-12\n';
  const entry = 'feeds/gazette-example-0a1b2c/2025-03-12-la-halle-0123456789.html';
  expect((await parse(entry, html, sidecar)).published?.source).toBe('feed');
  expect((await parse('feeds/la-halle.html', html, sidecar)).published?.source).toBe('sidecar');
});
