import type { ScriptedReply, SeenRequest } from './loopback-model.ts';
import scripted from './scripted-answers.json' with { type: 'json' };

/** Questions about the sample articles, with what the loopback server answers: true sentences and false ones. */
export { scripted };

/** The number under which a request gives the passage that holds some words; 0 when none does. */
export function passageWith(words: string, { body }: SeenRequest): number {
  const plain = (text: string): string => text.replace(/\s+/g, ' ');
  const [before, after] = plain(body.messages[1]?.content ?? '').split(plain(words), 2);
  if (after === undefined) return 0;
  return Number([...before!.matchAll(/=== passage (\d+)/g)].at(-1)?.[1] ?? 0);
}

/** The answer written for the question of a request; to any other question, that nothing was found. */
export function scriptedReply(request: SeenRequest): ScriptedReply {
  const asked = request.body.messages[1]?.content ?? '';
  // Earlier questions stand before the one that is asked.
  const [found] = scripted
    .filter(({ question }) => asked.includes(question))
    .sort((a, b) => asked.lastIndexOf(b.question) - asked.lastIndexOf(a.question));
  const sentences = found?.sentences.map((one) => ({
    text: one.text,
    passage: passageWith(one.quote, request),
    quote: one.quote,
  }));
  return {
    text: JSON.stringify({ sentences: sentences ?? [] }),
    before: () => new Promise((resolve) => setTimeout(resolve, 15)),
  };
}
