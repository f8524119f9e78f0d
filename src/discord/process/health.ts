import { loadConfig } from '../../config/config.ts';
import { isAlive } from './heartbeat.ts';

// For health checks: exits with 0 while a bot with this configuration is connected.
process.exit(isAlive(loadConfig(process.env).dataDir) ? 0 : 1);
