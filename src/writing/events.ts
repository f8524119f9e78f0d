import { ModelTrouble } from './trouble.ts';

const LINE_END = /\r\n|\r|\n/;
/** A field of an event, or a comment. */
const FIELD = /^(?:data|event|id|retry)?:/;
/** What a server says behind the last value. */
export const END = Symbol('end');
/** A stream takes some hundred of them for a word. */
const MOST_BYTES = 10_000_000;

/**
 * The JSON values of a response: the data of each event of a stream (comments and other fields are passed over, a blank line
 * behind is not insisted on), or the one object of an answer that is no stream, whatever its type is said to be.
 *
 * @throws SyntaxError where something is no JSON; ModelTrouble `endless`.
 */
export async function* valuesIn(body: AsyncIterable<Uint8Array>): AsyncIterable<unknown> {
  let data = '';
  let streams = false;
  for await (const line of linesOf(body)) {
    streams ||= FIELD.test(line);
    const part = streams ? (/^data:\s*(.*)/.exec(line)?.[1] ?? '') : line;
    const isNext = line === '' || part === '[DONE]' || (part[0] === '{' && data.endsWith('}'));
    if (streams && isNext && data !== '') {
      yield JSON.parse(data);
      data = '';
    }
    if (part === '[DONE]') yield END;
    else data += part;
  }
  if (data.endsWith('}')) yield JSON.parse(data);
}

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let length = 0;
  for await (const bytes of body) {
    length += bytes.length;
    if (length > MOST_BYTES) throw new ModelTrouble('endless');
    const lines = (rest + decoder.decode(bytes, { stream: true })).split(LINE_END);
    rest = lines.pop()!;
    for (const line of lines) yield line.trim();
  }
  yield rest.trim();
}
