import { EVERY, type OpenedCollections } from '../src/collections/visibility.ts';
import { en, fr, quote } from '../src/i18n/typography.ts';
import type { Collection } from '../src/product/kiosque.ts';
import type { Language } from '../src/text/language.ts';
import { fold } from '../src/text/words.ts';
import type { CommandInput } from './command.ts';
import type { CommandOption } from './command-description.ts';
import { textOf } from './options.ts';
import { commandTexts } from './texts/index.ts';

/** As it is typed for all collections. */
export const EVERY_COLLECTION = EVERY;
/** As it is typed for the articles in no subfolder, whose collection has no name to type. */
const FOLDER_ITSELF = '/';

/** The id of a collection as the value of an option. */
export const writtenId = (id: string): string => (id === '' ? FOLDER_ITSELF : id);

/** What `/settings` takes to open and close collections. */
export const collectionOptions: readonly CommandOption[] = [
  {
    name: 'collection',
    names: { fr: 'collection', en: 'collection' },
    description: {
      fr: fr`Ouvrir cette collection d'articles, au serveur entier si rien d'autre n'est dit`,
      en: en`Open this collection of articles, to the whole server unless told otherwise`,
    },
    type: 'collection',
    required: false,
  },
  {
    name: 'collection_channel',
    names: { fr: 'collection_salon', en: 'collection_channel' },
    description: {
      fr: fr`… dans ce salon, à la place de celles du serveur`,
      en: en`… in this channel, instead of those of the server`,
    },
    type: 'channel',
    required: false,
  },
  {
    name: 'collection_role',
    names: { fr: 'collection_rôle', en: 'collection_role' },
    description: {
      fr: fr`… à qui a ce rôle, dans des réponses qu'il est seul à voir`,
      en: en`… to who has this role, in answers that nobody else sees`,
    },
    type: 'role',
    required: false,
  },
  {
    name: 'collection_close',
    names: { fr: 'collection_fermer', en: 'collection_close' },
    description: { fr: fr`La fermer au lieu de l'ouvrir`, en: en`Close it instead of opening it` },
    type: 'flag',
    required: false,
  },
];

/**
 * What is opened after a change.
 * @param all the collections there are.
 * @returns null where none was asked for; a text that says what is wrong with what was.
 */
export function openedAfter(
  input: CommandInput,
  before: OpenedCollections,
  all: readonly Collection[],
  language: Language,
): OpenedCollections | string | null {
  const wanted = textOf(input, 'collection');
  const channel = textOf(input, 'collection_channel');
  const role = textOf(input, 'collection_role');
  const closes = input['collection_close'] === true;
  const texts = commandTexts(language);
  if (wanted === '') return channel || role || closes ? texts.whichCollection : null;
  if (channel && role) return texts.channelOrRole;
  const id = idOf(wanted, all);
  if (id === null) {
    const names = all.slice(0, 20).map(({ names }) => quote(language, names[language]));
    return texts.noCollection(wanted, names.join(', '));
  }
  const ids = all.map((one) => one.id);
  const change = (list: readonly string[]) => (closes ? closed(list, id, ids) : opened(list, id));
  if (channel) {
    const { [channel]: list, ...others } = before.channels;
    if (closes && id === EVERY) return { ...before, channels: others };
    const here = list ?? (closes ? (before.server ?? [EVERY]) : []);
    return { ...before, channels: { ...others, [channel]: change(here) } };
  }
  if (role) {
    const { [role]: list = [], ...others } = before.roles;
    const after = change(list);
    return { ...before, roles: after.length === 0 ? others : { ...others, [role]: after } };
  }
  if (!closes && id === EVERY) return { ...before, server: null };
  return { ...before, server: change(before.server ?? (closes ? [EVERY] : [])) };
}

function opened(list: readonly string[], id: string): string[] {
  return id === EVERY ? [EVERY] : [...new Set([...list.filter((one) => one !== EVERY), id])].sort();
}

/** Without one of all there are, where a list stands for all. */
function closed(list: readonly string[], id: string, all: readonly string[]): string[] {
  if (id === EVERY) return [];
  const each = list.includes(EVERY) ? all : list;
  return each.filter((one) => one !== id);
}

function idOf(wanted: string, all: readonly Collection[]): string | null {
  if (wanted === EVERY_COLLECTION) return EVERY;
  const exact = all.find(({ id }) => writtenId(id) === wanted);
  const named = all.find(({ names }) => [names.fr, names.en].some((n) => fold(n) === fold(wanted)));
  return (exact ?? named)?.id ?? null;
}
