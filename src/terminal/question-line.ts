import * as z from 'zod';
import { UserError } from '../errors.ts';
import { inBothTexts } from './texts/index.ts';

const schema = z.object({
  question: z.string(),
  conversation: z.string().nullish(),
  article: z.string().nullish(),
  since: z.string().nullish(),
  until: z.string().nullish(),
});

const REMEDY = inBothTexts(({ errors }) => errors.badLineRemedy);

/** One question of `ask --json`, with its options. */
export interface QuestionLine {
  readonly question: string;
  readonly conversation: string | null;
  readonly article: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
}

/**
 * Reads a line: a JSON object when it starts with `{`, a plain question otherwise. Keys it does
 * not know are left alone.
 *
 * @throws UserError when it looks like JSON and is none, or a key is missing or of another type.
 */
export function parseQuestionLine(line: string): QuestionLine {
  const given = line.trimStart().startsWith('{') ? parseObject(line) : { question: line };
  return {
    question: given.question,
    conversation: given.conversation || null,
    article: given.article ?? undefined,
    since: given.since ?? undefined,
    until: given.until ?? undefined,
  };
}

function parseObject(line: string): z.infer<typeof schema> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new UserError(
      inBothTexts(({ errors }) => errors.badLine(errors.notJson)),
      REMEDY,
      { cause },
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const keys = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new UserError(
    inBothTexts(({ errors }) => errors.badLine(errors.badKeys(keys))),
    REMEDY,
    { cause: parsed.error },
  );
}
