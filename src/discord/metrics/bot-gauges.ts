import { Status } from 'discord.js';
import { collectDefaultMetrics, Gauge } from 'prom-client';
import type { Bot } from '../gateway/bot.ts';

type Values = Readonly<Record<string, number | null>>;

/** Adds what is looked up whenever the metrics are read: the index, the queue, the gateway, the outbox, the process. */
export function addGauges(bot: Bot): void {
  const { registry } = bot.metrics;
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number | Promise<number | null> | null) =>
    new Gauge({
      ...{ name, help, registers },
      async collect() {
        const value = await read();
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  const perShard = (name: string, help: string, read: () => Values) =>
    new Gauge({
      ...{ name, help, registers, labelNames: ['shard'] },
      collect() {
        this.reset();
        for (const [shard, value] of Object.entries(read())) {
          if (value !== null) this.set({ shard }, value);
        }
      },
    });
  indexGauges(bot, gauge);
  const { queue, client } = bot;
  gauge('kiosque_queue_running', 'Questions that are being answered.', () => queue.running);
  gauge('kiosque_queue_waiting', 'Questions that wait for their turn.', () => queue.waiting);
  gauge('kiosque_servers', 'Discord servers that the bot is in.', () => client.guilds.cache.size);
  const shards = () => [...client.ws.shards.values()];
  perShard('kiosque_gateway_up', 'Whether a connection to Discord stands: 1 or 0.', () =>
    Object.fromEntries(shards().map(({ id, status }) => [id, Number(status === Status.Ready)])),
  );
  perShard('kiosque_gateway_latency_seconds', 'Of the last heartbeat that Discord answered.', () =>
    Object.fromEntries(shards().map(({ id, ping }) => [id, ping < 0 ? null : ping / 1000])),
  );
  outboxGauges(bot, gauge);
  collectDefaultMetrics({ register: registry });
}

type AddGauge = (
  name: string,
  help: string,
  read: () => number | Promise<number | null> | null,
) => unknown;

function indexGauges({ kiosque }: Bot, gauge: AddGauge): void {
  // All of them are read together.
  const status = once(() => kiosque.status());
  gauge('kiosque_index_articles', 'Articles in the index.', async () => (await status()).articles);
  gauge('kiosque_index_passages', 'Passages in the index.', async () => (await status()).chunks);
  gauge(
    'kiosque_index_updated_timestamp_seconds',
    'When the index was last brought up to date; absent where it never was.',
    async () => {
      const { indexedAt } = await status();
      return indexedAt === null ? null : Date.parse(indexedAt) / 1000;
    },
  );
  gauge(
    'kiosque_language_model_up',
    'Whether the language model answered the last time: 1 or 0; absent without one, and before the first time.',
    async () => {
      const answers = (await status()).languageModel?.answers ?? null;
      return answers === null ? null : Number(answers);
    },
  );
}

function outboxGauges({ store }: Bot, gauge: AddGauge): void {
  const backlog = once(() => store.subscriptions.backlog());
  gauge('kiosque_subscriptions', 'Subscriptions that have not ended.', async () => {
    return (await backlog()).active;
  });
  gauge(
    'kiosque_outbox_matches',
    'Articles found for subscriptions that wait for a digest or the end of quiet hours.',
    async () => {
      return (await backlog()).waiting;
    },
  );
  gauge('kiosque_outbox_deliveries', 'Messages made of them that were not sent yet.', async () => {
    return (await backlog()).deliveries;
  });
}

/** Asks once for all who ask while the answer is on its way. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= ask().finally(() => {
      asked = null;
    });
    return asked;
  };
}
