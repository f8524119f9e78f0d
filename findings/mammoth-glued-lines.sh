#!/usr/bin/env bash
# mammoth 1.13.0: extractRawText, which retrieval pipelines take for the text of a .docx, has paragraphs and tabs but no line breaks: the
# last word of a line and the first of the next become one ("votéÉcoles"), and neither is found any more. A page break is nothing in the
# raw text, and nothing in the HTML either; the HTML has the line breaks. Here the HTML is read (src/articles/formats/support/docx).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund mammoth@1.13.0 jszip@3.10.2 >>npm.log

cat >try.mjs <<'JS'
import JSZip from 'jszip';
import mammoth from 'mammoth';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const words = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const paragraph = (between) => `<w:p><w:r><w:t>Budget voté</w:t>${between}<w:t>Écoles rénovées</w:t></w:r></w:p>`;
const document = ['<w:br/>', '<w:br w:type="page"/>', '<w:tab/>'].map(paragraph).join('');
const zip = new JSZip();
zip.file('[Content_Types].xml', `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`);
zip.file('_rels/.rels', `<Relationships xmlns="${packages}/relationships"><Relationship Id="r" Type="${office}" Target="word/document.xml"/></Relationships>`);
zip.file('word/document.xml', `<w:document xmlns:w="${words}"><w:body>${document}</w:body></w:document>`);
const buffer = await zip.generateAsync({ type: 'nodebuffer' });
console.log(JSON.stringify((await mammoth.extractRawText({ buffer })).value));
console.log(JSON.stringify((await mammoth.convertToHtml({ buffer })).value));
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
"Budget votéÉcoles rénovées\n\nBudget votéÉcoles rénovées\n\nBudget voté\tÉcoles rénovées\n\n"
"<p>Budget voté<br />Écoles rénovées</p><p>Budget votéÉcoles rénovées</p><p>Budget voté\tÉcoles rénovées</p>"
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
