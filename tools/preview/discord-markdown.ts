/** Discord's markdown as HTML, by the rules of its client as far as they are known: what it shows, escapes included. */

/** What mentions and times are shown as. */
export interface Names {
  readonly language: 'fr' | 'en';
  /** Ids and the names shown for them, with their sign. */
  readonly mentions: Readonly<Record<string, string>>;
  readonly now: Date;
}

interface Rule {
  readonly pattern: RegExp;
  /** Whether it holds at the start of a line only. */
  readonly line?: true;
  /** Whether it also holds in the title of an embed, which is a link itself. */
  readonly title?: true;
  html(match: readonly (string | undefined)[], inner: (text: string) => string): string | null;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The text of a message or of an embed's description. */
export function markdown(text: string, names: Names): string {
  return render(text, rulesWith(names), true);
}

/** An embed's title: bold and the like, but neither links nor blocks nor mentions. */
export function titleMarkdown(text: string, names: Names): string {
  return render(
    text,
    rulesWith(names).filter(({ title }) => title),
    false,
  );
}

function render(text: string, rules: readonly Rule[], blocks: boolean): string {
  let html = '';
  let at = 0;
  while (at < text.length) {
    const found = matchAt(text, at, rules, blocks);
    html += found ? found.html : escapeHtml(text[at]!);
    at += found?.length ?? 1;
  }
  return html;
}

function matchAt(text: string, at: number, rules: readonly Rule[], blocks: boolean) {
  const lineStart = blocks && (at === 0 || text[at - 1] === '\n');
  for (const { pattern, line, html } of rules) {
    if (line && !lineStart) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const replacement = html(match, (inner) => render(inner, rules, line === true));
    if (replacement !== null) return { html: replacement, length: match[0].length };
  }
  return null;
}

const tagged = (tag: string, pattern: RegExp): Rule => ({
  pattern,
  title: true,
  html: (match, inner) => {
    const text = match.slice(1).find((part) => part !== undefined) ?? '';
    return `<${tag}>${inner(text)}</${tag}>`;
  },
});

const link = (url: string, html: string): string | null =>
  /^https?:\/\//.test(url) && URL.canParse(url)
    ? `<a href="${escapeHtml(new URL(url).href)}">${html}</a>`
    : null;

const mention = (text: string): string => `<span class="mention">${escapeHtml(text)}</span>`;

function rulesWith({ language, mentions, now }: Names): Rule[] {
  return [
    {
      pattern: /```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/iy,
      html: ([, code]) => `<pre>${escapeHtml(code ?? '')}</pre>`,
    },
    {
      pattern: / *(#{1,3})\s+((?:\\[\s\S]|[^\\\n])+?)#*\s*(?:\n|$)/y,
      line: true,
      html: ([, signs = '', text = ''], inner) =>
        `<div class="h${signs.length}">${inner(text)}</div>`,
    },
    {
      pattern: /-# +([^\n]+)(?:\n|$)/y,
      line: true,
      html: ([, text = ''], inner) => `<div class="subtext">${inner(text)}</div>`,
    },
    {
      pattern: / *> +([^\n]*)(?:\n|$)/y,
      line: true,
      html: ([, text = ''], inner) => `<blockquote>${inner(text)}</blockquote>`,
    },
    {
      pattern: / *(?:[-*]|\d+\.) +([^\n]+)(?:\n|$)/y,
      line: true,
      html: ([, text = ''], inner) => `<div class="item">${inner(text)}</div>`,
    },
    {
      pattern: /\\([^0-9A-Za-z\s])/y,
      title: true,
      html: ([, sign = '']) => escapeHtml(sign),
    },
    {
      pattern: /<([^: >]+:\/[^ >]+)>/y,
      html: ([, url = '']) => link(url, escapeHtml(url)),
    },
    {
      pattern:
        /\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/y,
      html: ([, text = '', url = ''], inner) =>
        /:\/\//.test(text) ? null : link(url, inner(text)),
    },
    {
      pattern: /https?:\/\/[^\s<]+[^<.,:;"'\])\s]/y,
      html: ([url = '']) => link(url, escapeHtml(url)),
    },
    {
      pattern: /<(?:@[!&]?|#)(\d+)>/y,
      html: ([whole = '', id = '']) => mention(mentions[id] ?? whole),
    },
    { pattern: /@(?:everyone|here)\b/y, html: ([whole = '']) => mention(whole) },
    {
      pattern: /<t:(-?\d{1,17})(?::[tTdDfFR])?>/y,
      html: ([, seconds]) => `<span class="time">${ago(Number(seconds), now, language)}</span>`,
    },
    {
      pattern: /(`+)([\s\S]*?[^`])\1(?!`)/y,
      title: true,
      html: ([, , code = '']) => `<code>${escapeHtml(code)}</code>`,
    },
    tagged('strong', /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y),
    tagged('u', /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y),
    tagged(
      'em',
      /\b_((?:__|\\[\s\S]|[^\\_])+?)_\b|\*(?=\S)((?:\*\*|\s+(?:[^*\s]|\*\*)|[^\s*])+?)\*(?!\*)/y,
    ),
    tagged('s', /~~([\s\S]+?)~~(?!_)/y),
    {
      pattern: /\|\|([\s\S]+?)\|\|/y,
      title: true,
      html: ([, text = ''], inner) => `<span class="spoiler">${inner(text)}</span>`,
    },
    { pattern: /\n/y, html: () => '<br>' },
    // A run of letters at once, so that none within a word opens anything.
    { pattern: /[\p{L}\p{N}]+(?!:\/\/)/uy, title: true, html: ([word = '']) => escapeHtml(word) },
  ];
}

function ago(seconds: number, now: Date, language: string): string {
  const minutes = Math.round((seconds * 1000 - now.getTime()) / 60_000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return Math.abs(minutes) < 60
    ? format.format(minutes, 'minute')
    : format.format(Math.round(minutes / 60), 'hour');
}
