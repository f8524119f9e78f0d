import type { ClosedRange } from '../../text/dates/calendar.ts';
import type { Language } from '../../text/language.ts';
import type { Span } from '../../text/spans.ts';
import type { AnswerKind, Citation } from '../answer.ts';

/** When an entry of a timeline is: the days of the event where the text tells them, else of the article. */
export interface EntryDate extends ClosedRange {
  /** `days` are a few in a row; months and years are whole. */
  readonly precision: 'day' | 'days' | 'month' | 'year';
  readonly of: 'event' | 'article';
}

/** A figure that was another one before: "12 → 57 personnes". */
export interface FigureChange {
  /** As the articles write it: "12", "31 millions". */
  readonly before: string;
  readonly after: string;
  /** What is counted, as it stands behind the figure; empty where nothing does. */
  readonly counted: string;
  /** Where `after` stands, relative to the entry's quote. */
  readonly span: Span;
  /** Marker of the citation in which `before` stands; the entry's own where its sentence tells both. */
  readonly beforeN: number;
}

/** What an article says at a time. */
export interface TimelineEntry {
  /** null where neither the text nor the article tells one. */
  readonly date: EntryDate | null;
  /** Its marker is the entry's number, from 1. */
  readonly citation: Citation;
  /** Parts of the quote that answer, relative to its start. */
  readonly highlights: readonly Span[];
  readonly changes: readonly FigureChange[];
  /** Whether its article surely answers; else it is to be checked, as an answer with a warning is. */
  readonly isSure: boolean;
  /** Whether it takes back what was told before. */
  readonly isCorrection: boolean;
  /** Marker of the entry that takes back what this one says; null for none. */
  readonly correctedBy: number | null;
  /** What is taken back, relative to the quote; empty where the correction does not say which words are wrong. */
  readonly struck: readonly Span[];
}

/** What the articles say of a subject over time. */
export interface Timeline {
  readonly subject: string;
  /** Of the words around the quotes. */
  readonly language: Language;
  /** `perhaps` where no entry is sure; `abstained` where no article answers, and there are no entries. */
  readonly kind: Exclude<AnswerKind, 'chat'>;
  /** Oldest first; undated ones last. */
  readonly entries: readonly TimelineEntry[];
  /** How dates in the subject were understood. */
  readonly notes: readonly string[];
}
