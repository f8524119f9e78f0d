import type { ShownAnswer, ShownCitation } from '../shown-answer.ts';

/** A row of `answers`. */
interface AnswerRow {
  readonly id: number;
  readonly parent_id: number | null;
  readonly guild_id: string | null;
  readonly channel_id: string;
  readonly message_id: string | null;
  readonly private: number;
  readonly person: string | null;
  readonly question: string | null;
  readonly understood: string | null;
  readonly language: ShownAnswer['language'];
  readonly kind: ShownAnswer['kind'];
  readonly citations: string;
}

/** @returns null for no row. */
export function answerOfRow(row: unknown): ShownAnswer | null {
  if (!row) return null;
  const answer = row as AnswerRow;
  return {
    id: answer.id,
    parentId: answer.parent_id,
    guildId: answer.guild_id,
    channelId: answer.channel_id,
    messageId: answer.message_id,
    private: answer.private === 1,
    person: answer.person,
    question: answer.question,
    understood: answer.understood,
    language: answer.language,
    kind: answer.kind,
    citations: JSON.parse(answer.citations) as ShownCitation[],
  };
}
