import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Answer } from '../../src/answering/answer.ts';
import type { AnswerOptions } from '../../src/answering/answerer.ts';
import type { LanguageModelConfig } from '../../src/config/config.ts';
import { messages } from '../../src/i18n/messages.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';
import { type AnswererParts, createAnswerer } from '../../src/writing/answerer.ts';
import { Breaker } from '../../src/writing/breaker.ts';
import { indexedBefore } from '../helpers/indexed-folder.ts';
import { type ScriptedReply, type SeenRequest, startLoopbackModel } from './loopback-model.ts';
import { passageWith } from './scripted-answers.ts';

const indexed = indexedBefore(fileURLToPath(new URL('../verifying/fixtures', import.meta.url)));

const QUESTION = 'Combien a coûté le chantier de la bibliothèque de Valdane ?';
const COST = 'Le chantier a coûté 2,4 millions d’euros, dont 800 000 euros payés par la région.';
const OPENING =
  'La bibliothèque municipale de Valdane rouvrira le 5 mars après onze mois de travaux.';
const OPENING_QUOTE =
  'La bibliothèque municipale de Valdane rouvrira ses portes le 5 mars après onze mois de travaux';

const honest = (request: SeenRequest): string => {
  const passage = passageWith('2,4 millions', request);
  return JSON.stringify({
    sentences: [
      { text: COST, passage, quote: COST },
      { text: OPENING, passage, quote: OPENING_QUOTE },
    ],
  });
};

interface Served {
  readonly requests: readonly SeenRequest[];
  ask(question?: string, asking?: AnswerOptions): Promise<Answer>;
  status(): { readonly answers: boolean | null } | null;
}

async function serve(
  script: (request: SeenRequest, index: number) => ScriptedReply,
  changes: Partial<LanguageModelConfig> = {},
  parts: Partial<AnswererParts> = {},
  sources: Partial<Sources> = {},
): Promise<Served> {
  const server = await startLoopbackModel(script, changes);
  onTestFinished(() => server.stop());
  const answerer = createAnswerer(server.config, parts);
  const scope = { within: null };
  return {
    requests: server.requests,
    ask: (question = QUESTION, asking = {}) =>
      answerer.answer(
        question,
        scope,
        { ...indexed.sources, ...sources },
        indexed.embedder,
        asking,
      ),
    status: () => answerer.status(),
  };
}

const said = messages('fr').languageModel;
const isQuoted = (answer: Answer): boolean =>
  answer.writtenBy === undefined && answer.sentences.every(({ text }) => text === undefined);

describe('a model that keeps to the passages', () => {
  it('writes the answer, each sentence with its proof', async () => {
    const { ask } = await serve((request) => ({ text: honest(request) }));
    const answer = await ask();
    expect(answer).toMatchObject({ writtenBy: 'loopback', kind: 'answered' });
    // "Rouvrira ses portes": what leaves words out that may tell is shown as its quotation.
    expect(answer.sentences.map(({ kind, text }) => [kind, text])).toEqual([
      ['written', COST],
      ['quoted', undefined],
    ]);
    expect(answer.sentences[1]!.citation.quote).toContain(OPENING_QUOTE);
    for (const { citation } of answer.sentences) {
      const { text } = (await indexed.sources.corpus.article(citation.articleId))!;
      expect(text.slice(citation.start, citation.end)).toBe(citation.quote);
    }
    expect(answer.sentences.map(({ citation }) => citation.n)).toEqual([1, 2]);
  });

  it('is shown sentence by sentence, while it writes', async () => {
    const shown: number[] = [];
    let resume = () => {};
    const waiting = new Promise<void>((resolve) => {
      resume = resolve;
    });
    const { ask } = await serve((request) => {
      const text = honest(request);
      const first = text.indexOf('},') + 1;
      return {
        text: [text.slice(0, first), text.slice(first)],
        before: (piece) => (piece === 1 ? waiting : Promise.resolve()),
      };
    });
    const answer = await ask(QUESTION, {
      onProgress: ({ sentences }) => {
        shown.push(sentences.length);
        resume();
      },
    });
    expect(shown[0]).toBe(1);
    expect(answer.sentences).toHaveLength(2);
  });

  it.each([
    ['Nora Belkacem', 'written'],
    ['Faith Kiprono', 'quoted'],
    [null, 'quoted'],
  ])('is read: a reader that finds %j where the claim names Belkacem', async (found, kind) => {
    const claim = 'Nora Belkacem a remporté dimanche le marathon des Salines en 2 h 29.';
    const quote = 'Nora Belkacem a remporté dimanche le marathon des Salines';
    const asked: string[] = [];
    const reader: Sources['reader'] = {
      read: async (question, passages) =>
        passages.map(({ text, sentences }) => {
          if (sentences.length > 0) return { best: null, sentences: sentences.map(() => null) };
          asked.push(question);
          const start = found === null ? -1 : text.indexOf(found);
          const span = { start, end: start + (found?.length ?? 0) };
          return { best: start < 0 ? null : { margin: 5, span }, sentences: [] };
        }),
    };
    const { ask } = await serve(
      (request) => {
        const passage = passageWith('marathon des Salines', request);
        return { text: JSON.stringify({ sentences: [{ text: claim, passage, quote }] }) };
      },
      {},
      {},
      { reader },
    );
    const { sentences } = await ask('Qui a remporté le marathon des Salines ?');
    expect(sentences.map((one) => one.kind)).toEqual([kind]);
    expect(asked).toEqual(['Qui a remporté dimanche le marathon des Salines en 2 h 29 ?']);
  });

  it('may write the plain form where the server refuses the other', async () => {
    const { ask, requests } = await serve((request) =>
      request.body.response_format
        ? { status: 400 }
        : { text: `${COST} [${passageWith('2,4 millions', request)}] «${COST}»` },
    );
    expect((await ask()).sentences[0]?.text).toBe(COST);
    await ask('Quand la bibliothèque de Valdane rouvrira-t-elle ?');
    expect(requests.map(({ body }) => Boolean(body.response_format))).toEqual([true, false, false]);
  });

  it('is asked once for the same question', async () => {
    const { ask, requests } = await serve((request) => ({ text: honest(request) }));
    const first = await ask();
    const again = await ask();
    expect(again.sentences).toEqual(first.sentences);
    expect(requests).toHaveLength(1);
  });

  it('is asked again once the articles have changed', async () => {
    let { generation } = indexed.sources.corpus;
    const corpus = new Proxy(indexed.sources.corpus, {
      get(target, name) {
        if (name === 'generation') return generation;
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const { ask, requests } = await serve(
      (request) => ({ text: honest(request) }),
      {},
      {},
      { corpus },
    );
    await ask();
    generation += 1;
    await ask();
    expect(requests).toHaveLength(2);
  });

  it('is given what was asked before', async () => {
    const { requests, ask } = await serve((request) => ({ text: honest(request) }));
    await ask();
    expect(requests[0]!.body.messages[1]!.content).toContain(QUESTION);
  });
});

describe('a model that does not', () => {
  it('shows what proves it in the place of a sentence that is false, and that once', async () => {
    const { ask } = await serve((request) => {
      const passage = passageWith('2,4 millions', request);
      const wrong = { text: COST.replace('2,4', '2,8'), passage, quote: COST };
      const right = { text: COST, passage, quote: COST };
      return { text: JSON.stringify({ sentences: [wrong, right] }) };
    });
    expect((await ask()).sentences.map(({ text }) => text)).toEqual([COST]);
  });

  it('counts the passages wrongly: its words are looked for in all of them', async () => {
    const { ask } = await serve(() => ({
      text: JSON.stringify({ sentences: [{ text: COST, passage: 1234567890, quote: COST }] }),
    }));
    expect((await ask()).sentences.map(({ text }) => text)).toEqual([COST]);
  });

  it('is not shown where what is left does not answer', async () => {
    const loan = 'Le prêt restera gratuit pour les moins de 18 ans.';
    const { ask } = await serve((request) => {
      const passage = passageWith('2,4 millions', request);
      return { text: JSON.stringify({ sentences: [{ text: loan, passage, quote: loan }] }) };
    });
    const answer = await ask('Qui est la maire de Valdane ?');
    expect(isQuoted(answer)).toBe(true);
  });

  it.each([
    [
      'invents',
      '{"sentences":[{"text":"Le chantier a coûté dix euros.","passage":1,"quote":"dix euros"}]}',
    ],
    ['writes Chinese', '{"sentences":[{"text":"图书馆三月开放。","passage":1,"quote":"x"}]}'],
    ['writes no JSON', '{"sentences": [{"text": oops'],
    ['chats', 'Bien sûr ! Voici la réponse : le chantier a coûté 2,4 millions.'],
    ['only thinks', '<think>2,4 millions d’euros'],
    ['writes nothing', ' '],
  ])('%s: the articles answer, with a note', async (_what, text) => {
    const { ask, status } = await serve(() => ({ text }));
    const answer = await ask();
    expect(isQuoted(answer)).toBe(true);
    expect(answer.notes).toContain(said.unproven);
    expect(answer.trouble).toMatch(/^language model: /);
    expect(status()?.answers).toBe(true);
  });

  it('says that it found nothing: the reader is told', async () => {
    const { ask } = await serve(() => ({ text: '{"sentences":[]}' }));
    const answer = await ask();
    expect(isQuoted(answer)).toBe(true);
    expect(answer.notes).toContain(said.foundNothing);
  });
});

describe('a server in trouble', () => {
  it.each<[string, ScriptedReply]>([
    ['timeout', { silent: true }],
    ['endless', { text: 'mot '.repeat(400), endless: true }],
    ['timeout', { text: '<', endless: true, before: () => new Promise((r) => setImmediate(r)) }],
    ['unauthorised', { status: 401, raw: 'bad key sk-secret' }],
    ['busy', { status: 429, headers: { 'retry-after': '60' } }],
    ['server error', { status: 500 }],
    ['stream cut', { text: '{"sentences":[{"text":"Le', cut: true }],
  ])('%s: the articles answer in time', async (kind, reply) => {
    const timeoutSeconds = kind === 'timeout' ? 0.3 : 20;
    const { ask, status } = await serve(() => reply, { timeoutSeconds, apiKey: 'sk-secret' });
    const startedAt = performance.now();
    const answer = await ask();
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(isQuoted(answer)).toBe(true);
    expect(answer.notes).toContain(said.silent);
    expect(answer.trouble).toMatch(kind === 'timeout' ? /timeout|endless/ : kind);
    expect(JSON.stringify(answer)).not.toContain('sk-secret');
    expect(status()?.answers).toBe(false);
  });

  it('is left alone once it is dead, and asked again later', async () => {
    let now = 0;
    const breaker = new Breaker(() => now);
    let dead = true;
    const { ask, requests } = await serve(
      (request) => (dead ? { status: 500 } : { text: honest(request) }),
      {},
      { breaker },
    );
    for (let i = 0; i < 5; i++) await ask();
    // Each question once with a form of answer, which may be what the server cannot do, and once without.
    expect(requests).toHaveLength(6);
    dead = false;
    now = 60_000;
    expect((await ask()).writtenBy).toBe('loopback');
  });
});

it('a server that cannot answer in JSON is asked for it once, whatever its model writes', async () => {
  const { ask, requests } = await serve(({ body }) =>
    body.response_format ? { status: 500 } : { text: 'Bien sûr ! Voici la réponse.' },
  );
  await ask();
  await ask();
  expect(requests.map(({ body }) => Boolean(body.response_format))).toEqual([true, false, false]);
});

describe('the model is not asked', () => {
  it.each(['Bonjour !', 'Quelle est la capitale de la Mongolie ?'])('for %s', async (question) => {
    const { ask, requests } = await serve(() => ({ status: 500 }));
    const answer = await ask(question);
    expect(['chat', 'abstained']).toContain(answer.kind);
    expect(requests).toHaveLength(0);
  });

  it('when the day’s answers are used up; what it wrote before is still shown', async () => {
    let left = 1;
    const takeModelAnswer = async () => left-- > 0;
    const { ask, requests } = await serve((request) => ({ text: honest(request) }));
    await ask(QUESTION, { takeModelAnswer });
    expect((await ask(QUESTION, { takeModelAnswer })).writtenBy).toBe('loopback');
    const spent = await ask('Quand la bibliothèque de Valdane rouvrira-t-elle ?', {
      takeModelAnswer,
    });
    expect(spent.notes).toContain(said.spent);
    expect(requests).toHaveLength(1);
  });
});

it('tells an injected article nothing that another could imitate', async () => {
  const keys = new Set<string>();
  const { ask, requests } = await serve(() => ({ text: '{"sentences":[]}' }));
  await ask('Quand ouvre le marché de Noël de Tournelle ?');
  await ask('Combien d’exposants au marché de Noël de Tournelle ?');
  for (const { body } of requests) {
    const key = /=== passage 1 ([0-9a-f]{16}) ===/.exec(body.messages[1]!.content)![1]!;
    keys.add(key);
    expect(body.messages[0]!.content).toContain(key);
  }
  expect(keys.size).toBe(2);
});

describe('a server that behaves otherwise', () => {
  const answerOf = (
    request: SeenRequest,
    passage: unknown = passageWith('2,4 millions', request),
  ) => JSON.stringify({ sentences: [{ text: COST, passage, quote: COST }] });
  const call = (text: string) => ({ name: 'answer', arguments: text });
  const chunk = (choice: object) => ({ choices: [{ index: 0, ...choice }] });
  const whole = (request: SeenRequest) =>
    chunk({ message: { content: answerOf(request) }, finish_reason: 'stop' });
  /** The events of a stream as the protocol has them. */
  const streamed = (request: SeenRequest): string[] => {
    const text = answerOf(request);
    const half = text.length >> 1;
    const choices = [
      { delta: { role: 'assistant', content: null } },
      { delta: { content: text.slice(0, half) } },
      { delta: { content: text.slice(half) } },
      { delta: {}, finish_reason: 'stop' },
    ];
    const data = [...choices.map((choice) => JSON.stringify(chunk(choice))), '[DONE]'];
    return data.map((one) => `data: ${one}\n\n`);
  };

  const behaviours: Readonly<Record<string, (request: SeenRequest) => ScriptedReply>> = {
    'talks before and after the JSON': (request) => ({
      text: `Voici ma réponse :\n\n${answerOf(request)}\n\nN’hésitez pas à demander plus.`,
    }),
    'fences the JSON': (request) => ({ text: `\`\`\`json\n${answerOf(request)}\n\`\`\`` }),
    'writes Markdown': (request) => ({
      text: `## Réponse\n\n- **${COST}** [${passageWith('2,4 millions', request)}]\n  > « ${COST} »\n`,
    }),
    'gives the passage as text': (request) => ({
      text: answerOf(request, `passage ${passageWith('2,4 millions', request)}`),
    }),
    'answers 500 to a form of answer': (request) =>
      request.body.response_format ? { status: 500 } : { text: answerOf(request) },
    'does not stream': (request) => ({
      whole: chunk({ message: { content: answerOf(request) }, finish_reason: 'stop' }),
    }),
    'streams whole messages': (request) => ({
      events: [chunk({ message: { content: answerOf(request) }, finish_reason: 'stop' })],
    }),
    'thinks aloud': (request) => ({
      text: `<think>{"sentences":[{"text":"${OPENING}"</think>${answerOf(request)}`,
    }),
    'thinks without an opening tag': (request) => ({
      text: `La question porte sur le coût.</think>\n${answerOf(request)}`,
    }),
    'writes a call in the text': (request) => ({
      text: `<tool_call>${JSON.stringify(call(answerOf(request)))}</tool_call>`,
    }),
    'makes a call of the answer': (request) => {
      const tool_calls = [{ index: 0, function: call(answerOf(request)) }];
      return { events: [chunk({ delta: { tool_calls } }), chunk({ finish_reason: 'tool_calls' })] };
    },
    'makes a call of the answer, and does not stream': (request) => ({
      whole: chunk({
        message: { content: null, tool_calls: [{ function: call(answerOf(request)) }] },
        finish_reason: 'tool_calls',
      }),
    }),
    'sends events without a choice': (request) => ({
      events: [
        { choices: [] },
        {},
        chunk({}),
        chunk({ delta: { content: [{ type: 'text', text: answerOf(request) }] } }),
        chunk({ delta: null, finish_reason: 'stop' }),
        { choices: [], usage: { total_tokens: 7 } },
      ],
    }),
    'keeps the line warm with comments and empty events': (request) => ({
      raw: `: ping\n\nevent: ping\ndata:\n\nretry: 3000\n\n${streamed(request).join(': ping\n\n')}`,
    }),
    'ends its lines as Windows does': (request) => ({
      raw: streamed(request).join('').replaceAll('\n', '\r\n'),
    }),
    'cuts letters between two packets': (request) => ({
      raw: [...Buffer.from(streamed(request).join(''))].map((byte) => Uint8Array.of(byte)),
    }),
    'leaves out the space and the blank lines': (request) => ({
      raw: streamed(request).join('').replaceAll('data: ', 'data:').replaceAll('\n\n', '\n'),
    }),
    'opens with a byte order mark': (request) => ({ raw: `\ufeff${streamed(request).join('')}` }),
    'spreads an event over several lines': (request) => ({
      raw: streamed(request).join('').replaceAll('"choices":', '\ndata: "choices":'),
    }),
    'does not say that it is done': (request) => ({
      raw: streamed(request).slice(0, -1).join('').trimEnd(),
    }),
    'gives no reason to be done': (request) => ({
      raw: streamed(request)
        .filter((event) => !event.includes('finish_reason'))
        .join(''),
    }),
    'calls a stream JSON': (request) => ({
      raw: streamed(request).join(''),
      headers: { 'content-type': 'application/json' },
    }),
    'calls JSON text, and indents it': (request) => ({
      raw: JSON.stringify(whole(request), null, 2),
      headers: { 'content-type': 'text/plain' },
    }),
    'calls JSON a stream': (request) => ({ raw: JSON.stringify(whole(request)) }),
    'compresses what it says': (request) => ({
      raw: [gzipSync(streamed(request).join(''))],
      headers: { 'content-encoding': 'gzip' },
    }),
    'thinks in a field of its own': (request) => ({
      events: [
        chunk({ delta: { role: 'assistant', content: '', reasoning_content: OPENING } }),
        chunk({ delta: { content: answerOf(request), reasoning: null }, finish_reason: 'stop' }),
      ],
    }),
    'comes to its length in mid-sentence': (request) => ({
      events: [
        chunk({ delta: { content: `${answerOf(request).slice(0, -2)},{"text":"Et` } }),
        chunk({ delta: {}, finish_reason: 'length' }),
      ],
    }),
    'says in a stream that it knows no form of answer': (request) =>
      request.body.response_format
        ? { events: [{ error: { message: 'response_format', type: 'invalid_request_error' } }] }
        : { text: answerOf(request) },
    'repeats a piece of no meaning to it': (request) => ({
      events: [null, 7, 'text', { choices: null }, whole(request)],
    }),
  };
  it.each(Object.keys(behaviours))('%s: its sentence is shown', async (name) => {
    const { ask } = await serve(behaviours[name]!);
    const answer = await ask();
    expect(answer.sentences.map(({ text }) => text)).toEqual([COST]);
    expect(answer).toMatchObject({ writtenBy: 'loopback' });
  });

  it.each([
    ['no choice at all', { whole: { choices: [] } }],
    ['an empty message', { whole: { choices: [{ message: {}, finish_reason: 'stop' }] } }],
    ['a page', { raw: '<html>502</html>', headers: { 'content-type': 'text/html' } }],
    ['JSON that is none', { raw: '{"choices":', headers: { 'content-type': 'application/json' } }],
    ['events that are none', { raw: 'data: {"choices": sk-secret}\n\n' }],
    ['a refusal', { whole: chunk({ message: { content: null, refusal: 'I cannot.' } }) }],
    ['a value alone', { raw: 'data: null\n\ndata: [DONE]\n\n' }],
    ['a redirection to itself', { status: 307, headers: { location: '/v1/chat/completions' } }],
    ['no content', { status: 204 }],
  ] as const)(
    'answers %s: the articles are quoted, and nothing of it is printed',
    async (_what, reply) => {
      const printed = (['log', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
      onTestFinished(() => printed.forEach((one) => void one.mockRestore()));
      const { ask } = await serve(() => reply);
      const answer = await ask();
      expect(isQuoted(answer)).toBe(true);
      expect(answer.sentences.length).toBeGreaterThan(0);
      expect(answer.trouble).toBeDefined();
      for (const one of printed) expect(one).not.toHaveBeenCalled();
    },
  );

  it('answers 200 and tells of an error: it is what it would be by its status', async () => {
    for (const reply of [
      { whole: { error: { message: 'slow down', code: 429 } } },
      { events: [chunk({ delta: { content: '{' } }), { error: { code: 429 } }] },
    ]) {
      const { ask, status } = await serve(() => reply);
      expect((await ask()).trouble).toBe('language model: busy');
      expect(status()?.answers).toBe(false);
    }
  });

  it('redirects: the other address is asked', async () => {
    const { ask, requests } = await serve((request, index) =>
      index === 0
        ? { status: 308, headers: { location: '/v2/chat/completions' } }
        : { text: answerOf(request) },
    );
    expect((await ask()).writtenBy).toBe('loopback');
    expect(requests).toHaveLength(2);
  });

  it('leaves the connection open once all is said: it is not waited for', async () => {
    const { ask } = await serve((request) => ({ raw: streamed(request).join(''), hangs: true }));
    const answer = await ask();
    expect(answer).toMatchObject({ writtenBy: 'loopback' });
    expect(answer.trouble).toBeUndefined();
    expect(answer.ms).toBeLessThan(4000);
  });

  it.each([
    ['hangs', { hangs: true }],
    ['is cut', { cut: true }],
  ] as const)('%s in mid-stream: the part that came is shown, once', async (_what, ending) => {
    const seen: number[] = [];
    const { ask, status } = await serve(
      (request) => ({ text: `${answerOf(request).slice(0, -2)},{"text":"Et`, ...ending }),
      { timeoutSeconds: 1 },
    );
    const answer = await ask(QUESTION, {
      onProgress: ({ sentences }) => seen.push(sentences.length),
    });
    expect(answer.sentences.map(({ text }) => text)).toEqual([COST]);
    expect(seen).toEqual([1]);
    expect(answer.trouble).toBeDefined();
    expect(status()?.answers).toBe(false);
  });
});
