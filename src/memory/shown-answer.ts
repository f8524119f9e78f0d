import type { AnswerKind, Citation } from '../answering/answer.ts';
import type { Language } from '../text/language.ts';
import type { Span } from '../text/spans.ts';

/** A citation as it was shown, with the passage around it at that time. */
export interface ShownCitation extends Citation {
  readonly context: {
    /** Where the passage started in the article's stored text. */
    readonly start: number;
    readonly text: string;
  };
}

/** Finds the passage that holds a place of an article; null where the article has gone. */
export type FindPassage = (
  articleId: string,
  start: number,
  end: number,
) => Promise<{ readonly passage: Span & { readonly text: string } } | null>;

/** The citations of an answer, or of a timeline's entries, with the passages around them, to be read also when the articles have changed. */
export function shownCitations(
  { sentences }: { readonly sentences: readonly { readonly citation: Citation }[] },
  excerpt: FindPassage,
): Promise<ShownCitation[]> {
  const citations = sentences.map(async ({ citation }): Promise<ShownCitation> => {
    const { articleId, start, end, quote } = citation;
    const passage = (await excerpt(articleId, start, end))?.passage;
    // The article may have changed since it was answered from.
    const holds = passage?.text.slice(start - passage.start, end - passage.start) === quote;
    const context = holds ? { start: passage.start, text: passage.text } : { start, text: quote };
    return { ...citation, context };
  });
  return Promise.all(citations);
}

/** An answer that was given in Discord, as `bot.db` keeps it. */
export interface ShownAnswer {
  readonly id: number;
  /** The answer that it follows. */
  readonly parentId: number | null;
  readonly guildId: string | null;
  readonly channelId: string;
  /** null until it is sent. */
  readonly messageId: string | null;
  /** Whether only the asker sees it. */
  readonly private: boolean;
  /** Who asked, what, and how it was understood; null once erased. */
  readonly person: string | null;
  readonly question: string | null;
  readonly understood: string | null;
  readonly language: Language;
  readonly kind: AnswerKind;
  readonly citations: readonly ShownCitation[];
}
