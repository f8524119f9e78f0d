#!/usr/bin/env bash
# openai 6.49.0 (JavaScript): a stream that the server ends in good order before the model has finished is no error. The loop over it just
# ends: after half a sentence, after half an event, and at once where a server that was asked to stream answers with plain JSON. What came
# may say the opposite of the whole ("ne rouvre …"). Only finish_reason, which stays null, tells; `data: [DONE]` is not missed. Here an
# answer without a finish_reason is not taken for whole (src/writing/client), and a body that is JSON is read as JSON.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund openai@6.49.0 >>npm.log

cat >try.mjs <<'JS'
import { createServer } from 'node:http';
import OpenAI from 'openai';
const event = (content, finish_reason = null) =>
  `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { content }, finish_reason }] })}\n\n`;
const message = { role: 'assistant', content: 'Le pont rouvre.' };
const bodies = {
  whole: `${event('Le pont ')}${event('ne rouvre pas.', 'stop')}data: [DONE]\n\n`,
  'no end': event('Le pont ') + event('ne rouvre '),
  'half an event': event('Le pont ') + event('ne rouvre pas.').slice(0, 40),
  'plain JSON': JSON.stringify({ id: '1', object: 'chat.completion', choices: [{ index: 0, message, finish_reason: 'stop' }] }),
};
const server = createServer((request, response) => {
  const name = decodeURIComponent(request.url.split('/')[1]);
  response.setHeader('content-type', name === 'plain JSON' ? 'application/json' : 'text/event-stream');
  response.end(bodies[name]);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
for (const name of Object.keys(bodies)) {
  const baseURL = `http://127.0.0.1:${server.address().port}/${encodeURIComponent(name)}`;
  const client = new OpenAI({ apiKey: 'none', baseURL, maxRetries: 0 });
  let [text, finish, error] = ['', null, 'no error'];
  try {
    for await (const { choices } of await client.chat.completions.create({ model: 'm', messages: [], stream: true })) {
      text += choices[0].delta.content;
      finish = choices[0].finish_reason;
    }
  } catch (thrown) {
    error = thrown.constructor.name;
  }
  console.log(`${name}: ${JSON.stringify(text)}, ${finish}, ${error}`);
}
server.close();
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
whole: "Le pont ne rouvre pas.", stop, no error
no end: "Le pont ne rouvre ", null, no error
half an event: "Le pont ", null, no error
plain JSON: "", null, no error
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
