import type { ArticleDetails, ParsedArticle } from '../articles/article.ts';
import type { Localized } from '../i18n/localized.ts';
import type { Language } from '../text/language.ts';
import type { Span } from '../text/spans.ts';

/** An article without its text. */
export interface StoredArticle extends ArticleDetails {
  readonly id: string;
  readonly file: string;
  readonly words: number;
  readonly titleStems: readonly string[];
}

/** The file of an article as it was when it was read. */
export interface StoredFile {
  readonly id: string;
  readonly file: string;
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
}

/** A file that no article could be made of, as it was then. */
export interface StoredSkip {
  readonly file: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly reason: Localized;
}

/** A chunk to be written. */
export interface NewChunk extends Span {
  readonly sentences: readonly Span[];
  /** Stems in order; sentences separated by a line break. */
  readonly stems: string;
  readonly wordCount: number;
  readonly vector: Float32Array | null;
  readonly sentenceVectors: readonly (Float32Array | null)[];
}

/** An article to be written, with its chunks. */
export interface NewArticle {
  readonly stored: StoredFile;
  /** The collection that it belongs to; null while that is not known: nobody whose view is bounded sees it. */
  readonly collection: string | null;
  readonly article: ParsedArticle;
  readonly titleStems: string;
  readonly words: number;
  readonly chunks: readonly NewChunk[];
}

/** A stem with the word that it first stands for. */
export interface NewWord {
  readonly stem: string;
  readonly form: string;
  /** Of the article where it was found. */
  readonly language: Language;
  /** Null when the model is no table of words. */
  readonly vector: Float32Array | null;
}
