import * as z from 'zod';
import { QUESTION_KINDS } from '../answering/answer.ts';

const offset = z.int().min(0);

/** A citation in the JSON that the terminal writes. */
export const citation = z.strictObject({
  n: z.int().min(1).describe('The marker: 1 is shown as [1].'),
  articleId: z.string(),
  file: z.string().describe('Relative to the articles folder.'),
  title: z.string(),
  publisher: z.string().nullable(),
  date: z.string().nullable().describe('Of publication: YYYY, YYYY-MM or YYYY-MM-DD.'),
  url: z.string().nullable(),
  place: z.string().nullable().describe('The page or chapter, where the article has any.'),
  start: offset.describe('UTF-16 offset in the stored text, which `source --text` prints.'),
  end: offset.describe('The offset behind the last character.'),
  quote: z.string().describe('The stored text from `start` to `end`.'),
});

const passage = z.strictObject({
  rank: z.int().min(1).describe('1 for the best.'),
  articleId: z.string(),
  file: z.string(),
  start: offset,
  end: offset,
  score: z.number().describe('Higher is better; comparable within one question only.'),
  text: z.string(),
});

const sentence = z.strictObject({
  text: z.string().describe('As it is shown, without quotation marks and markers.'),
  kind: z
    .enum(['quoted', 'stated', 'written'])
    .describe(
      'Verbatim from an article, told from its details, or written by a language model and proved by its citations.',
    ),
  label: z.string().optional().describe('What stands before it: a date, a side.'),
  citations: z.array(z.int().min(1)).min(1).describe('Markers of the citations that prove it.'),
});

const answered = z.strictObject({
  question: z.string(),
  answer: z.string().describe('The text shown, without the list of sources.'),
  language: z.enum(['fr', 'en']).describe('Of the question.'),
  kind: z
    .enum(['answered', 'perhaps', 'abstained', 'chat'])
    .describe('`perhaps`: to be checked; `abstained`: not in the articles; `chat`: no question.'),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'That a sentence answers the question: by it a warning stands, or nothing is answered. Null where the kind of question vouches for the answer, as for a summary or a list.',
    ),
  warning: z
    .string()
    .nullable()
    .describe('Why the answer must be checked; null where it need not.'),
  notes: z.array(z.string()).describe('How a date or a follow-up was understood, and the like.'),
  sentences: z.array(sentence).describe('In the order shown.'),
  writtenBy: z.string().optional().describe('The language model, where one wrote the answer.'),
  abstained: z.boolean(),
  questionKind: z.enum(QUESTION_KINDS).describe('For what kind of question the answer was made.'),
  lead: z
    .string()
    .optional()
    .describe('What stands before the sentences, such as how many there are.'),
  citations: z.array(citation),
  passages: z.array(passage).describe('The best ten, whatever the kind.'),
  ms: z.number().min(0),
});

const failed = z.strictObject({
  question: z.string().optional(),
  error: z.string().describe('What is wrong with the line, and what to do.'),
});

/** A line that `ask --json` writes; docs/answer.schema.json is made from it by `npm run docs`. */
export const answerLine = z.union([answered, failed]);

/** As its schema says. */
export type CitationJson = z.infer<typeof citation>;

/** An answer as its schema says. */
export type AnswerJson = z.infer<typeof answered>;

/** {@link answerLine} in JSON Schema, draft 2020-12. */
export function answerJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(answerLine);
  return { $schema, title: 'A line of kiosque ask --json', ...schema };
}
