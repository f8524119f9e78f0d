import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CHECKSUMS_FILE,
  type Checksums,
  SMALL_FILES,
  sha256,
  WEIGHTS_FILES,
} from '../../../embeddings/model-files.ts';
import { MAX_WORD_LENGTH } from './split-words.ts';
import { byteTable, tableGraph } from './table-graph.ts';
import { CONTINUING, SPECIAL_PIECES } from './word-pieces.ts';

/** A trained model. */
export interface TableModel {
  /** In the order of their ids. */
  readonly pieces: readonly string[];
  /** Their vectors, row by row. */
  readonly table: Float32Array;
  readonly dimension: number;
}

/** Pieces of a text that are read; the table itself has no limit. */
export const MAX_TOKENS = 512;

/**
 * Writes a model in transformers.js layout, with the checksums that are checked when it is loaded.
 *
 * @returns the checksums by file.
 */
export async function writeModel(folder: string, model: TableModel): Promise<Checksums['files']> {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const json = (name: (typeof SMALL_FILES)[number], value: unknown, indent?: number) =>
    writeFileSync(join(folder, name), `${JSON.stringify(value, null, indent)}\n`);
  json('config.json', config(model), 2);
  json('tokenizer_config.json', tokenizerConfig(), 2);
  json('tokenizer.json', tokenizer(model.pieces));
  writeFileSync(
    join(folder, WEIGHTS_FILES[0]),
    tableGraph(byteTable(model.table, model.dimension)),
  );
  const files: Record<string, string> = {};
  for (const file of [...SMALL_FILES, WEIGHTS_FILES[0]])
    files[file] = await sha256(join(folder, file));
  writeFileSync(join(folder, CHECKSUMS_FILE), `${JSON.stringify({ files }, null, 2)}\n`);
  return files;
}

/** The library wants a known type; of BERT, the table has the vocabulary and the limit only. */
function config({ pieces, dimension }: TableModel) {
  return {
    model_type: 'bert',
    architectures: ['BertModel'],
    hidden_size: dimension,
    vocab_size: pieces.length,
    max_position_embeddings: MAX_TOKENS,
    pad_token_id: 0,
  };
}

function tokenizerConfig() {
  const [pad_token, unk_token, cls_token, sep_token, mask_token] = SPECIAL_PIECES;
  return {
    tokenizer_class: 'BertTokenizer',
    do_lower_case: true,
    strip_accents: true,
    model_max_length: MAX_TOKENS,
    ...{ pad_token, unk_token, cls_token, sep_token, mask_token },
  };
}

/** What {@link import('./split-words.ts').splitWords} and `WordPieces` do, in the tokenizers library's form. */
function tokenizer(pieces: readonly string[]) {
  const replace = (from: string, content: string) => ({
    type: 'Replace',
    pattern: { String: from },
    content,
  });
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL_PIECES.map((content, id) => ({ id, content, ...flags, special: true })),
    normalizer: {
      type: 'Sequence',
      normalizers: [
        replace('œ', 'oe'),
        replace('Œ', 'oe'),
        {
          type: 'BertNormalizer',
          clean_text: true,
          handle_chinese_chars: true,
          strip_accents: true,
          lowercase: true,
        },
      ],
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: CONTINUING, cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: SPECIAL_PIECES[1],
      continuing_subword_prefix: CONTINUING,
      max_input_chars_per_word: MAX_WORD_LENGTH,
      vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
    },
  };
}
