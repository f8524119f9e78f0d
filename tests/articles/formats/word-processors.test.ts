import { describe, expect, it } from 'vitest';
import { parse, parseAll } from '../parse.ts';
import { run, styled, word, writer } from './make-documents.ts';

const p = (inner: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const contents = (text: string): string =>
  p(
    `${field('begin')}<w:r><w:instrText> TOC </w:instrText></w:r>${field('separate')}${run(text)}<w:r><w:tab/></w:r>${run('2')}${field('end')}`,
    '<w:pStyle w:val="TM1"/>',
  );
const BODY = 'Elle rouvre samedi.';

describe('a document of Word is read', () => {
  it.each([
    [
      'as it is with its changes accepted',
      p(
        `${run('La halle a ')}<w:del><w:r><w:delText>300</w:delText></w:r></w:del><w:ins>${run('400')}</w:ins>${run(' places.')}`,
      ) +
        p(`<w:moveFrom>${run('Ici avant.')}</w:moveFrom>`) +
        p(`<w:moveTo>${run('Ici après.')}</w:moveTo>`),
      'La halle a 400 places.\n\nIci après.',
    ],
    [
      'though a run was hidden before its looks changed',
      p(
        `<w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Vu.</w:t></w:r>`,
      ),
      'Vu.',
    ],
    [
      'without its list of contents',
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(run('Sommaire'))}${contents('La halle')}</w:sdtContent></w:sdt>${p(run(BODY))}`,
      BODY,
    ],
    ['without contents in no control', contents('La halle') + p(run(BODY)), BODY],
    [
      'with the results of its fields',
      p(
        `${run('Lu le ')}<w:fldSimple w:instr=" DATE ">${run('3 mai')}</w:fldSimple>${run(', voir ')}${field('begin')}<w:r><w:instrText> HYPERLINK "https://e.example" </w:instrText></w:r>${field('separate')}${run('le site')}${field('end')}${run('.')}`,
      ),
      'Lu le 3 mai, voir le site.',
    ],
    [
      'without what a style hides, or two lines strike out',
      p(
        run('Vu.') +
          run(' Caché.', '<w:rStyle w:val="Masque"/>') +
          run(' Faux.', '<w:dstrike/>') +
          run(' Fin.'),
      ),
      'Vu. Fin.',
    ],
    [
      'without what a control waits for',
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p(run('Cliquez ici pour entrer du texte.'))}</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>${p(run(BODY))}</w:sdtContent></w:sdt>`,
      BODY,
    ],
    [
      'with its text boxes, once',
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(run('Un encadré.'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${p(run('Un encadré.'))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run(BODY)}`,
      ),
      `${BODY}\n\nUn encadré.`,
    ],
    [
      'with a page break between words',
      p(`${run('Fin.')}<w:r><w:br w:type="page"/></w:r>${run('Suite.')}`),
      'Fin.\n\nSuite.',
    ],
    [
      'with smart tags and custom XML',
      p(
        `<w:smartTag w:element="City">${run('Sarvane')}</w:smartTag><w:customXml w:element="x">${run(' rouvre.')}</w:customXml>`,
      ),
      'Sarvane rouvre.',
    ],
  ])('%s', async (_, body, expected) => {
    expect((await parse('a.docx', word(body))).text).toBe(expected);
  });

  it('with its notes at the end, and without remarks', async () => {
    const body = p(
      `<w:commentRangeStart w:id="0"/>${run('Elle a 400 places')}<w:r><w:footnoteReference w:id="1"/></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(' et un bar.')}`,
    );
    const parts = {
      footnotes: `<w:footnote w:id="1">${p(run('Selon la mairie.'))}</w:footnote>`,
      comments: `<w:comment w:id="0" w:author="Bob">${p(run('À vérifier.'))}</w:comment>`,
    };
    expect((await parse('a.docx', word(body, '', parts))).text).toBe(
      'Elle a 400 places et un bar.\n\n1. Selon la mairie.',
    );
  });

  it('with the numbers that its lists show, whatever stands between', async () => {
    const levels = [
      ['decimal', 'Article %1', 3],
      ['lowerLetter', '%2)', 1],
    ] as const;
    const numbering = `<w:abstractNum w:abstractNumId="0">${levels
      .map(
        ([format, text, start], i) =>
          `<w:lvl w:ilvl="${i}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
      )
      .join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const item = (text: string, level = 0): string =>
      p(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
    const body =
      item('Un') +
      item('Petit', 1) +
      item('Autre', 1) +
      p(run('Entre.')) +
      item('Deux') +
      item('Là', 1);
    const { text } = await parse('a.docx', word(body, '', { numbering }));
    expect(text.split('\n\n')).toEqual([
      'Article 3 Un',
      ...['a) Petit', 'b) Autre', 'Entre.', 'Article 4 Deux', 'a) Là'],
    ]);
  });

  it('as several articles where each heading has its author or its day', async () => {
    const prose = (n: number): string =>
      p(
        run(
          `La sortie numéro ${n} a réuni quarante élèves et six parents, qui ont marché douze kilomètres sous la pluie avant le goûter.`,
        ),
      );
    const body =
      styled('Une journée au moulin', 'Titre1') +
      p(run('Par Léa Martin, 5eB')) +
      prose(1) +
      p(run('La cantine trie ses restes', '<w:b/>')) +
      prose(2) +
      styled('Le club gagne la coupe', 'Titre1') +
      p(run('Le 3 mars 2025')) +
      prose(3);
    const core =
      '<dc:creator>Jean Dupont</dc:creator><dcterms:created>2025-09-01</dcterms:created>';
    expect(await parseAll('a.docx', word(body, core))).toMatchObject([
      { title: 'Une journée au moulin', author: 'Léa Martin', published: null },
      { title: 'Le club gagne la coupe', author: null, published: { value: '2025-03-03' } },
    ]);
  });
});

const hidden =
  '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="T2" style:family="text" style:parent-style-name="T1"/><style:style style:name="T3" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>';

describe('a document of LibreOffice is read', () => {
  it.each([
    [
      'without remarks and with notes at the end',
      '<text:p>La halle<office:annotation><text:p>À vérifier.</text:p></office:annotation> a 400 places<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Selon la mairie.</text:p></text:note-body></text:note>.</text:p>',
      'La halle a 400 places.\n\n1. Selon la mairie.',
    ],
    [
      'with its frames and captions',
      '<text:p>Avant.<draw:frame><draw:text-box><text:p><draw:frame><draw:image/></draw:frame>La halle en 1950.</text:p></draw:text-box></draw:frame></text:p><text:p>Après.</text:p>',
      'Avant.\n\nLa halle en 1950.\n\nAprès.',
    ],
    [
      'without its list of contents, placeholders and forms',
      `<office:forms>Formulaire</office:forms><text:table-of-content><text:index-body><text:p>La halle 2</text:p></text:index-body></text:table-of-content><text:p><text:placeholder>&lt;Nom&gt;</text:placeholder>${BODY}</text:p>`,
      BODY,
    ],
    [
      'without what is hidden or struck out',
      '<text:p>Vu.<text:span text:style-name="T2"> Caché.</text:span><text:span text:style-name="T3"> Faux.</text:span> Fin.</text:p><text:section text:display="none"><text:p>Cachée.</text:p></text:section>',
      'Vu. Fin.',
    ],
    [
      'with the numbers that its lists show',
      '<text:list text:style-name="L1"><text:list-item text:start-value="3"><text:p>Un</text:p><text:list><text:list-item><text:p>Petit</text:p></text:list-item></text:list></text:list-item></text:list><text:p>Entre.</text:p><text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>Deux</text:p></text:list-item></text:list>',
      '3. Un\n\na) Petit\n\nEntre.\n\n4. Deux',
    ],
    [
      'with its bullets as lines',
      '<text:list><text:list-item><text:p>Un</text:p></text:list-item><text:list-item><text:p>Deux</text:p></text:list-item></text:list>',
      '- Un\n- Deux',
    ],
    [
      'with rows under what heads them',
      `<table:table><table:table-header-rows>${row('Rive', 'Prix', 'Jour')}</table:table-header-rows>${row('gauche', '9 €', 'lundi')}</table:table>`,
      'Rive\u00a0: gauche\u00a0; Prix\u00a0: 9 €\u00a0; Jour\u00a0: lundi',
    ],
  ])('%s', async (_, body, expected) => {
    const lists =
      '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>';
    expect((await parse('a.odt', writer(body, hidden + lists))).text).toBe(expected);
  });

  it('with the title that its style makes one', async () => {
    const styles =
      '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>';
    const body = `<text:p>La Gazette, édition du soir, numéro spécial</text:p><text:p text:style-name="P1">La halle rouvre</text:p><text:p>${BODY}</text:p>`;
    expect((await parse('a.odt', writer(body, styles))).title).toBe('La halle rouvre');
  });
});

function row(...cells: string[]): string {
  const all = cells.map((cell) => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`);
  return `<table:table-row>${all.join('')}</table:table-row>`;
}
