/**
 * How a stage may grow with the number of chunks once there are many: not at all, for it looks at no more than so many, or
 * by its logarithm.
 */
export type Growth = 'constant' | 'logarithm';

/** A stage as it is printed and drawn. */
export interface StageKind {
  readonly name: string;
  readonly grows: Growth;
}
