import { alone, type ShardShare } from '../gateway/fleet.ts';
import { serveMetrics } from '../metrics/metrics-server.ts';
import { gatewayInfo } from './gateway-info.ts';
import { startHeartbeat } from './heartbeat.ts';
import type { Logger } from './logger.ts';
import { planShards } from './plan-shards.ts';
import { runInThisProcess } from './run-in-this-process.ts';
import { Supervisor, WAITS } from './supervisor.ts';
import type { BotConfig, Surroundings } from './surroundings.ts';

/** One process where that is enough, else one for each share of the connections. */
export async function runShares(
  surroundings: Surroundings,
  config: BotConfig,
  log: Logger,
  broken: Promise<never>,
): Promise<number> {
  const { fork, signal, onRestart } = surroundings;
  const { discord } = config;
  const { shards, processes } = discord;
  if (!fork || (processes === 1 && shards === null)) {
    return answerAlone(surroundings, config, null, log, broken);
  }
  const { shards: recommended, atOnce } = await gatewayInfo(discord);
  const shares = planShards({ shards, processes }, recommended);
  const [share] = shares;
  if (shares.length === 1) {
    return answerAlone(surroundings, config, shards === null ? null : share!, log, broken);
  }
  const betweenStartsMs = atOnce >= recommended ? 0 : WAITS.betweenStartsMs;
  const supervisor = new Supervisor(shares, fork, log, { ...WAITS, betweenStartsMs });
  onRestart?.(() => void supervisor.restart());
  const ends = [startHeartbeat(config.dataDir, () => supervisor.isWhole, log)];
  try {
    if (discord.metrics) ends.push(await serveMetrics(supervisor, discord.metrics, log));
    return await Promise.race([supervisor.run(signal), broken]);
  } finally {
    await Promise.all(ends.map((end) => end()));
  }
}

function answerAlone(
  surroundings: Surroundings,
  config: BotConfig,
  share: ShardShare | null,
  log: Logger,
  broken: Promise<never>,
): Promise<number> {
  surroundings.onRestart?.(() => log.warn('a bot of one process is not replaced: restart it'));
  return runInThisProcess(surroundings, config, alone(share), log, broken);
}
