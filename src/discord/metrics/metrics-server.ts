import { createServer, type ServerResponse } from 'node:http';
import { Registry } from 'prom-client';
import type { Logger } from '../process/logger.ts';
import { startError } from '../process/start-error.ts';

/** Where metrics are read. */
export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

/** Gives metrics in Prometheus' text format. */
export type Measured = Pick<Registry, 'metrics'>;

/** Of a request; a reader that is slower is cut off. */
const REQUEST_WITHIN_MS = 10_000;

/**
 * Serves metrics at `/metrics`, and nothing else.
 *
 * @returns ends it.
 * @throws UserError when the address cannot be listened on.
 */
export async function serveMetrics(
  source: Measured,
  { host, port }: MetricsAddress,
  log: Logger,
): Promise<() => Promise<void>> {
  const server = createServer(
    { requestTimeout: REQUEST_WITHIN_MS },
    ({ method, url }, response) => {
      const isRead = (method === 'GET' || method === 'HEAD') && url?.split('?')[0] === '/metrics';
      if (isRead) void answer(source, response, log);
      else response.writeHead(404, { 'content-type': 'text/plain' }).end('Only GET /metrics.\n');
    },
  );
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw startError(
      (texts) => texts.noMetrics(`${host}:${port}`, why),
      (texts) => texts.noMetricsRemedy,
      error,
    );
  }
  server.on('error', (error) => log.warn({ err: error }, 'the metrics server failed'));
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

async function answer(source: Measured, response: ServerResponse, log: Logger): Promise<void> {
  try {
    const text = await source.metrics();
    response.writeHead(200, { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE }).end(text);
  } catch (error) {
    log.warn({ err: error }, 'the metrics could not be read');
    response.writeHead(500, { 'content-type': 'text/plain' }).end('See the log.\n');
  }
}
