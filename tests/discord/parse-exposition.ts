/** A sample of a metric. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly type: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"';
const LINE = new RegExp(`^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*),?\\})? (\\S+)$`);

/**
 * Reads Prometheus' text format (0.0.4) strictly, and the conventions of names with it: counters end in `_total`, times are
 * in seconds, buckets of a histogram grow to `+Inf`, which is its count.
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function parseExposition(text: string): Map<string, Family> {
  if (!text.endsWith('\n')) throw new Error('The last line has no end.');
  const families = new Map<string, { type: string; help: string; samples: Sample[] }>();
  let current = '';
  for (const line of text.split('\n').filter(Boolean)) {
    const [, keyword, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (keyword === 'HELP') {
      if (families.has(name)) throw new Error(`${name} comes twice.`);
      families.set(name, { type: 'untyped', help: rest, samples: [] });
      current = name;
    } else if (keyword === 'TYPE') {
      if (name !== current) throw new Error(`The type of ${name} stands apart from its help.`);
      families.get(name)!.type = rest;
    } else {
      const sample = parseSample(line);
      const family = families.get(current);
      const own = sample.name.replace(/_(bucket|sum|count)$/, '');
      if (!family || (sample.name !== current && own !== current)) {
        throw new Error(`${sample.name} stands with ${current}.`);
      }
      family.samples.push(sample);
    }
  }
  for (const [name, family] of families) checkFamily(name, family);
  return families;
}

function parseSample(line: string): Sample {
  const [, name, labels = '', value = ''] = LINE.exec(line) ?? [];
  if (name === undefined) throw new Error(`This is no sample: ${line}`);
  const pairs = [...labels.matchAll(/([a-zA-Z0-9_]+)="((?:[^"\\]|\\.)*)"/g)];
  const number = value === '+Inf' ? Infinity : Number(value);
  if (value !== 'Nan' && value !== 'NaN' && Number.isNaN(number)) throw new Error(line);
  return {
    name,
    labels: Object.fromEntries(pairs.map(([, key, text]) => [key, text])),
    value: number,
  };
}

function checkFamily(name: string, { type, help, samples }: Family): void {
  if (help === '') throw new Error(`${name} has no help.`);
  if (!['counter', 'gauge', 'histogram', 'summary'].includes(type))
    throw new Error(`${name}: ${type}`);
  if (/_(ms|milliseconds|kb|mb|percent)$/.test(name)) throw new Error(`${name} has no base unit.`);
  if ((type === 'counter') !== name.endsWith('_total') && name.startsWith('kiosque_')) {
    throw new Error(`${name} is a ${type}.`);
  }
  if (type !== 'histogram') return;
  for (const own of byLabels(samples).values()) checkHistogram(name, own);
}

/** Each histogram of a family: those that differ in another label than the bucket's. */
function byLabels(samples: readonly Sample[]): Map<string, Sample[]> {
  const found = new Map<string, Sample[]>();
  for (const sample of samples) {
    const { le: _, ...labels } = sample.labels;
    const key = JSON.stringify(Object.entries(labels).sort());
    found.set(key, [...(found.get(key) ?? []), sample]);
  }
  return found;
}

function checkHistogram(name: string, samples: readonly Sample[]): void {
  const buckets = samples.filter((one) => one.name === `${name}_bucket`);
  const count = samples.find((one) => one.name === `${name}_count`);
  const values = buckets.map(({ value }) => value);
  if (values.some((value, i) => value < (values[i - 1] ?? 0))) throw new Error(`${name} falls.`);
  if (buckets.length > 0 && buckets.at(-1)?.labels['le'] !== '+Inf')
    throw new Error(`${name}: no +Inf`);
  if (buckets.length > 0 && buckets.at(-1)?.value !== count?.value)
    throw new Error(`${name}: count`);
}

/** The value of a sample; undefined where there is none. */
export function sampleValue(
  families: ReadonlyMap<string, Family>,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | undefined {
  const samples = [...families.values()].flatMap((family) => family.samples);
  return samples.find(
    (one) =>
      one.name === name && Object.entries(labels).every(([key, text]) => one.labels[key] === text),
  )?.value;
}
