import type { ShownAnswer, ShownCitation } from '../shown-answer.ts';

export const ANSWER_COLUMNS = `id, parent_id AS "parentId", guild_id AS "guildId", channel_id AS "channelId",
  message_id AS "messageId", private, person, question, understood, language, kind, citations`;

export type AnswerRow = Omit<ShownAnswer, 'citations'> & { readonly citations: string };

export const answerOfRow = (row: AnswerRow): ShownAnswer => ({
  ...row,
  citations: JSON.parse(row.citations) as ShownCitation[],
});
