/** The longest times for which the event loop was busy with one thing. */
export interface Blocks {
  /** Milliseconds from one turn to the next, whatever kept it. */
  readonly wall: number;
  /** Milliseconds of them in which this process was at work: on a busy machine, others take the rest. */
  readonly work: number;
}

/** Watches the event loop from now on. */
export function watchBlocks(onBlock: (block: Blocks) => void = () => {}): () => Blocks {
  let worst: Blocks = { wall: 0, work: 0 };
  let last = performance.now();
  let cpu = process.cpuUsage();
  const timer = setInterval(() => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(cpu);
    const wall = now - last;
    const work = Math.min(wall, (user + system) / 1000);
    worst = { wall: Math.max(worst.wall, wall), work: Math.max(worst.work, work) };
    if (work > 30) onBlock({ wall, work });
    last = now;
    cpu = process.cpuUsage();
  }, 1);
  timer.unref();
  return () => {
    clearInterval(timer);
    return worst;
  };
}
