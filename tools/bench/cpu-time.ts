/** Milliseconds of processor time that this process has taken, in all its threads: other work on the machine has no part. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What some work took of the processor, in milliseconds, and what it gave. */
export async function cpuTimed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly ms: number; readonly result: T }> {
  const before = cpuMs();
  const result = await work();
  return { ms: cpuMs() - before, result };
}
