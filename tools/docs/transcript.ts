import picocolors from 'picocolors';
import { wrap } from '../../src/i18n/wrap.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { renderAnswer } from '../../src/terminal/render-answer.ts';

/** What a wide terminal shows. */
const COLUMNS = 100;
const MARKED = /(<!-- transcript -->\n+```text\n).*?(\n```\n+<!-- \/transcript -->)/s;

/** A page whose transcript has the same questions, lines that begin with `> `, and what is answered to each today. */
export async function withTranscript(page: string, kiosque: Kiosque): Promise<string> {
  const before = MARKED.exec(page);
  if (!before) return page;
  const exchanges: string[] = [];
  for (const [line, question = ''] of before[0].matchAll(/^> (.*)$/gm)) {
    const answer = await kiosque.ask(question);
    const rendered = renderAnswer(answer, picocolors.createColors(false));
    exchanges.push(`${line}\n${wrap(rendered, COLUMNS)}`);
  }
  return page.replace(MARKED, (_whole, opening, closing) =>
    [opening, exchanges.join('\n\n'), closing].join(''),
  );
}
