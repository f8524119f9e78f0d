import { readdirSync, readFileSync } from 'node:fs';

/** A running process, by what Linux says of it in `/proc`. */
export interface ProcessMemory {
  readonly pid: number;
  /** The program, and the script that it runs: "node worker-process.ts". */
  readonly name: string;
  /** The most resident memory that it ever had; pages shared with other processes are counted in each. */
  readonly peakMb: number;
  /** What it has now, counted so too. */
  readonly residentMb: number;
}

const read = (pid: number | string, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
};

/** A process and all that descend from it. */
export function processTree(root: number): ProcessMemory[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    // "pid (name) state parent …"; the name may hold spaces and brackets.
    const parent = /\) \S (\d+)/.exec(/^\d+$/.test(entry) ? read(entry, 'stat') : '');
    if (parent) parents.set(Number(entry), Number(parent[1]));
  }
  const pids = [root];
  for (const pid of pids) {
    for (const [child, parent] of parents) if (parent === pid) pids.push(child);
  }
  return pids.map((pid) => ({ pid, name: nameOf(pid), ...memoryOf(pid) }));
}

function memoryOf(pid: number): Pick<ProcessMemory, 'peakMb' | 'residentMb'> {
  const status = read(pid, 'status');
  const mb = (field: string) =>
    Number(new RegExp(`${field}:\\s*(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  return { peakMb: mb('VmHWM'), residentMb: mb('VmRSS') };
}

function nameOf(pid: number): string {
  const [program = '', ...args] = read(pid, 'cmdline').split('\0');
  const script = args.findLast((arg) => /\.[cm]?[jt]s$/.test(arg) && !arg.startsWith('file:'));
  return [program, script]
    .map((part) => part?.split('/').at(-1))
    .join(' ')
    .trim();
}
