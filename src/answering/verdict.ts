import { kindOf } from './confidence.ts';
import { isDoubtful } from './doubts.ts';
import type { Finding } from './find-answer.ts';
import type { Composed } from './question-kinds/question.ts';
import type { ToldTime } from './question-time.ts';
import type { Quoted } from './quoting.ts';
import { isOfTime } from './time-match.ts';
import { unknownNames } from './unknown-names.ts';

/** Of the keywords' idf mass in a sentence that is worth showing, with the one before it and the title. */
const MOST = 0.6;

type Kind = ReturnType<typeof kindOf>;

/** What else decides how an answer is shown. */
interface Circumstances {
  /** Whether the question is a few words that were made a sentence. */
  readonly areKeywords: boolean;
  readonly toldTimes: readonly ToldTime[];
  /** The quotes of the turn before. */
  readonly quotesBefore: readonly string[];
  /** Confidence below which nothing is answered; null for the fitted one. */
  readonly threshold?: number | null;
  /** False shows the best sentences whatever the confidence. */
  readonly mayAbstain?: boolean;
}

/**
 * How an answer is shown, and the names for which it is not since no article has them: by what its kind vouches for, else
 * by the confidence of what was found. Where a time is counted from today, what is of another one is to be checked.
 */
export function verdictOf(
  finding: Finding,
  composed: Composed,
  circumstances: Circumstances,
): { readonly verdict: Kind; readonly unknown: readonly string[] } {
  const verdict = kindFor(finding, composed, circumstances);
  const mayBeUnknown = verdict !== 'answered' && composed.kind === 'fact';
  const unknown = mayBeUnknown ? unknownNames(finding.query) : [];
  const isRefused = unknown.length > 0 && circumstances.mayAbstain !== false;
  return { verdict: isRefused ? 'abstained' : verdict, unknown };
}

/** Below it the reader finds no answer in any passage. */
const NOWHERE = -5;
const NOTHING_READ = Number.NEGATIVE_INFINITY;
/** Where what was found is at least so likely to answer, the ranking is more to be trusted than the reader. */
const UNLIKELY = 0.2;

/**
 * Whether the reader, which knows questions as they are written in the language of the article, finds nothing anywhere, and
 * the ranking little: then a warning is not enough. It tells nothing of what is misspelt, translated or completed.
 */
function isNowhere({ query, readings, completed, confidence }: Finding): boolean {
  if (!readings || readings.size === 0 || completed || confidence >= UNLIKELY) return false;
  const isPlain = query.terms.every(({ alternatives }) =>
    alternatives.every(({ weight }) => weight === 1),
  );
  return (
    isPlain && [...readings.values()].every(({ best }) => (best?.margin ?? NOTHING_READ) < NOWHERE)
  );
}

function kindFor(
  finding: Finding,
  { kind, parts, sure, atLeast, none }: Composed,
  { areKeywords, toldTimes, quotesBefore, threshold, mayAbstain }: Circumstances,
): Kind {
  if (none) return 'abstained';
  const counted = toldTimes.filter(({ isCounted }) => isCounted);
  const isThen = ({ quote, article }: Quoted) => isOfTime(quote, article, counted);
  const isOfAnother = counted.length > 0 && !parts.some(isThen);
  if (sure) return isOfAnother ? 'perhaps' : 'answered';
  const { confidence, readings, sentences } = finding;
  const verdict = kindOf(confidence, readings !== null, threshold ?? undefined);
  if (verdict === 'answered') {
    // What no article says is not answered, however sure the reader is of something else.
    const isLess =
      kind === 'false-premise' ||
      ((kind === 'summary' || kind === 'speaker') && atLeast === 'perhaps') ||
      (kind === 'fact' && isDoubtful(finding, quotesBefore));
    return isOfAnother || isLess ? 'perhaps' : verdict;
  }
  // The reader has learnt from whole questions: keywords that are all there are worth a look.
  const areAllThere = areKeywords && (sentences[0]?.features.context ?? 0) >= MOST;
  // Whoever sets a threshold has his way.
  const isFitted = (threshold ?? null) === null && mayAbstain !== false;
  // Where the ranking is sure and the reader finds nothing, one of them is mistaken.
  const isRankedSurely =
    isFitted && kind === 'fact' && kindOf(finding.confidenceUnread, false) === 'answered';
  const isRefused = kind === 'fact' && isFitted && !isRankedSurely && isNowhere(finding);
  if (verdict === 'perhaps' && isRefused) return 'abstained';
  const isForced = mayAbstain === false || atLeast === 'perhaps' || areAllThere || isRankedSurely;
  return verdict === 'abstained' && isForced ? 'perhaps' : verdict;
}
