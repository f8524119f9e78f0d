import { answerJsonSchema } from '../../src/terminal/answer-schema.ts';
import { timelineJsonSchema } from '../../src/terminal/timeline-schema.ts';

/** What `--json` writes, described: by the pages that it is kept in. */
export const jsonSchemas: Readonly<Record<string, () => object>> = {
  'docs/answer.schema.json': answerJsonSchema,
  'docs/timeline.schema.json': timelineJsonSchema,
};
