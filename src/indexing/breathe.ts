/** Lets questions that wait be embedded. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
