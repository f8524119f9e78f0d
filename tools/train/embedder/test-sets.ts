import { readFileSync } from 'node:fs';
import type { TestSet } from './figures.ts';

interface QuizEntry {
  readonly fr_q: string;
  readonly en_q: string | null;
  readonly fr_doc: string;
  readonly fr_ans: string;
}

interface Squad {
  readonly data: readonly {
    readonly paragraphs: readonly {
      readonly context: string;
      readonly qas: readonly { readonly question: string }[];
    }[];
  }[];
}

/** Questions of the quizzes that were kept back, French or English, to all their French texts. */
export function quizSet(file: string, language: 'fr' | 'en'): TestSet {
  const entries = JSON.parse(readFileSync(file, 'utf8')) as QuizEntry[];
  return {
    questions: entries.flatMap((entry, passage) => {
      const text = language === 'fr' ? entry.fr_q : entry.en_q;
      return text ? [{ text, passage }] : [];
    }),
    passages: entries.map(({ fr_doc, fr_ans }) => `${fr_ans}. ${fr_doc}`),
  };
}

/** A dataset in SQuAD's form: each question to all the paragraphs. */
export function squadSet(file: string): TestSet {
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as Squad;
  const paragraphs = data.flatMap((article) => article.paragraphs);
  return {
    questions: paragraphs.flatMap(({ qas }, passage) =>
      qas.map(({ question }) => ({ text: question, passage })),
    ),
    passages: paragraphs.map(({ context }) => context),
  };
}
