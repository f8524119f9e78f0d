import { STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';
import type { Held, Name } from './name.ts';

/** Words between an office and its holder: "la présidente de l'agglomération, Fabienne Roussillat". */
const OFFICE_WITHIN = 6;

/** A name of the claim, among the others there, and where the article may have it. */
export interface NameThere {
  readonly text: string;
  readonly name: Name;
  readonly names: readonly Name[];
  readonly inSupport: readonly string[];
  /** Empty where the support points back: it may be someone else. */
  readonly headline: readonly string[];
  readonly passage: string;
}

/** Whether the passage says who holds the office that the support names, as the claim does: "la présidente X". */
export function isHolder({ text, name, names, inSupport, passage }: NameThere): boolean {
  const isOfName = (start: number): boolean => names.some((one) => one.start === start);
  const office = splitWords(text)
    .filter(({ start, end }) => end <= name.start && !isOfName(start))
    .at(-1);
  if (
    !office ||
    STOPWORDS.fr.has(office.form) ||
    STOPWORDS.en.has(office.form) ||
    !inSupport.includes(office.form)
  )
    return false;
  if (!/^,? \S*$|^,? (?:\p{Lu}\S* )+$/u.test(text.slice(office.end, name.start))) return false;
  const words = splitWords(passage);
  return words.some(
    ({ form, start }, i) =>
      form === name.form &&
      words
        .slice(Math.max(0, i - OFFICE_WITHIN), i)
        .some(
          (one) =>
            one.form === office.form &&
            /^(?:[^.;:!?]*,)? (?:\p{Lu}\S* )*$/u.test(passage.slice(one.end, start)),
        ),
  );
}

/**
 * "Transclair management" for "la direction", where the article has told of "la direction de la régie Transclair", and of
 * no other's.
 */
export function isOwnerTold(
  { text, name, passage }: Pick<NameThere, 'text' | 'name' | 'passage'>,
  support: string,
  held: readonly Held[],
): boolean {
  const after = /^(?:['’]s?)? $/;
  const [head] = held.filter(
    ({ start }) =>
      (start > name.end && after.test(text.slice(name.end, start))) ||
      (start < name.start && JOINED_BY_OF.test(text.slice(start, name.start))),
  );
  const [at, ...more] = head?.places ?? [];
  if (at === undefined || more.length > 0) return false;
  const noun = /^[\p{L}-]+/u.exec(support.slice(at))?.[0] ?? '';
  const rest = support.slice(at + noun.length);
  if (!/(?:^|\s)(?:l[ae]s? |l['’]|the )$/i.test(support.slice(0, at)) || OF.test(rest))
    return false;
  const owned = passage
    .split(new RegExp(`(?<!\\p{L})${noun}(?=\\s)`, 'iu'))
    .slice(1)
    .map((one) => OWNED.exec(one)?.[0])
    .filter((one) => one !== undefined && /\p{Lu}/u.test(one));
  return owned.length > 0 && owned.every((one) => one!.includes(text.slice(name.start, name.end)));
}
const JOINED_BY_OF = /^[\p{L}-]+ (?:de |du |d['’]|of )(?:la |l['’]|the )?$/u;
const OF = /^ (?:de |du |des |d['’]|of )/;
const OWNED = /^ (?:de |du |des |d['’]|of )[^,.;:!?()«»“”"]{0,40}/;

/** A first name that the article gives elsewhere, right before a last name that the support has; or the reverse. */
export function isFullName({
  text,
  name,
  names,
  inSupport,
  headline,
  passage,
}: NameThere): boolean {
  const forms = splitWords(passage).map(({ form }) => form);
  return names.some((other) => {
    const [first, second] = other.start > name.end ? [name, other] : [other, name];
    if (first === second || !/^ $/.test(text.slice(first.end, second.start))) return false;
    if (![...inSupport, ...headline].includes(other.form)) return false;
    return forms.some((form, at) => form === first.form && forms[at + 1] === second.form);
  });
}
