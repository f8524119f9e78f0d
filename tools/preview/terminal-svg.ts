const CELL = { width: 8.4, height: 19 };
const MARGIN = 16;

interface Style {
  readonly bold: boolean;
  readonly dim: boolean;
  readonly color: string | null;
}

const PLAIN: Style = { bold: false, dim: false, color: null };
const COLORS: Readonly<Record<string, string>> = { 32: '#8ec07c', 33: '#e5c07b', 36: '#56b6c2' };
/** A sequence that sets how what follows looks; `m` ends it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences start with one.
const SEQUENCE = /\u001b\[(\d+)m/;

/** What a terminal printed, with its colours, as a picture that can be copied from. */
export function terminalSvg(printed: string, columns: number): string {
  const lines = printed.split('\n');
  const width = Math.ceil(columns * CELL.width) + 2 * MARGIN;
  const height = lines.length * CELL.height + 2 * MARGIN;
  let style = PLAIN;
  const rows = lines.map((line, row) => {
    let column = 0;
    const spans: string[] = [];
    for (const [i, part] of line.split(SEQUENCE).entries()) {
      if (i % 2 === 1) {
        style = styled(style, part);
      } else if (part !== '') {
        const x = (MARGIN + column * CELL.width).toFixed(1);
        spans.push(`<tspan x="${x}"${attributes(style)}>${escapeXml(part)}</tspan>`);
        column += [...part].length;
      }
    }
    return `<text y="${MARGIN + (row + 0.75) * CELL.height}">${spans.join('')}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xml:space="preserve">`,
    '<title>Kiosque, une session au terminal</title>',
    `<rect width="100%" height="100%" rx="8" fill="#1e2127"/>`,
    `<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" fill="#d7dae0">`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function styled(style: Style, code: string): Style {
  if (code === '0') return PLAIN;
  if (code === '1') return { ...style, bold: true };
  if (code === '2') return { ...style, dim: true };
  if (code === '22') return { ...style, bold: false, dim: false };
  return { ...style, color: COLORS[code] ?? null };
}

function attributes({ bold, dim, color }: Style): string {
  return [
    bold ? ' font-weight="bold"' : '',
    dim ? ' opacity="0.6"' : '',
    color === null ? '' : ` fill="${color}"`,
  ].join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
