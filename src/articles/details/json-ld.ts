import {
  type DeclaredDate,
  type DeclaredDetails,
  dateIn,
  isAccount,
  languageIn,
  oneLine,
  webAddress,
  withoutBy,
} from './details.ts';
import { decodeEntities } from './entities.ts';

/** NewsArticle, BlogPosting, Report and their kin; with or without "https://schema.org/". */
const ARTICLE_TYPE = /(?:Article|Posting|Report|Review|Interview)$/;
/** What also says when it was published: pages, episodes, videos. */
const WORK_TYPE =
  /(?:WebPage|Page|Episode|CreativeWork|Recipe|VideoObject|AudioObject|PodcastEpisode|Event|Dataset|Book|Thesis|Clip)$/;
const DEEPEST = 6;
const MOST_NODES = 2_000;

type Node = Readonly<Record<string, unknown>>;

/** What else a page's JSON-LD says of its article. */
export interface JsonLdArticle {
  readonly details: DeclaredDetails;
  /** Text for readers, without markup; empty when it is not there. */
  readonly body: string;
  readonly description: string;
}

/** What tells the article of a page from others that its JSON-LD names. */
export interface PageIdentity {
  readonly url: string | null;
  readonly headline: string | null;
}

/**
 * What the article among a page's JSON-LD blocks says: of several, the one whose address or headline is the page's. Names
 * may be references by `@id`. Broken blocks are common and are passed over.
 */
export function readJsonLd(blocks: readonly string[], page: PageIdentity): JsonLdArticle {
  const nodes = blocks.flatMap((block) => nodesIn(parse(block)));
  const byId = new Map<string, Node>();
  for (const node of nodes) {
    const id = node['@id'];
    // A reference has nothing but its @id.
    if (typeof id !== 'string' || Object.keys(node).length < 2) continue;
    const known = textIn(byId.get(id)?.['name']);
    if (!byId.has(id) || (known !== null && isAccount(known))) byId.set(id, node);
  }
  const articles = nodes.filter((node) => isOfType(node, ARTICLE_TYPE));
  const works = nodes.filter((node) => isOfType(node, WORK_TYPE) && dayOf(node, page) !== null);
  const node = chosen(articles, page) ?? chosen(works, page);
  if (!node) return { details: {}, body: '', description: '' };
  const holder = works.find((work) => work === pageOf(node, byId)) ?? works[0];
  const value = (key: string): unknown =>
    node[key] ?? (articles.length > 0 ? holder?.[key] : undefined);
  return {
    details: {
      // The name of a page or an episode is less than the headline that it shows.
      title:
        textIn(node['headline']) ??
        (articles.length > 0 ? textIn(node['name']) : null) ??
        undefined,
      publisher: namesIn(value('publisher'), byId) ?? undefined,
      author: namesIn(value('author'), byId) ?? namesIn(node['creator'], byId) ?? undefined,
      url: addressOf(node) ?? undefined,
      published:
        declared(value('datePublished')) ??
        dayOf(node, page) ??
        declared(node['dateCreated']) ??
        undefined,
      updated: declared(value('dateModified')) ?? undefined,
      language: languageIn(textIn(value('inLanguage')) ?? '') ?? undefined,
    },
    body: textOf(node['articleBody']),
    description: textOf(node['description']),
  };
}

function chosen(nodes: readonly Node[], { url, headline }: PageIdentity): Node | null {
  const same = (a: string | null, b: string | null): boolean => a !== null && a === b;
  return (
    nodes.find((node) => same(plainAddress(addressOf(node)), plainAddress(url))) ??
    nodes.find((node) => same(textIn(node['headline']), headline)) ??
    nodes[0] ??
    null
  );
}

/** Without what pages add for those who count visits. */
function plainAddress(url: string | null): string | null {
  return (
    url
      ?.replace(/[?#].*$/, '')
      .replace(/\/$/, '')
      .replace(/^https?:\/\/(?:www\.)?/, '') ?? null
  );
}

function addressOf(node: Node): string | null {
  const page = node['mainEntityOfPage'];
  const id = typeof page === 'object' && page ? (page as Node)['@id'] : page;
  for (const value of [node['url'], id, node['@id']]) {
    const url = typeof value === 'string' ? webAddress(value) : null;
    if (url !== null) return url;
  }
  return null;
}

function pageOf(node: Node, byId: ReadonlyMap<string, Node>): Node | undefined {
  const page = node['mainEntityOfPage'] ?? node['isPartOf'];
  const id = typeof page === 'object' && page ? (page as Node)['@id'] : page;
  return typeof id === 'string' ? byId.get(id) : undefined;
}

/** When a work came out: a film in an article may be older, so that only the page's own has its day by when it was put there. */
function dayOf(node: Node, { headline }: PageIdentity): DeclaredDate | null {
  const isOwn = headline !== null && textIn(node['name']) === headline;
  return declared(node['datePublished']) ?? (isOwn ? declared(node['uploadDate']) : null);
}

const declared = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? dateIn(`${value}`) : null;

/** One line, its entities decoded. */
function textIn(value: unknown): string | null {
  return typeof value === 'string' ? oneLine(decodeEntities(value)) : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? decodeEntities(value.replace(/<[^>]{0,500}>/g, ' ')).trim()
    : '';
}

/** Names of persons or organisations, given as text, as objects or by reference. */
function namesIn(value: unknown, byId: ReadonlyMap<string, Node>): string | null {
  const names = [value].flat(2).flatMap((one): string[] => {
    const text = textIn(one);
    if (text !== null) return [text];
    if (typeof one !== 'object' || one === null) return [];
    const node = one as Node;
    const known = typeof node['@id'] === 'string' ? byId.get(node['@id']) : undefined;
    const named = [node['name'], known?.['name']].flatMap(
      (value) => textIn([value].flat()[0]) ?? [],
    );
    // Where the two differ, one may be an account's.
    return named.filter((name) => !isAccount(name)).slice(0, 1);
  });
  const own = names.filter((name) => !isAccount(name)).map(withoutBy);
  return own.length === 0 ? null : oneLine([...new Set(own)].join(', '));
}

function isOfType(node: Node, wanted: RegExp): boolean {
  return [node['@type']].flat().some((type) => typeof type === 'string' && wanted.test(type));
}

function parse(block: string): unknown {
  // Line breaks inside strings and CDATA wrappers are not JSON, and pages have both.
  const json = block
    .replace(/[\n\r\t]/g, ' ')
    .replace(
      /^\s*(?:\/[/*]\s{0,3})?(?:<!\[CDATA\[|<!--)?(?:\s{0,3}\*\/)?|(?:\/[/*]\s{0,3})?(?:\]\]>|-->)\s*(?:\*\/)?\s*$/g,
      '',
    )
    .replace(/;\s*$/, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The objects of a block, whatever they stand in. */
function nodesIn(root: unknown): Node[] {
  const found: Node[] = [];
  const visit = (value: unknown, depth: number) => {
    if (depth > DEEPEST || found.length >= MOST_NODES || typeof value !== 'object' || !value)
      return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1);
      return;
    }
    const node = value as Node;
    found.push(node);
    for (const [key, child] of Object.entries(node)) {
      // Comments and reviews of an article are articles too, of others.
      if (typeof child === 'object' && !OTHERS.test(key)) visit(child, depth + 1);
    }
  };
  visit(root, 0);
  return found;
}

const OTHERS =
  /^(?:comments?|review|reviews|itemListElement|mentions|relatedLink|hasPart|citation|isBasedOn)$/;
