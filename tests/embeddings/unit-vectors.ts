/** A unit vector that looks random and is the same for the same seed. */
export function unitVector(seed: number, dimension: number): Float32Array {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const numbers = Float32Array.from({ length: dimension }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
  const length = Math.hypot(...numbers);
  return numbers.map((x) => x / length);
}
