import type { Embedder } from '../../embeddings/embedder.ts';
import type { AskReader } from '../../embeddings/reader/ask-reader.ts';
import { WordVectors } from '../../embeddings/word-vectors.ts';
import { locateQuote } from '../text/locate-quote.ts';
import type { Span } from '../text/spans.ts';
import type { GivenPassage, UnnumberedSentence, Verdict, Verifier } from './claim.ts';
import { whyDifferent } from './compare.ts';
import { malformed } from './form.ts';
import { bearsOn, quotationOf, unfit } from './quotation.ts';
import { isReadSo } from './read-claim.ts';
import { supportOf } from './support.ts';

/**
 * Shows a claim in its own words only where code can prove them from the words quoted, and the words quoted otherwise.
 *
 * @param embedder compares words of two languages; without one no claim is proved across them.
 * @param ask reads claims as questions, where a reading model is at hand.
 */
export function createVerifier(embedder: Embedder | null, ask?: AskReader): Verifier {
  const vectors = embedder && WordVectors.of(embedder);
  return {
    async verify({ text, language }, { passage, quote }, question) {
      const claim = { text: text.normalize('NFC').trim(), language };
      if (!passage) return refused('no such passage');
      const found = locateQuote(quote, passage.text);
      if (!found) return refused('the quotation is not in the passage');
      const support = supportOf(passage, found);
      const bad = unfit(passage, found, support);
      if (bad) return refused(bad);
      const reason =
        malformed(claim) ??
        (await whyDifferent(claim, support, vectors)) ??
        (ask && !(await isReadSo(claim, passage, support, ask)) ? 'read otherwise' : null);
      if (reason === null) {
        return { kind: 'written', sentence: { text: claim.text, ...cited(passage, support.span) } };
      }
      const sentence = cited(passage, quotationOf(passage, support), found);
      return (await bearsOn(question, passage, sentence.citation.quote, vectors))
        ? { kind: 'quoted', sentence, reason }
        : refused(`${reason}; nor does its quotation answer`);
    },
  };
}

const refused = (reason: string): Verdict => ({ kind: 'refused', reason });

/** @param part what is marked of the words cited. */
function cited(
  { articleId, file, article, start, text }: GivenPassage,
  span: Span,
  part: Span | null = null,
): UnnumberedSentence {
  return {
    citation: {
      articleId,
      file,
      article,
      start: start + span.start,
      end: start + span.end,
      quote: text.slice(span.start, span.end),
    },
    highlights: part ? [{ start: part.start - span.start, end: part.end - span.start }] : [],
  };
}
