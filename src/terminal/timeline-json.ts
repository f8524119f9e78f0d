import type { Timeline } from '../answering/timeline/timeline.ts';
import { messages } from '../i18n/messages.ts';
import { citationJson } from './answer-json.ts';
import type { TimelineJson } from './timeline-schema.ts';

/** A timeline as `timeline --json` writes it. */
export function timelineJson({ subject, language, kind, notes, entries }: Timeline): TimelineJson {
  return {
    subject,
    language,
    kind,
    warning: kind === 'perhaps' ? messages(language).answer.perhaps : null,
    notes: [...notes],
    entries: entries.map(
      ({ date, changes, isSure, isCorrection, correctedBy, struck, citation }) => ({
        date,
        changes: changes.map(({ before, after, counted, beforeN }) => ({
          before,
          after,
          counted,
          beforeCitation: beforeN,
        })),
        sure: isSure,
        correction: isCorrection,
        correctedBy,
        struck: struck.map(({ start, end }) => citation.quote.slice(start, end)),
        citation: citationJson(citation),
        alsoIn: [...(citation.alsoIn ?? [])],
      }),
    ),
  };
}
