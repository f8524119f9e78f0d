import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLine, escapeText, linkOf, oneLine } from '../../src/discord/views/escape.ts';
import { cut, cutRendered, pagesOf } from '../../src/discord/views/fit.ts';
import { emphasised, quotedSentence } from '../../src/discord/views/render-source.ts';

describe('escapeText', () => {
  it.each([
    ['**gras** _it_ ~~x~~', '\\*\\*gras\\*\\* \\_it\\_ \\~\\~x\\~\\~'],
    ['[x](http://evil.example)', '\\[x\\](http://evil.example)'],
    ['<@1> <#2> <t:0> <:a:3>', '\\<@1\\> \\<#2\\> \\<t:0\\> \\<:a:3\\>'],
    ['@everyone @here', '@\u200beveryone @\u200bhere'],
    ['```js\nx\n```', '\\`\\`\\`js\nx\n\\`\\`\\`'],
    [
      '# Titre\n-# petit\n- a\n+ b\n> c\n3. d',
      '\\# Titre\n\\-# petit\n\\- a\n\\+ b\n\\> c\n3\\. d',
    ],
    ['||secret||', '\\|\\|secret\\|\\|'],
    ['C:\\dir', 'C:\\\\dir'],
    ['a\u202eb\u2066c\u200bd\u200ee', 'abcde'],
    ['👨‍👩‍👧 ❤️ 🏳️‍🌈', '👨‍👩‍👧 ❤️ 🏳️‍🌈'],
    ['a\u200d\u200db', 'ab'],
    ['voir https://a.example/b_c~d?e=f_g', 'voir https://a.example/b_c~d?e=f_g'],
    ['a\r\nb\u2028c', 'a\nb\nc'],
  ])('%j is shown to the letter', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('never leaves markup, whatever the text', () => {
    const nasty = fc.array(
      fc.constantFrom(
        '*',
        '_',
        '`',
        '~',
        '|',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '@',
        '#',
        '-',
        '\\',
        '\n',
        ' ',
        'a',
        '1',
        '.',
        'http://x.y',
        '@everyone',
        '<@1>',
        '\u202e',
        '\u200b',
        '😀',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const escaped = escapeText(parts.join(''));
        // Outside of links every sign of markup has a backslash of its own.
        const rest = escaped.replace(/https?:\/\/\S+/g, 'x').replace(/\\[^0-9A-Za-z\s]/g, 'x');
        expect(rest).not.toMatch(/[*`|[\]<>\\]/);
        expect(rest).not.toMatch(/^\s*(#|-|\+|\d+[.)])/m);
        expect(escaped).not.toMatch(/@everyone|\p{Bidi_Control}/u);
      }),
    );
  });

  it('makes one line of a title', () => {
    expect(escapeLine(' # a\n\n@everyone\tb ')).toBe('\\# a @\u200beveryone b');
    expect(oneLine('a *b*\n c')).toBe('a *b* c');
  });
});

it('links only where that is safe', () => {
  expect(linkOf('https://a.example/x_(y)?q=[z]')).toBe('https://a.example/x_%28y%29?q=%5Bz%5D');
  expect(linkOf('https://a.example/@ada/@everyone#@HERE')).toBe(
    'https://a.example/@ada/%40everyone#%40HERE',
  );
  for (const url of [
    'javascript:alert(1)',
    'https://u:p@a.example',
    'x',
    null,
    '',
    `https://a.example/${'x'.repeat(600)}`,
  ]) {
    expect(linkOf(url)).toBeNull();
  }
});

describe('fitting', () => {
  it('cuts between words, never within a character', () => {
    expect(cut('un deux trois', 9)).toBe('un deux…');
    expect(cut('un', 9)).toBe('un');
    expect(cut('😀😀😀', 4)).toBe('😀…');
    expect(cutRendered('***', 5, escapeText)).toBe('\\*…');
  });

  it('makes pages that fit, and are the whole text together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Une phrase. ', 'mot ', '*', '😀', '\n\n', 'é'.repeat(30)), {
          maxLength: 80,
        }),
        fc.integer({ min: 12, max: 200 }),
        (parts, limit) => {
          const text = parts.join('');
          const size = (part: string) => escapeText(part).length;
          const pages = pagesOf(text, limit, size);
          expect(pages.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
          for (const { start, end } of pages) {
            const page = text.slice(start, end);
            expect(size(page)).toBeLessThanOrEqual(limit);
            expect(page).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
          }
        },
      ),
    );
  });

  it('prefers the end of a sentence', () => {
    const text = 'Une phrase. '.repeat(20);
    const [first] = pagesOf(text, 100, (part) => part.length);
    expect(text.slice(0, first!.end).trimEnd().endsWith('.')).toBe(true);
  });
});

describe('bold', () => {
  it('has letters on its inner side, and joins what touches', () => {
    expect(emphasised('un deux trois', [{ start: 2, end: 8 }])).toBe('un **deux** trois');
    const touching = [
      { start: 0, end: 2 },
      { start: 3, end: 7 },
    ];
    expect(emphasised('un deux trois', touching)).toBe('**un deux** trois');
    expect(emphasised('a*b', [{ start: 0, end: 3 }])).toBe('**a\\*b**');
  });

  it('keeps a long sentence within its limit, with its quotation marks', () => {
    const quoted = quotedSentence(`${'mot * '.repeat(500)}`, [{ start: 0, end: 2900 }], 'fr', 400);
    expect(quoted.length).toBeLessThanOrEqual(400);
    expect(quoted).toMatch(/^«\s\*\*.*…\s»$/s);
  });
});
