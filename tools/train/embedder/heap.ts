/** A binary heap: `pop` gives the greatest item. */
export class Heap<T> {
  readonly #items: T[] = [];

  /** @param compare above 0 when `a` is the greater. */
  constructor(private readonly compare: (a: T, b: T) => number) {}

  push(item: T): void {
    let at = this.#items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.compare(item, this.#items[parent]!) <= 0) break;
      this.#items[at] = this.#items[parent]!;
      at = parent;
    }
    this.#items[at] = item;
  }

  pop(): T | undefined {
    const top = this.#items[0];
    const last = this.#items.pop();
    if (last === undefined || this.#items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#items.length) break;
      const right = this.#items[child + 1];
      if (right !== undefined && this.compare(right, this.#items[child]!) > 0) child++;
      if (this.compare(last, this.#items[child]!) >= 0) break;
      this.#items[at] = this.#items[child]!;
      at = child;
    }
    this.#items[at] = last;
    return top;
  }
}
