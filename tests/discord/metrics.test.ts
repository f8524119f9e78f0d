import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { answer, fakeKiosque } from '../commands/fake-kiosque.ts';
import { freePort } from './free-port.ts';
import { parseExposition, sampleValue } from './parse-exposition.ts';
import { testBot } from './test-bot.ts';

const docs = new URL('../../docs/', import.meta.url);

async function measuredBot(options: Parameters<typeof testBot>[0] = {}) {
  const port = await freePort();
  const bot = await testBot({ ...options, env: { ...options.env, METRICS_PORT: port } });
  const read = async (path = '/metrics', method = 'GET') =>
    fetch(`http://127.0.0.1:${port}${path}`, { method });
  const families = async () => parseExposition(await (await read()).text());
  return { ...bot, port, read, families };
}

describe('metrics', () => {
  it('count what is asked and what becomes of it, in Prometheus’ text format', async () => {
    const { kiosque } = fakeKiosque({
      ask: async (question) => {
        if (question.includes('slow')) return new Promise(() => {});
        return answer({
          question,
          kind: question.includes('ministre') ? 'abstained' : 'answered',
          ...(question.includes('model') && { writtenBy: 'some-model' }),
        });
      },
    });
    const { discord, families, read } = await measuredBot({
      kiosque,
      env: { ANSWER_TIMEOUT: '1', RATE_PER_USER: '4' },
    });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    for (const question of ['Combien ?', 'Quel ministre secret ?', 'model ?', 'slow ?', 'trop ?']) {
      await discord.slash(ada, general, 'ask', { question });
    }
    const metrics = await families();
    const value = (name: string, labels = {}) => sampleValue(metrics, name, labels);
    expect(value('kiosque_questions_total', { outcome: 'answered' })).toBe(2);
    expect(value('kiosque_questions_total', { outcome: 'abstained' })).toBe(1);
    expect(value('kiosque_refusals_total', { reason: 'timeout' })).toBe(1);
    expect(value('kiosque_refusals_total', { reason: 'person_limit' })).toBe(1);
    expect(value('kiosque_language_model_answers_total', { outcome: 'written' })).toBe(1);
    expect(value('kiosque_answer_duration_seconds_count')).toBe(3);
    expect(value('kiosque_index_articles')).toBe(2);
    expect(value('kiosque_index_passages')).toBe(1200);
    expect(value('kiosque_queue_waiting')).toBe(0);
    // The one that never ends keeps its place.
    expect(value('kiosque_queue_running')).toBe(1);
    expect(value('kiosque_gateway_up', { shard: '0' })).toBe(1);
    expect(value('kiosque_servers')).toBe(1);
    expect(value('kiosque_subscriptions')).toBe(0);
    expect(value('kiosque_outbox_deliveries')).toBe(0);
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(1e6);
    const response = await read();
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    for (const word of ['ministre', 'Ada', ada.id, general.id, 'some-model', 'Loire']) {
      expect(text).not.toContain(word);
    }
  });

  it('are read at one path, and only where a port is set', async () => {
    const { read } = await measuredBot();
    expect((await read('/')).status).toBe(404);
    expect((await read('/metrics', 'POST')).status).toBe(404);
    expect((await read('/metrics?x=1')).status).toBe(200);
    const { config } = await testBot();
    expect(config.discord.metrics).toBeNull();
  });

  it('end with the bot, which tells of a port that is taken', async () => {
    const { port, restart, read } = await measuredBot();
    await restart();
    expect((await read()).status).toBe(200);
    const failure = await testBot({ env: { METRICS_PORT: port } }).catch((error) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure.text.en).toContain(`127.0.0.1:${port}`);
    expect(failure.remedy.en).toContain('METRICS_PORT');
  });

  it('are all documented, and the dashboard shows none that is not there', async () => {
    const { families } = await measuredBot();
    const names = [...(await families()).keys()].filter((name) => name.startsWith('kiosque_'));
    const page = readFileSync(new URL('operations.md', docs), 'utf8');
    const told = [...page.matchAll(/`(kiosque_[a-z_]+)/g)].map(([, name]) => name!);
    expect(new Set(told)).toEqual(new Set(names));
    const shown = dashboardQueries().flatMap(({ names }) => names.map(familyOf));
    expect(new Set(shown.filter((name) => name.startsWith('kiosque_')))).toEqual(new Set(names));
  });

  it('have on the dashboard the labels that they have here, and each panel a place of its own', async () => {
    const { families } = await measuredBot();
    const known = await families();
    const rows = readFileSync(new URL('operations.md', docs), 'utf8').split('\n');
    for (const { expr, names, by } of dashboardQueries()) {
      expect(names, expr).not.toHaveLength(0);
      for (const name of names.map(familyOf)) {
        expect(known.get(name), `${expr}: ${name} is not measured`).toBeDefined();
        const [, , labels = ''] = rows.find((row) => row.includes(`\`${name}\``))?.split('|') ?? [];
        for (const label of by) {
          if (label === 'le') expect(known.get(name)?.type, expr).toBe('histogram');
          else expect(labels, expr).toContain(`\`${label}\``);
        }
      }
    }
    const { panels, title } = dashboard();
    expect(title).toBe('Kiosque');
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    for (const { targets } of panels) {
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    }
  });
});

interface Dashboard {
  readonly title: string;
  readonly panels: readonly {
    readonly id: number;
    readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
    readonly targets: readonly {
      readonly refId: string;
      readonly expr: string;
      readonly legendFormat: string;
    }[];
  }[];
}

const dashboard = (): Dashboard =>
  JSON.parse(readFileSync(new URL('deploy/grafana-dashboard.json', docs), 'utf8'));

const familyOf = (name: string): string => name.replace(/_(bucket|sum|count)$/, '');

/** Each query with the metrics that it names, and the labels that it or its legend goes by. */
function dashboardQueries() {
  return dashboard().panels.flatMap(({ targets }) =>
    targets.map(({ expr, legendFormat }) => ({
      expr,
      names: [...expr.matchAll(/([a-z_][a-z0-9_]*)\{/g)].map(([, name]) => name!),
      by: [...expr.matchAll(/by \(([a-z_]+)\)/g), ...legendFormat.matchAll(/\{\{([a-z_]+)\}\}/g)]
        .map(([, label]) => label!)
        // That of each target, which Prometheus adds.
        .filter((label) => label !== 'instance'),
    })),
  );
}
