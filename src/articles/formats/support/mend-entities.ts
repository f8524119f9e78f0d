import { decodeEntities } from '../../details/entities.ts';

/*
 * Letters that were written as entities where none is read. Apart from other mending: the parser that knows all entities
 * takes its time to load, and whoever only decodes bytes needs none.
 */

/** Few signs would do by chance. */
const FEWEST = 2;

/** Entities of letters and of typography in a text without markup; those of markup itself are left. */
export function mendEntities(text: string): string {
  const found = text.match(LETTER_ENTITY)?.length ?? 0;
  return found < FEWEST ? text : text.replace(LETTER_ENTITY, decodeEntities);
}

const LETTER =
  '(?:[a-z](?:acute|grave|circ|uml|cedil|tilde|ring|caron)|[ao]elig|[lr][as]quo|[lrb]dquo|sbquo|szlig|hellip|[nm]dash|euro|deg|nbsp|laquo|raquo|#(?:16\\d|1[7-9]\\d|[2-9]\\d\\d|82\\d\\d|x(?:[a-f]\\d|20\\d\\d)));';
const LETTER_ENTITY = new RegExp(`&${LETTER}`, 'gi');
const ESCAPED_TWICE = new RegExp(`&amp;(?=${LETTER})`, 'gi');

/** A page whose letters were escaped twice: "&amp;eacute;". */
export function mendEscapedTwice(html: string): string {
  const found = html.match(ESCAPED_TWICE)?.length ?? 0;
  return found < FEWEST ? html : html.replace(ESCAPED_TWICE, '&');
}
