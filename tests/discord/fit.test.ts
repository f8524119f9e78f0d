import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutMarkup } from '../../src/discord/views/fit.ts';

describe('markup that is cut', () => {
  it.each([
    ['**un mot de plus**', 12, '**un mot…**'],
    ['~~un mot de plus~~', 12, '~~un mot…~~'],
    ['**un ~~mot~~ de plus**', 18, '**un ~~mot~~ de…**'],
    // Marks within an address are its own, also where it stands directly behind a word.
    ['voir https://a.example/b~~c puis bien plus', 34, 'voir https://a.example/b~~c puis…'],
    ['voirhttps://a.example/b~~c puis bien plus', 34, 'voirhttps://a.example/b~~c puis…'],
    ['**voirhttps://a.example/b**', 20, '**voir…**'],
  ])('%j within %i is %j', (text, limit, cut) => {
    expect(cutMarkup(text, limit)).toBe(cut);
  });

  const piece = fc.constantFrom(
    ...['mot', ' ', 'é', '**', '~~', '\\*', '[1]', 'https://a.example/b'],
    ...['<@1>', '`code`', '👩‍👩‍👧', '\n'],
  );

  it('is no longer than allowed, and cuts no address and no mark in two', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(80), (parts, limit) => {
        const text = parts.join('');
        const cut = cutMarkup(text, limit + 1);
        expect(cut.length).toBeLessThanOrEqual(limit + 1);
        if (cut === text) return;
        const kept = cut.slice(0, cut.lastIndexOf('…'));
        expect(text.startsWith(kept)).toBe(true);
        const address = /https?:\/\/[^\s<]*$/.exec(kept);
        if (!address) return;
        const whole = /^https?:\/\/[^\s<]+/.exec(text.slice(address.index))!;
        expect(address[0]).toBe(whole[0]);
      }),
    );
  });
});
