import { describe, expect, it } from 'vitest';
import { ownText, parse, parseAll, problem } from '../parse.ts';

const BODY =
  'La halle de Sarvane a rouvert samedi après deux ans de travaux, devant 400 habitants.';

interface Head {
  readonly subject?: string;
  readonly date?: string;
  readonly type?: string;
  readonly more?: readonly string[];
}

const message = (
  body: string,
  {
    subject = 'La halle rouvre',
    date = 'Tue, 5 Mar 2024 08:00:00 +0100',
    type = 'text/plain; charset=utf-8',
    more = [],
  }: Head = {},
): string =>
  [
    'From: La Gazette <lettre@gazette.example>',
    `Subject: ${subject}`,
    ...(date === '' ? [] : [`Date: ${date}`]),
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    ...more,
    '',
    body,
  ].join('\n');
const read = (body: string, head?: Head) => parse('a.eml', message(body, head));
const own = async (body: string, head?: Head) =>
  ownText(await read(body, head))
    .trim()
    .replace(/\n{3,}/g, '\n\n');

describe('of a message is read', () => {
  it.each([
    ['no signature', `${BODY}\n\n-- \nAna Rey\nRédactrice en chef\nTél. 01 23 45 67 89`],
    [
      'no answered message behind its signs',
      `${BODY}\n\nLe 4 mars 2024 à 10:00, Luc Bon\n<luc@e.example> a écrit :\n> Elle a 900 places.\n>> Vraiment ?`,
    ],
    [
      'no answered message below its head',
      `${BODY}\n\n-----Message d'origine-----\nDe : Luc Bon\nEnvoyé : lundi 4 mars 2024\nObjet : La halle\n\nElle a 900 places.`,
    ],
    [
      'no answered message under a head alone',
      `${BODY}\n\nFrom: Luc Bon\nSent: Monday, 4 March 2024\nTo: Ana\nSubject: The hall\n\nIt has 900 seats.`,
    ],
    [
      'nothing that a list adds',
      `${BODY}\n\n_______________________________________________\nPresse mailing list\nhttps://lists.example/presse`,
    ],
    ['nothing of what it was written on', `${BODY}\n\nEnvoyé de mon iPhone`],
    [
      'no notice of why one has it',
      `${BODY}\n\nVous recevez ce courriel car vous êtes abonné.\nPour vous désabonner, cliquez ici : https://e.example/u`,
    ],
  ])('%s', async (_, body) => {
    expect(await own(body)).toBe(BODY);
  });

  it('all, where it tells of those who leave', async () => {
    const text = 'Trois mille lecteurs se sont désabonnés en un an, dit le journal.';
    expect(await own(text)).toBe(text);
  });

  it.each([
    ['quoted-printable', 'La halle apr=C3=A8s deux=\n ans.', 'La halle après deux ans.'],
    [
      'base64',
      Buffer.from('La halle après deux ans.').toString('base64'),
      'La halle après deux ans.',
    ],
  ])('what is sent as %s', async (encoding, body, expected) => {
    expect(await own(body, { more: [`Content-Transfer-Encoding: ${encoding}`] })).toBe(expected);
  });

  it('flowed text as paragraphs', async () => {
    const flowed = { type: 'text/plain; charset=utf-8; format=flowed' };
    expect(await own('La halle a rouvert après \ndeux ans.\n\nFin.', flowed)).toBe(
      'La halle a rouvert après deux ans.\n\nFin.',
    );
  });

  it('each story of a letter, and nothing hidden', async () => {
    const story = (name: string, text: string): string =>
      `<tr><td><table><tr><td><h2>${name}</h2><p>${text}</p></td></tr></table></td></tr>`;
    const html = `<html><head><style>p{}</style></head><body><div style="display:none">Aperçu</div><table>${story('La halle rouvre', BODY)}${story('Le pont ferme', 'Le pont de Trivac ferme lundi pour deux ans.')}<tr><td><p>Vous recevez cette lettre parce que vous êtes inscrit. <a href="https://e.example">Se désabonner</a></p></td></tr></table></body></html>`;
    expect(await own(html, { type: 'text/html; charset=utf-8' })).toBe(
      `La halle rouvre\n\n${BODY}\n\nLe pont ferme\n\nLe pont de Trivac ferme lundi pour deux ans.`,
    );
  });

  it('neither quotation nor signature of its HTML', async () => {
    const html = `<div><p>${BODY}</p></div><div class="gmail_quote"><div class="gmail_attr">Luc a écrit :</div><blockquote><p>Elle a 900 places.</p></blockquote></div><div class="gmail_signature">Ana Rey</div>`;
    expect(await own(html, { type: 'text/html; charset=utf-8' })).toBe(BODY);
  });
});

describe('a message that is passed on', () => {
  const head =
    '\nDe : Radio Val <r@val.example>\nDate: lun. 4 mars 2024 à 08:00\nSubject: Le pont ferme\nTo: Ana <a@e.example>\n';

  it('has the title, the day and the sender of its own', async () => {
    const body = `FYI\n\n---------- Forwarded message ---------${head}\n${BODY}`;
    const article = await read(body, { subject: 'TR: Le pont ferme' });
    expect(article).toMatchObject({
      title: 'Le pont ferme',
      publisher: 'Radio Val',
      published: { value: '2024-03-04' },
    });
    expect(ownText(article).trim()).toBe(BODY);
  });

  it('is an article where it is attached', async () => {
    const inner = message(BODY, {
      subject: 'Le pont ferme',
      date: 'Mon, 4 Mar 2024 08:00:00 +0100',
    });
    const type = 'multipart/mixed; boundary="b"';
    const mail = message(
      `--b\nContent-Type: text/plain\n\nPour info.\n--b\nContent-Type: message/rfc822\n\n${inner}\n--b--`,
      { type },
    );
    expect(await parseAll('a.eml', mail)).toMatchObject([
      { title: 'Le pont ferme', text: BODY, published: { value: '2024-03-04' } },
    ]);
  });
});

describe('the details of a message', () => {
  it.each([
    ['the day as its sender saw it', 'Tue, 5 Mar 2024 23:30:00 -0500 (EST)', '2024-03-05'],
    ['a year of two figures', '05 Mar 24 08:00 GMT', '2024-03-05'],
  ])('have %s', async (_, date, expected) => {
    expect((await read(BODY, { date })).published).toMatchObject({ value: expected });
  });

  it('have the day on which it came, where it says none', async () => {
    const more = ['Received: from a by b; Wed, 6 Mar 2024 08:00:00 +0100'];
    expect((await read(BODY, { date: '', more })).published).toMatchObject({ value: '2024-03-06' });
  });

  it('have words beyond ASCII, and no signs of answers', async () => {
    const subject = 'Re: =?UTF-8?B?TGUgcG9udCBmZXJtw6k=?=';
    expect(await read(BODY, { subject })).toMatchObject({ title: 'Le pont fermé' });
  });
});

it('a file of Outlook’s own is no message', async () => {
  const binary = Buffer.from('d0cf11e0a1b11ae1000000000000000000', 'hex');
  expect(await problem('a.eml', Buffer.concat([binary, Buffer.from('Subject: a\n\nb')]))).toMatch(
    /is no message/,
  );
});

it('a sentence of a mailbox may begin as its separators do', async () => {
  const box = `From a@b Tue Mar  5 08:00:00 2024\n${message(`${BODY}\n\nFrom here on, all is new.\n>From there too.`)}\n`;
  const { text } = await parse('a.mbox', box);
  expect(text).toBe(`${BODY}\n\nFrom here on, all is new.\nFrom there too.`);
});

it('a page that Word saved has no remarks and no heads of pages', async () => {
  const html = `<html><body><p>${BODY}</p><div style='mso-element:comment-list'><p>À vérifier.</p></div><div style='mso-element:header'><p>Page 1</p></div></body></html>`;
  const saved = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Location: file:///C:/a.htm\nContent-Type: text/html; charset="utf-8"\n\n${html}\n--b--\n`;
  expect((await parse('a.mht', saved)).text).toBe(BODY);
});
