import type { Span } from '../../text/spans.ts';
import { type Line, lineKey } from '../formats/lines.ts';

/*
 * What a site tells its readers about itself between the lines of an article: accounts, devices, subscriptions, comments.
 * Told by what such a line does, not by its words in a row: it is short, quotes nobody, speaks to the reader, and speaks of
 * the paper rather than of its subject.
 */

const MAX_NOTICE_CHARS = 170;
/** The first paragraph tells what an article is about. */
const LEAD = 80;

/** To the reader, or of oneself. */
const ADDRESS =
  /(?<!\p{L})(?:[Vv]ous|[Vv]otre|[Vv]os|[Nn]os|[Nn]otre|[Yy]ou|[Yy]our|[Oo]ur)(?!\p{L})|^\p{Lu}\p{Ll}+ez(?:-vous)?(?!\p{L})/u;

/** What readers have to do with a paper; each counts once. */
const PAPER = [
  ...[
    'abonn',
    'subscri',
    'newsletter',
    'infolettre',
    'courriel',
    'e-?mail',
    'notification',
    'alerte',
  ],
  ...['compte', 'account', 'mot de passe', 'password', 'connect', 'connexion', 'log in', 'sign'],
  ...[
    'appareil',
    'device',
    'appli(?:cation)?s?(?!\\p{L})',
    'app(?!\\p{L})',
    'navigateur',
    'browser',
  ],
  ...[
    'cookie',
    'traceur',
    'publicit',
    'advert',
    'article',
    'reportages?',
    'dossiers?',
    'stories',
    'story',
  ],
  ...['lecture', 'lire', 'reading', 'read', 'lecteur', 'reader', 'journal', 'magazine', 'numéro'],
  ...['commentaire', 'comment', 'partag', 'share', 'cliqu', 'click', 'page', 'podcast', 'message'],
  ...[
    'gratuit',
    'réserv',
    'free',
    'télécharg',
    'download',
    'don(?!\\p{L})',
    'donat',
    'soutenez',
    'support',
  ],
].map((stem) => new RegExp(`(?<!\\p{L})${stem}`, 'iu'));

const STRONG = 2;

/**
 * Lines of notices among an article's lines. A line needs two words of that kind, none of which the article is about; the
 * lines beside it need one, for notices come together.
 * @param lines all lines, the headline first.
 */
export function readerNotices(lines: readonly Line[]): Span[] {
  const lead = lines.find(({ text }) => text.length >= LEAD);
  const subject = [lines[0], lead].map((line) => lineKey(line?.text ?? '')).join(' ');
  const own = PAPER.filter((word) => !word.test(subject));
  // An article about papers and their readers speaks so itself.
  if (own.length + STRONG <= PAPER.length) return [];
  const counts = lines.map(({ text }) =>
    text.length > MAX_NOTICE_CHARS || /[«»“”"]/.test(text)
      ? 0
      : own.filter((word) => word.test(text)).length,
  );
  const isNotice = lines.map(({ text }, i) => i > 0 && counts[i]! >= STRONG && ADDRESS.test(text));
  for (const [i, is] of [...isNotice].entries()) {
    if (!is) continue;
    for (const step of [-1, 1]) {
      for (let at = i + step; at > 0 && at < lines.length && isNear(at); at += step) {
        isNotice[at] = true;
      }
    }
  }
  return lines.filter((_, i) => isNotice[i]);

  function isNear(at: number): boolean {
    return !isNotice[at] && counts[at]! > 0 && !/\d{2}/.test(lines[at]!.text);
  }
}
