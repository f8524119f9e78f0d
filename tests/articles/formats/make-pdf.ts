/** A text on a page of 595 by 842 points, `y` from the bottom. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
}

export interface PdfOptions {
  /** As they stand in the file: "(Le titre)". */
  readonly info?: Readonly<Record<string, string>>;
  /** Asks for a password that nobody has. */
  readonly isEncrypted?: boolean;
}

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');

/** A PDF of pages with text in Helvetica, as small as one can be. Texts are of Latin-1. */
export function makePdf(
  pages: readonly (readonly Placed[])[],
  { info = {}, isEncrypted = false }: PdfOptions = {},
): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [i, texts] of pages.entries()) {
    const stream = texts
      .map(
        ({ x, y, text, size = 10 }) =>
          `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`,
      )
      .join('\n');
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * i} 0 R ` +
        '/Resources << /Font << /F1 3 0 R >> >> >>',
    );
    add(`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`);
  }
  const entries = Object.entries(info).map(([key, value]) => `/${key} ${value}`);
  const details = add(`<< ${entries.join(' ')} >>`);
  const word = `<${'41'.repeat(32)}>`;
  const lock = isEncrypted
    ? add(`<< /Filter /Standard /V 1 /R 2 /O ${word} /U ${word} /P -4 >>`)
    : null;
  let file = '%PDF-1.4\n';
  const places = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const encrypt = lock === null ? '' : `/Encrypt ${lock} 0 R /ID [${word} ${word}] `;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${details} 0 R ${encrypt}>>\n`;
  file += `startxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Lines one below the other, as a column. */
export function column(
  lines: readonly string[],
  { x = 60, top = 760, size = 10 }: { x?: number; top?: number; size?: number } = {},
): Placed[] {
  return lines.map((text, i) => ({ x, y: top - i * 1.2 * size, text, size }));
}
