import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';

/** The metrics of one process, as it hands them to another. */
export type MetricsOfProcess = readonly MetricObjectWithValues<MetricValue<string>>[];

/**
 * The metrics of several processes as one text, in Prometheus' format. Each has a label with its process: a counter that
 * begins anew with its process would spoil a sum.
 */
export function mergedMetrics(all: readonly MetricsOfProcess[]): Promise<string> {
  return AggregatorRegistry.aggregate(all.map((metrics) => [...metrics])).metrics();
}
