/** A `tokenizer.json` as Hugging Face's tokenizers write it, as far as it is read here. */
export interface TokenizerFile {
  readonly added_tokens: readonly { readonly id: number; readonly content: string }[];
  readonly normalizer: Step | null;
  readonly pre_tokenizer: Step | null;
  readonly post_processor: Step | null;
  readonly model: {
    readonly type: string;
    readonly vocab: Readonly<Record<string, number>>;
    readonly unk_token: string;
    readonly continuing_subword_prefix: string;
    readonly max_input_chars_per_word: number;
  };
}

interface Step {
  readonly type: string;
  readonly normalizers?: readonly Step[];
  readonly pattern?: { readonly String?: string };
  readonly content?: string;
}

/** Cuts a text into the word pieces of a model. */
export interface WordPieces {
  encode(text: string): number[];
  /** Ids of `[PAD]` and its like, and of the token for what is unknown. */
  readonly special: ReadonlySet<number>;
}

/** Most words: nothing in them is left out, parted or exchanged, and looking for that takes most of the time. */
const SIMPLE = /^[A-Za-z0-9À-ÖØ-öø-ÿ.,;:!?'’«»()%-]+$/;
const BERT_NORMALIZER = ['clean_text', 'handle_chinese_chars', 'strip_accents', 'lowercase'];
/** Not seen in a text: control and format characters but for white space, private and broken ones. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu;
const CHINESE = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g;
const ASTRAL = /[\ud800-\udfff]/;
const MARKS = /[\u0300-\u036f]/g;
const WORDS =
  /[^\s\p{P}\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e]+|[\p{P}\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e]/gu;

/**
 * The tokenizer of an uncased BERT without its frame of [CLS] and [SEP]: the same ids as the models' library gives, which
 * takes five times as long to load it. Null for any other.
 */
export function wordPieces(file: TokenizerFile): WordPieces | null {
  const { model, pre_tokenizer: splitter, post_processor: frame } = file;
  const steps = file.normalizer?.normalizers ?? [file.normalizer];
  const last = steps.at(-1) as (Step & Readonly<Record<string, unknown>>) | null | undefined;
  const replaced: Pairs = steps.slice(0, -1).flatMap((step) => {
    const { pattern, content } = step ?? {};
    return pattern?.String === undefined || content === undefined
      ? []
      : [[pattern.String, content]];
  });
  const isRead =
    model?.type === 'WordPiece' &&
    splitter?.type === 'BertPreTokenizer' &&
    !frame &&
    last?.type === 'BertNormalizer' &&
    BERT_NORMALIZER.every((option) => last[option] === true) &&
    replaced.length === steps.length - 1;
  if (!isRead) return null;
  const { vocab, unk_token: unknown } = model;
  const added = new Map(file.added_tokens.map(({ id, content }) => [content, id]));
  const idOf = (piece: string): number | undefined =>
    Object.hasOwn(vocab, piece) ? vocab[piece] : undefined;
  const unknownId = idOf(unknown) ?? added.get(unknown)!;
  const addedTokens = new RegExp(`(${[...added.keys()].map(literally).join('|')})`);
  const exchanged = [...added.keys(), ...replaced.map(([written]) => written)];
  const mayBeSimple = !exchanged.some((text) => SIMPLE.test(text));
  const idsOf = (words: readonly string[]): number[] =>
    words.flatMap((word) => piecesOf(word, model, idOf) ?? [unknownId]);
  const encodeSection = (section: string): number[] => {
    const id = added.get(section);
    return id === undefined ? idsOf(bertWords(normalized(section, replaced))) : [id];
  };
  return {
    special: new Set([...added.values(), unknownId]),
    encode: (text) => {
      if (mayBeSimple && SIMPLE.test(text)) return idsOf(bertWords(text));
      return (added.size > 0 ? text.split(addedTokens) : [text]).flatMap(encodeSection);
    },
  };
}

type Pairs = readonly (readonly [string, string])[];

const literally = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '\\$&');

/** Without what is not seen, with what the tokenizer has for other characters, and Chinese characters apart. */
function normalized(text: string, replaced: Pairs): string {
  let normal = text;
  for (const [written, content] of replaced) normal = normal.replaceAll(written, content);
  return normal.replace(UNSEEN, '').replace(CHINESE, ' $& ');
}

/** Words and single marks of punctuation, in lower case and without accents. */
const bertWords = (text: string): readonly string[] =>
  text.toLowerCase().normalize('NFD').replace(MARKS, '').match(WORDS) ?? [];

/** The longest piece that begins a word, and so on with the rest; null where there is none. */
function piecesOf(
  word: string,
  model: TokenizerFile['model'],
  idOf: (piece: string) => number | undefined,
): number[] | null {
  if (lengthOf(word) > model.max_input_chars_per_word) return null;
  const ids: number[] = [];
  for (let start = 0; start < word.length; ) {
    let end = word.length;
    let id: number | undefined;
    for (; end > start; end--) {
      const part = word.slice(start, end);
      id = idOf(start > 0 ? model.continuing_subword_prefix + part : part);
      if (id !== undefined) break;
    }
    if (id === undefined) return null;
    ids.push(id);
    start = end;
  }
  return ids;
}

/** In characters, each of which may have two units. */
const lengthOf = (word: string): number => (ASTRAL.test(word) ? [...word].length : word.length);
