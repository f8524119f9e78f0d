import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answerQuestion } from '../../../src/answering/answer-question.ts';
import { placeOf } from '../../../src/articles/article.ts';
import { formats } from '../../../src/articles/formats/index.ts';
import { indexedBefore } from '../../helpers/indexed-folder.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { book, bytes, chapter, message, run, word, writer } from './make-documents.ts';
import { column, makePdf } from './make-pdf.ts';

/** By file: what it says, and what is asked of it. */
const FACTS = {
  'a.txt': [
    'Le phare de Morvel compte 212 marches.',
    'Combien de marches compte le phare de Morvel ?',
  ],
  'b.md': ['Le pont de Trivac mesure 340 mètres.', 'Combien mesure le pont de Trivac ?'],
  'c.html': [
    'La serre de Lunay abrite 87 orchidées.',
    'Combien d’orchidées abrite la serre de Lunay ?',
  ],
  'd.pdf': ['Le tunnel de Bressac a coûté 9 millions.', 'Combien a coûté le tunnel de Bressac ?'],
  'e.docx': [
    'La chorale de Vaunes réunit 64 chanteurs.',
    'Combien de chanteurs réunit la chorale de Vaunes ?',
  ],
  'f.odt': [
    'Le marché de Sorlin accueille 58 producteurs.',
    'Combien de producteurs accueille le marché de Sorlin ?',
  ],
  'l.rtf': [
    'Le verger de Parnel donne 19 tonnes de pommes.',
    'Combien de tonnes de pommes donne le verger de Parnel ?',
  ],
  'g.epub': [
    'Le barrage de Queyriac retient 14 millions de mètres cubes.',
    'Combien de mètres cubes retient le barrage de Queyriac ?',
  ],
  'h.eml': [
    'La régate de Plouvan a réuni 133 voiliers.',
    'Combien de voiliers a réuni la régate de Plouvan ?',
  ],
  'i.mbox': [
    'Le refuge de Castelin héberge 41 chats.',
    'Combien de chats héberge le refuge de Castelin ?',
  ],
  'j.csv': [
    'Le carillon de Mervent possède 37 cloches.',
    'Combien de cloches possède le carillon de Mervent ?',
  ],
  'k.jsonl': [
    'La ruche de Tarsac produit 25 kilos de miel.',
    'Combien de kilos de miel produit la ruche de Tarsac ?',
  ],
} as const;

const fact = (file: keyof typeof FACTS): string => FACTS[file][0];
const files: Readonly<Record<keyof typeof FACTS, Uint8Array>> = {
  'a.txt': bytes(`Le phare\n\n${fact('a.txt')}\n`),
  'b.md': bytes(`# Le pont\n\n${fact('b.md')}\n`),
  'c.html': bytes(`<html><body><h1>La serre</h1><p>${fact('c.html')}</p></body></html>`),
  'd.pdf': makePdf([
    column(['Le rapport parle des routes de la région.']),
    column([fact('d.pdf')]),
  ]),
  'e.docx': word(`<w:p>${run(fact('e.docx'))}</w:p>`),
  'f.odt': writer(`<text:p>${fact('f.odt')}</text:p>`),
  'l.rtf': bytes(`{\\rtf1\\ansi ${fact('l.rtf')}\\par}`),
  'g.epub': book([chapter('Un', 'Le livre parle de l’eau.'), chapter('Deux', fact('g.epub'))]),
  'h.eml': bytes(message('La régate', 5, fact('h.eml'))),
  'i.mbox': bytes(`From a Tue Mar 5 2024\n${message('Le refuge', 5, fact('i.mbox'))}`),
  'j.csv': bytes(`titre;texte\nLe carillon;${fact('j.csv')}\n`),
  'k.jsonl': bytes(`${JSON.stringify({ title: 'La ruche', text: fact('k.jsonl') })}\n`),
};

const folder = join(temporaryFolder(), 'articles');
mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
const shared = indexedBefore(folder);

it('there is a file of each format', () => {
  const read = Object.keys(FACTS).map((name) => name.slice(1));
  for (const { extensions } of formats) expect(read).toContain(extensions[0]);
});

it.each(Object.entries(FACTS))('%s answers', async (file, [told, question]) => {
  const answer = await answerQuestion(question, { within: null }, shared.sources, shared.embedder);
  const citation = answer.sentences[0]!.citation;
  expect(citation.file).toBe(file);
  expect(citation.quote).toContain(told);
});

it('a citation tells its page or chapter', async () => {
  for (const [file, place] of [
    ['d.pdf', 'p. 2'],
    ['g.epub', 'Deux'],
  ] as const) {
    const [, question] = FACTS[file];
    const answer = await answerQuestion(
      question,
      { within: null },
      shared.sources,
      shared.embedder,
    );
    const { article, start } = answer.sentences[0]!.citation;
    expect(placeOf(article, start)).toBe(place);
  }
});
