import { expect, it } from 'vitest';
import { isOtherLanguage } from '../../src/text/other-language.ts';
import { sampleQuestions } from '../helpers/sample-library.ts';

it.each([
  '¿Cuántas personas murieron en la inundación?',
  '¿Quién es el alcalde y cuándo fue elegido?',
  '¿Por qué se retrasa el ferry?',
  'Quantas pessoas morreram e onde foi?',
  'Quanti morti ci sono stati nella città e perché?',
  'Wie viele Menschen sind gestorben?',
  'Warum wurde die Brücke nicht gebaut?',
  'Hoeveel mensen zijn er niet gekomen en waarom?',
  'Сколько человек погибло?',
  'كم عدد القتلى؟',
  '死者は何人ですか',
])('%s is in neither language', (text) => {
  expect(isOtherLanguage(text)).toBe(true);
});

it.each([
  'Combien de morts ?',
  'How many died?',
  'Il y a un an, qui dirigeait Van Gogh SA ?',
  'Who is El Niño?',
  'Who sang “¡Viva la vida!” at the festival?',
  'Las Vegas',
  'Qu’a dit Der Spiegel ?',
  'What did Las Vegas and Los Angeles decide?',
  '42 ?',
  '',
])('%s may be one of them', (text) => {
  expect(isOtherLanguage(text)).toBe(false);
});

it('tells no question about the sample articles', () => {
  for (const { question } of sampleQuestions()) expect(isOtherLanguage(question)).toBe(false);
});
