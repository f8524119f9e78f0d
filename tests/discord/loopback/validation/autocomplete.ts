import type { Json } from '../json.ts';
import { checkLocalizations } from './localizations.ts';
import { Problems } from './problems.ts';

/** Throws what Discord answers to choices that it refuses: at most 25, names of 1 to 100 characters, values that fit. */
export function checkChoices(data: Json, optionType: number): void {
  const problems = new Problems();
  checkChoiceList(problems, ['data', 'choices'], data['choices'], optionType, true);
  problems.throwIfAny();
}

/** Choices, of a command's option or of its autocomplete. */
export function checkChoiceList(
  problems: Problems,
  at: readonly (string | number)[],
  choices: unknown,
  optionType: number,
  required: boolean,
): void {
  if (required && choices === undefined) problems.required(at);
  problems.list(at, choices, [0, 25], (choice, choiceAt) => {
    problems.text([...choiceAt, 'name'], choice['name'], 1, 100);
    checkLocalizations(problems, choiceAt, 'name', choice, (text, textAt) =>
      problems.text(textAt, text, 1, 100),
    );
    const value = choice['value'];
    const valueAt = [...choiceAt, 'value'];
    if (optionType === 3) problems.text(valueAt, value, 1, 100);
    else if (typeof value !== 'number' || (optionType === 4 && !Number.isInteger(value))) {
      problems.add(valueAt, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not a number.`);
    }
  });
}
