import { describe, expect, it } from 'vitest';
import { en, fr, quote } from '../../src/i18n/typography.ts';

describe('quotation marks', () => {
  it('are those of the frame', () => {
    expect(quote('fr', 'oui')).toBe('«\u00a0oui\u00a0»');
    expect(quote('en', 'oui')).toBe('“oui”');
  });

  it('alternate where one quotation stands in another', () => {
    expect(quote('fr', 'Il dit «\u202foui\u202f», «non».')).toBe(
      '«\u00a0Il dit “oui”, “non”.\u00a0»',
    );
    expect(quote('en', 'He said “yes”.')).toBe('“He said ‘yes’.”');
  });

  it('alternate too where a message has them around what was typed', () => {
    expect(fr`Rien pour « ${'la «\u00a0crue\u00a0»'} »`).toBe('Rien pour «\u00a0la “crue”\u00a0»');
    expect(en`Nothing for “${'the “flood”'}”: ${'“a”'}.`).toBe('Nothing for “the ‘flood’”: “a”.');
  });

  it('leave those of another kind as they are', () => {
    expect(quote('en', 'Il dit « oui ».')).toBe('“Il dit « oui ».”');
    expect(quote('fr', 'He said “yes”.')).toBe('«\u00a0He said “yes”.\u00a0»');
  });
});
