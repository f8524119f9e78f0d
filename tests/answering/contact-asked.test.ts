import { describe, expect, it } from 'vitest';
import { lacksContact } from '../../src/answering/contact-asked.ts';
import { foldStraight } from '../../src/text/words.ts';

const lacks = (question: string, text: string) => lacksContact(foldStraight(question), text);

describe('a question for a telephone number or a mail address', () => {
  it.each([
    ['Quel est le numéro de téléphone du gîte ?', 'Réservation au gîte.', true],
    ['tél de la maison du parc', 'La maison du parc répond au 02 99 00 00 01.', false],
    ['What is the phone number of the mill?', 'Call the mill on (0117) 496-0001.', false],
    ['quelle est l’adresse mail du club', 'Écrivez au club avant mercredi.', true],
    ['email of the choir?', 'Write to choir@tarn.example.', false],
  ])('%s', (question, text, expected) => {
    expect(lacks(question, text)).toBe(expected);
  });

  it('is none where telephones are the subject', () => {
    expect(lacks('Les téléphones sont-ils interdits au lycée ?', 'Ils restent au casier.')).toBe(
      false,
    );
  });
});
