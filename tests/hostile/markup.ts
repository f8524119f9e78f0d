import { BODY, casesOf, page } from './article-case.ts';

const COMPLEX = { skipped: /^has too many or too deeply nested tags/ };
const PLAIN = { has: [BODY], lacks: [/<[a-z]/i, 'alert(1)'] };
const html = (body: string, head = '') => page(`<p>${BODY}</p>${body}`, head);
const nested = (tag: string, depth: number) => `<${tag}>`.repeat(depth);
const closed = (tag: string, depth: number) =>
  `${nested(tag, depth)}${BODY}${`</${tag}>`.repeat(depth)}`;

export const htmlPages = casesOf('html', [
  ['a script', 'html', html('<script>alert(1)</script>'), PLAIN],
  ['a script that is not closed', 'html', html('<script>alert(1)'), PLAIN],
  ['a script in capitals', 'html', html('<SCRIPT SRC=x>alert(1)</SCRIPT >'), PLAIN],
  [
    'handlers and addresses that run',
    'html',
    html('<a href="javascript:alert(1)" onclick="alert(1)">Lien</a><img src=x onerror=alert(1)>'),
    PLAIN,
  ],
  ['a script in an SVG', 'html', html('<svg><script>alert(1)</script></svg>'), PLAIN],
  ['a frame', 'html', html('<iframe srcdoc="<script>alert(1)</script>"></iframe>'), PLAIN],
  ['a style', 'html', html('<style>body{content:"alert(1)"}</style>'), PLAIN],
  ['a comment that is not closed', 'html', html('<!-- alert(1) <p>caché</p>'), { has: [BODY] }],
  ['a comment in a comment', 'html', html('<!-- <!-- alert(1) --> -->'), { ...PLAIN, has: [BODY] }],
  ['CDATA', 'html', html('<![CDATA[ <b>x</b> ]]>'), { has: [BODY] }],
  [
    'tags as entities',
    'html',
    html('<p>&lt;script&gt;ici&lt;/script&gt;</p>'),
    { has: ['<script>ici</script>'] },
  ],
  [
    'entities within entities',
    'html',
    html('<p>&amp;amp;amp;lt;b&amp;amp;gt;</p>'),
    { has: ['&amp;amp;lt;b&amp;gt;'] },
  ],
  [
    'entities of controls and halves of pairs',
    'html',
    html('<p>a&#0;b&#27;c&#xD800;d&#x110000;e&#xFFFFFFFFFF;f</p>'),
    { has: [BODY], lacks: [/[^\P{Cc}\n]/u] },
  ],
  [
    'entities that do not exist',
    'html',
    html('<p>&foo; &; &#; &#x; &amp</p>'),
    { has: [BODY, '&foo;'] },
  ],
  [
    'a million entities',
    'html',
    html(`<p>${'&eacute;'.repeat(1_000_000 / 8)}</p>`),
    { has: ['ééé'] },
  ],
  ['an entity of a megabyte', 'html', html(`<p>&${'a'.repeat(1_000_000)};</p>`), { has: [BODY] }],
  ['tags nested 150 deep', 'html', page(closed('div', 150)), { has: [BODY] }],
  ['tags nested 1,000 deep', 'html', page(closed('div', 1000)), COMPLEX],
  [
    'tags nested 100,000 deep, never closed',
    'html',
    page(`${nested('div', 100_000)}${BODY}`),
    COMPLEX,
  ],
  ['250,000 tags never closed', 'html', page(`${nested('b', 250_000)}${BODY}`), COMPLEX],
  [
    'tags of every name never closed',
    'html',
    page(`${Array.from({ length: 60_000 }, (_, i) => `<t${i}>`).join('')}${BODY}`),
    COMPLEX,
  ],
  ['lists nested 100,000 deep', 'html', page(`${'<ul><li>'.repeat(50_000)}${BODY}`), COMPLEX],
  [
    'paragraphs never closed',
    'html',
    page(`<p>${BODY}${'<p>Un mot de plus.'.repeat(3000)}`),
    { has: [BODY, 'Un mot de plus.'] },
  ],
  [
    'items never closed',
    'html',
    page(`<p>${BODY}</p><ul>${'<li>Un point.'.repeat(3000)}</ul>`),
    { has: [BODY] },
  ],
  ['lines by <br>', 'html', page(`${`${BODY}<br>`.repeat(2000)}`), { has: [BODY] }],
  [
    'empty tags without end',
    'html',
    page(`<p>${BODY}</p>${'<img><input><hr>'.repeat(3000)}`),
    { has: [BODY] },
  ],
  ['400,000 tags', 'html', page(`${'<i></i>'.repeat(200_000)}${BODY}`), COMPLEX],
  ['a million <', 'html', `${BODY}${'<'.repeat(1_000_000)}`, COMPLEX],
  ['closing tags only', 'html', page(`<p>${BODY}</p>${'</div>'.repeat(50_000)}`), { has: [BODY] }],
  [
    'an attribute of a megabyte',
    'html',
    html(`<p title="${'x'.repeat(1_000_000)}">Fin.</p>`),
    { has: [BODY, 'Fin.'] },
  ],
  [
    '10,000 attributes',
    'html',
    html(`<p ${Array.from({ length: 10_000 }, (_, i) => `a${i}=1`).join(' ')}>Fin.</p>`),
    { has: [BODY, 'Fin.'] },
  ],
  ['a quote that is not closed', 'html', html('<p title="ouvert>Fin.</p>'), { has: [BODY] }],
  [
    'a table',
    'html',
    html(
      '<table><tr><th>Ville</th><th>Euros</th></tr><tr><td>Tressac</td><td>120</td></tr></table>',
    ),
    { has: [BODY, 'Tressac', '120'] },
  ],
  ['tables nested 300 deep', 'html', html(`${'<table><tr><td>'.repeat(300)}Fond`), COMPLEX],
  [
    'a template and noscript',
    'html',
    html('<template>alert(1)</template><noscript>alert(1)</noscript>'),
    PLAIN,
  ],
  [
    'a form',
    'html',
    html('<form><input value="alert(1)"><textarea>alert(1)</textarea></form>'),
    PLAIN,
  ],
  ['no page at all', 'html', `<p>${BODY}`, { has: [BODY] }],
  ['plain text', 'html', BODY, { has: [BODY] }],
  ['nothing but tags', 'html', page('<div><span></span></div>'), { skipped: /^holds no text/ }],
  ['two bodies', 'html', page(`<p>${BODY}</p></body><body><p>Second.</p>`), { has: [BODY] }],
  [
    'a frameset',
    'html',
    '<html><frameset><frame src="a"></frameset></html>',
    { skipped: /^holds no text/ },
  ],
  [
    'JSON-LD that is broken',
    'html',
    html('', '<script type="application/ld+json">{"@type":"NewsArticle",</script>'),
    { has: [BODY], published: null },
  ],
  [
    'JSON-LD nested without end',
    'html',
    html('', `<script type="application/ld+json">${'{"@graph":['.repeat(5000)}</script>`),
    { has: [BODY], published: null },
  ],
  [
    'JSON-LD nested and whole',
    'html',
    html(
      '',
      `<script type="application/ld+json">${'['.repeat(20_000)}${']'.repeat(20_000)}</script>`,
    ),
    { has: [BODY], published: null },
  ],
  [
    'JSON-LD with a prototype',
    'html',
    html(
      '',
      '<script type="application/ld+json">{"@type":"NewsArticle","__proto__":{"headline":"x"},"headline":"Vrai titre"}</script>',
    ),
    { title: 'Vrai titre' },
  ],
  [
    'JSON-LD of wrong types',
    'html',
    html(
      '',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":{"a":1},"author":7,"datePublished":[],"url":{}}</script>',
    ),
    { title: /./, published: null, details: { author: null, url: null } },
  ],
  [
    'JSON-LD with tags in the title',
    'html',
    html(
      '',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"&lt;b&gt;Titre&lt;/b&gt; <@1> @everyone"}</script>',
    ),
    { title: /Titre/ },
  ],
  [
    'a title on many lines',
    'html',
    page(`<p>${BODY}</p>`, '<meta property="og:title" content="Un\n\n titre\u001b[31m\u202e">'),
    { title: /^Un titre/ },
  ],
  [
    'a title of a megabyte',
    'html',
    page(`<p>${BODY}</p>`, `<meta property="og:title" content="${'mot '.repeat(250_000)}">`),
    { title: /^mot mot.{0,500}$/ },
  ],
  [
    'an address that runs',
    'html',
    html('', '<link rel="canonical" href="javascript:alert(1)">'),
    { details: { url: null } },
  ],
  [
    'an address of a file',
    'html',
    html('', '<meta property="og:url" content="file:///etc/passwd">'),
    { details: { url: null } },
  ],
]);

const fence = '```';

export const markdown = casesOf('markdown', [
  [
    'a table',
    'md',
    `# Budget\n\n| Ville | Euros |\n|---|---|\n| Tressac | 120 |\n\n${BODY}`,
    { title: 'Budget', has: ['Tressac', '120', BODY], lacks: ['|---'] },
  ],
  [
    'code',
    'md',
    `${BODY}\n\n${fence}js\nalert(1)\n${fence}\n`,
    { has: [BODY, 'alert(1)'], lacks: [fence] },
  ],
  ['code that is not closed', 'md', `${BODY}\n\n${fence}\nouvert`, { has: [BODY, 'ouvert'] }],
  [
    'HTML within',
    'md',
    `${BODY}\n\n<script>alert(1)</script>\n\n<b onclick="alert(1)">gras</b>`,
    { has: [BODY, 'gras'], lacks: ['alert(1)'] },
  ],
  [
    'links that run',
    'md',
    `${BODY} [ici](javascript:alert(1)) <https://x.example>`,
    { has: ['ici'], lacks: ['javascript:'] },
  ],
  [
    'pictures and references',
    'md',
    `![image](x.png) ${BODY} [a][b]\n\n[b]: http://x.example "t"`,
    { has: [BODY], lacks: ['x.png'] },
  ],
  ['brackets without end', 'md', `${'['.repeat(20_000)}\n\n${BODY}`, { has: [BODY] }],
  ['links within links', 'md', `${'[a]('.repeat(5000)}\n\n${BODY}`, { has: [BODY] }],
  ['stars without end', 'md', `${'*a **b '.repeat(5000)}\n\n${BODY}`, { has: [BODY] }],
  ['quotes nested 10,000 deep', 'md', `${'>'.repeat(10_000)} fond\n\n${BODY}`, { has: [BODY] }],
  [
    'lists nested 300 deep',
    'md',
    `${Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')}\n\n${BODY}`,
    { has: [BODY] },
  ],
  [
    'backticks without end',
    'md',
    `${Array.from({ length: 1000 }, (_, i) => '`'.repeat(i % 100)).join(' ')}\n\n${BODY}`,
    { has: [BODY] },
  ],
  ['tags nested without end', 'md', `${'<div>'.repeat(5000)}\n\n${BODY}`, { has: [BODY] }],
  ['underscores without end', 'md', `${'_'.repeat(50_000)}a\n\n${BODY}`, { has: [BODY] }],
  [
    'a heading of 50,000 characters',
    'md',
    `# ${'mot '.repeat(12_500)}\n\n${BODY}`,
    { has: [BODY], title: /^mot/ },
  ],
  ['headings only', 'md', '# Un\n## Deux\n### Trois', { has: ['Deux'], title: 'Un' }],
  ['a rule that is no front matter', 'md', `---\n\n${BODY}`, { has: [BODY] }],
  ['only a rule', 'md', '---\n', { skipped: /^holds no text/ }],
  [
    'footnotes and tasks',
    'md',
    `- [x] fait\n- [ ] à faire\n\n${BODY}[^1]\n\n[^1]: Note.`,
    { has: [BODY] },
  ],
  ['entities', 'md', `${BODY} &lt;script&gt; &amp;lt;`, { has: ['<script>', '&lt;'] }],
]);
