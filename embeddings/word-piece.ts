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

const BERT_NORMALIZER = ['clean_text', 'handle_chinese_chars', 'strip_accents', 'lowercase'];
/** Not seen in a text: control and format characters but for white space, private and broken ones. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu;
const CHINESE = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g;
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
  const replaced = steps.slice(0, -1).map((step) => [step?.pattern?.String, step?.content]);
  const isRead =
    model?.type === 'WordPiece' &&
    splitter?.type === 'BertPreTokenizer' &&
    !frame &&
    last?.type === 'BertNormalizer' &&
    BERT_NORMALIZER.every((option) => last[option] === true) &&
    replaced.every((pair) => pair.every((part) => typeof part === 'string'));
  if (!isRead) return null;
  const { vocab, unk_token: unknown } = model;
  const added = new Map(file.added_tokens.map(({ id, content }) => [content, id]));
  const idOf = (piece: string): number | undefined =>
    Object.hasOwn(vocab, piece) ? vocab[piece] : undefined;
  const unknownId = idOf(unknown) ?? added.get(unknown)!;
  const addedTokens = new RegExp(`(${[...added.keys()].map(literally).join('|')})`);
  return {
    special: new Set([...added.values(), unknownId]),
    encode: (text) => {
      const ids: number[] = [];
      for (const section of added.size > 0 ? text.split(addedTokens) : [text]) {
        const id = added.get(section);
        if (id !== undefined) ids.push(id);
        else {
          for (const word of bertWords(section, replaced as [string, string][])) {
            ids.push(...(piecesOf(word, model, idOf) ?? [unknownId]));
          }
        }
      }
      return ids;
    },
  };
}

const literally = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '\\$&');

/** Words and single marks of punctuation, in lower case and without accents. */
function bertWords(text: string, replaced: readonly (readonly [string, string])[]): string[] {
  let normal = text;
  for (const [written, content] of replaced) normal = normal.replaceAll(written, content);
  normal = normal.replace(UNSEEN, '').replace(CHINESE, ' $& ').toLowerCase();
  return normal.normalize('NFD').replace(MARKS, '').match(WORDS) ?? [];
}

/** The longest piece that begins a word, and so on with the rest; null where there is none. */
function piecesOf(
  word: string,
  model: TokenizerFile['model'],
  idOf: (piece: string) => number | undefined,
): number[] | null {
  const characters = [...word];
  if (characters.length > model.max_input_chars_per_word) return null;
  const ids: number[] = [];
  for (let start = 0; start < characters.length; ) {
    let end = characters.length;
    let id: number | undefined;
    for (; end > start; end--) {
      const part = characters.slice(start, end).join('');
      id = idOf(start > 0 ? model.continuing_subword_prefix + part : part);
      if (id !== undefined) break;
    }
    if (id === undefined) return null;
    ids.push(id);
    start = end;
  }
  return ids;
}
