import type { WordVectors } from '../../embeddings/word-vectors.ts';
import { type BaseForm, baseFormsOf } from '../text/base-forms.ts';
import type { PublicationDate } from '../text/partial-date.ts';
import type { Support } from './support.ts';
import { type Comparison, isSame, type Unit } from './units.ts';

/**
 * Cosine from which a word translates another in the table of the embedding model: most translations have more, and no
 * contrary or other thing of the same kind has 0.37. Within one language it knows few synonyms, and none is taken from it.
 */
const TRANSLATES = 0.38;
/** Words of which any may translate any other of the kind. */
const BY_KIND: ReadonlySet<Unit['operator']> = new Set(['negation', 'hedge', 'condition']);

/** Units of a text in one language. */
type Text = Pick<Support, 'units' | 'language'>;

/** Whether a unit of a claim says what one of its support in the other language says, each as it stands or as a dictionary has it. */
export async function translates(
  claim: Text,
  support: Text,
  published: PublicationDate | null,
  vectors: WordVectors,
): Promise<Comparison['same']> {
  const [claimed, given] = [formsOf(claim), formsOf(support)];
  const all = [...claimed.values(), ...given.values()].flat();
  const near = await vectors.nearness(all.map(({ word }) => word));
  const isTranslation = (a: Unit, b: Unit): boolean => {
    const others = given.get(b.accented) ?? [];
    return (claimed.get(a.accented) ?? []).some((one) =>
      others.some((other) => {
        const stand = one.word === a.accented && other.word === b.accented;
        if (!stand && one.isPast !== other.isPast) return false;
        return near(one.word, other.word) >= TRANSLATES;
      }),
    );
  };
  return (a, b) => {
    if (a.time || b.time || a.number || b.number) return isSame(a, b, published);
    if ((a.operator === 'future') !== (b.operator === 'future')) return false;
    if (a.operator !== null && a.operator === b.operator && BY_KIND.has(a.operator)) return true;
    if (a.isName && b.isName && a.form === b.form) return true;
    return isTranslation(a, b);
  };
}

const formsOf = ({ units, language }: Text): ReadonlyMap<string, readonly BaseForm[]> =>
  new Map(units.map(({ accented }) => [accented, baseFormsOf(accented, language)]));
