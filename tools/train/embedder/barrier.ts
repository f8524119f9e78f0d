/** Where threads wait for each other. */
export interface Barrier {
  /** From 0. */
  readonly thread: number;
  readonly threads: number;
  /** Returns when every thread has come here; what they have written is then seen by all. */
  wait(): void;
}

/** @param state two numbers, at 0, of memory that the threads share. */
export function sharedBarrier(state: Int32Array, thread: number, threads: number): Barrier {
  const [ARRIVED, ROUND] = [0, 1] as const;
  return {
    thread,
    threads,
    wait: () => {
      const round = Atomics.load(state, ROUND);
      if (Atomics.add(state, ARRIVED, 1) === threads - 1) {
        Atomics.store(state, ARRIVED, 0);
        Atomics.add(state, ROUND, 1);
        Atomics.notify(state, ROUND);
      } else {
        while (Atomics.load(state, ROUND) === round) Atomics.wait(state, ROUND, round);
      }
    },
  };
}

/** The part of `count` things that is a thread's own, from and to: whole groups of `width`. */
export function partOf({ thread, threads }: Barrier, count: number, width: number) {
  const edge = (part: number) => width * Math.floor((part * (count / width)) / threads);
  return [edge(thread), edge(thread + 1)] as const;
}
