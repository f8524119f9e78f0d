import type { MadeFrom } from './prepare.ts';
import type { VocabularyOptions } from './vocabulary.ts';

export interface Settings {
  readonly seed: number;
  readonly threads: number;
  /** Rows of the table. */
  readonly pieces: number;
  readonly dimension: number;
  readonly steps: number;
  /** Pairs of a step. */
  readonly batch: number;
  /** Steps in which the rate rises to `rate`; then it falls to `lastRate` of it. */
  readonly warmUpSteps: number;
  /** How far Adam moves each number, however long the rows are: goes with the lengths of `new-table.ts`. */
  readonly rate: number;
  readonly lastRate: number;
  /** Adam's: how much of the gradient's means is kept from step to step. */
  readonly betas: readonly [number, number];
  /** What cosines are multiplied by in the loss. */
  readonly scale: number;
  /** Share of the pieces that is left out of a text of more than `dropoutAbove`. */
  readonly dropout: number;
  readonly dropoutAbove: number;
  /** Pieces of a text that are trained on. */
  readonly maxPieces: number;
}

/** All that a training run depends on, but for the pairs. */
export interface Recipe {
  readonly settings: Settings;
  /** How often a step takes its batch from each source. */
  readonly shares: Readonly<Record<string, number>>;
  readonly madeFrom: MadeFrom;
  /** Sources of questions on French texts, some of which are kept back to follow the training by. */
  readonly dev: { readonly french: string; readonly english: string; readonly questions: number };
  readonly vocabulary: Omit<VocabularyOptions, 'size'> & {
    /** What the texts of a source count for; 1 where nothing is said. */
    readonly weights: Readonly<Record<string, number>>;
  };
}

/** What a model is trained by; the bundled model's MODEL_CARD.md says what else was tried. */
export const RECIPE: Recipe = {
  settings: {
    seed: 1,
    threads: 2,
    pieces: 38_000,
    dimension: 384,
    steps: 1000,
    batch: 1024,
    warmUpSteps: 50,
    rate: 0.4,
    lastRate: 0.02,
    betas: [0.9, 0.99],
    scale: 10,
    dropout: 0.25,
    dropoutAbove: 6,
    maxPieces: 256,
  },
  shares: {
    wikt_fren: 10,
    wikt_enfr: 10,
    wikt_def: 1,
    stems: 5,
    quiz_fr: 5,
    'switched quiz_fr': 5,
    quiz_enfr: 6,
    quiz_en: 2,
    quiz_par: 4,
    tatoeba: 6,
    pydocs: 4,
    europarl: 2,
    dila_ict: 2,
    'switched dila_ict': 1,
    dila_q: 0.2,
    covid_q: 0.2,
    codecivil_ict: 1,
    ep_xict: 2,
    ep_ict: 1,
    'switched ep_ict': 1,
    ep_title: 1,
    ep_dict: 2,
    tico_par: 0.5,
    pud_par: 0.5,
    betagouv_par: 0.3,
    betagouv_q: 0.3,
    canada_par: 0.5,
    canada_title: 0.3,
    canada_ict: 0.3,
    'pseudo-questions': 3,
    'switched pseudo-questions': 4,
  },
  madeFrom: {
    dictionary: ['wikt_enfr', 'wikt_fren', 'ep_dict'],
    pseudoQuestions: ['quiz_fr', 'dila_ict', 'codecivil_ict', 'ep_ict', 'canada_title'],
    englishPseudoQuestions: [
      'quiz_par',
      'pud_par',
      'tico_par',
      'europarl',
      'canada_par',
      'ep_xict',
    ],
  },
  dev: { french: 'quiz_fr', english: 'quiz_enfr', questions: 60 },
  vocabulary: {
    minCharacterCount: 3,
    minWordCount: 2,
    surplus: 1.25,
    weights: {
      ...{ quiz_fr: 2, quiz_enfr: 2, quiz_en: 2, quiz_par: 2 },
      ...{ pydocs: 1 / 3, ep_ict: 0.01, ep_xict: 0.01, ep_title: 0.01 },
    },
  },
};
