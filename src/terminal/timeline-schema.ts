import * as z from 'zod';
import { citation } from './answer-schema.ts';

const marker = z.int().min(1);

const date = z.strictObject({
  since: z.string().describe('The first day: YYYY-MM-DD.'),
  until: z.string().describe('The last day, included.'),
  precision: z.enum(['day', 'days', 'month', 'year']),
  of: z
    .enum(['event', 'article'])
    .describe('Whether the text tells the day of the event, or it is the article’s own date.'),
});

const change = z.strictObject({
  before: z.string().describe('The figure as it was told before, as an article writes it.'),
  after: z.string().describe('The figure as this entry tells it.'),
  counted: z.string().describe('What is counted; empty where no word says it.'),
  beforeCitation: marker.describe('Marker of the entry in which `before` stands.'),
});

const entry = z.strictObject({
  date: date.nullable().describe('null where neither the text nor the article has one.'),
  changes: z.array(change).describe('Figures of this entry that were others before.'),
  sure: z.boolean().describe('Whether its article surely answers; else it is to be checked.'),
  correction: z.boolean().describe('Whether it takes back what was told before.'),
  correctedBy: marker.nullable().describe('Marker of the entry that takes it back; null for none.'),
  struck: z.array(z.string()).describe('Words of the quote that are taken back.'),
  citation: citation.describe('What is said; its marker is the number of the entry.'),
  alsoIn: z
    .array(z.strictObject({ articleId: z.string(), file: z.string(), title: z.string() }))
    .describe('Other articles that say the same in nearly the same words.'),
});

/** What `timeline --json` writes; docs/timeline.schema.json is made from it by `npm run docs`. */
export const timelineObject = z.strictObject({
  subject: z.string(),
  language: z.enum(['fr', 'en']).describe('Of the notes and the warning.'),
  kind: z
    .enum(['answered', 'perhaps', 'abstained'])
    .describe('`perhaps`: no entry is sure; `abstained`: the articles do not say.'),
  warning: z.string().nullable().describe('Why it must be checked; null where it need not.'),
  notes: z.array(z.string()).describe('How a date was understood, and the like.'),
  entries: z.array(entry).describe('Oldest first, undated last.'),
});

/** A timeline as its schema says. */
export type TimelineJson = z.infer<typeof timelineObject>;

/** {@link timelineObject} in JSON Schema, draft 2020-12. */
export function timelineJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(timelineObject);
  return { $schema, title: 'What kiosque timeline --json writes', ...schema };
}
