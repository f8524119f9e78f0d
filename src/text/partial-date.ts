/** How much of a date is known. */
export type DatePrecision = 'day' | 'month' | 'year';

/** A date as precisely as it is known. */
export interface PartialDate {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as `precision` says. */
  readonly value: string;
  readonly precision: DatePrecision;
}

/** Where a publication date was read. The time stamp of a file never is one. */
export type DateSource =
  | 'front matter'
  | 'sidecar'
  | 'feed'
  | 'json-ld'
  | 'meta'
  | 'file'
  | 'properties'
  | 'text'
  | 'file name';

/** When an article was published, and what says so. */
export interface PublicationDate extends PartialDate {
  readonly source: DateSource;
}
