import { type APIGatewayBotInfo, REST, Routes } from 'discord.js';
import type { DiscordConfig } from '../../config/config.ts';
import { cannotConnect } from './login.ts';

/** What Discord recommends for a bot's connections. */
export interface GatewayInfo {
  readonly shards: number;
  /** Connections that may be begun at once, each five seconds. */
  readonly atOnce: number;
}

/** @throws UserError for a wrong token or an API that cannot be reached. */
export async function gatewayInfo(
  config: DiscordConfig & { readonly token: string },
): Promise<GatewayInfo> {
  const rest = new REST({ api: config.apiBase, timeout: 15_000 }).setToken(config.token);
  try {
    const { shards, session_start_limit } = (await rest.get(
      Routes.gatewayBot(),
    )) as APIGatewayBotInfo;
    return { shards, atOnce: session_start_limit.max_concurrency };
  } catch (error) {
    throw cannotConnect(error, config);
  }
}
