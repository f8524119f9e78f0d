import { expect, it } from 'vitest';
import { detectLanguage } from '../../src/text/language.ts';

it.each([
  'et en février ?',
  'Manchester mai',
  'combien d’otages ?',
  'Qui a rencontré les familles ?',
  'libération Tempête',
  'date du sommet',
  'semaine dernière',
  'Gaza',
  '',
  '42',
])('%j is French', (text) => expect(detectLanguage(text)).toBe('fr'));
it.each([
  'who met hostage families?',
  'and in February?',
  'What did Kirby say?',
  'how many hostages',
  'last autumn',
  'Toulouse, march',
  'The café is open on Monday.',
])('%j is English', (text) => expect(detectLanguage(text)).toBe('en'));
