import type { Json } from '../json.ts';
import { checkCustomId, checkEmoji, checkId, type Seen } from './component-fields.ts';
import type { At, Problems } from './problems.ts';

/** Whether a component's type is a menu: 3 of texts, 5 users, 6 roles, 7 both, 8 channels. */
export function isSelect(type: unknown): boolean {
  return [3, 5, 6, 7, 8].includes(type as number);
}

/** A menu in a message or, where it may be required but not disabled, in a modal. */
export function checkSelect(
  problems: Problems,
  select: Json,
  at: At,
  seen: Seen,
  place: 'message' | 'modal',
): void {
  checkId(problems, select, at, seen);
  checkCustomId(problems, select['custom_id'], at, seen);
  problems.text([...at, 'placeholder'], select['placeholder'], 0, 150);
  problems.integer([...at, 'min_values'], select['min_values'], 0, 25);
  problems.integer([...at, 'max_values'], select['max_values'], 1, 25);
  problems.boolean([...at, 'disabled'], select['disabled']);
  if (place === 'modal' && select['disabled'] === true) {
    problems.add([...at, 'disabled'], 'COMPONENT_DISABLED_IN_MODAL', 'Cannot be disabled here');
  }
  const least = Number(select['min_values'] ?? 1);
  const most = Number(select['max_values'] ?? 1);
  if (least > most) {
    const message = 'min_values cannot be greater than max_values';
    problems.add([...at, 'min_values'], 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', message);
  }
  if (select['type'] === 3) checkOptions(problems, select, at, [least, most]);
}

function checkOptions(
  problems: Problems,
  select: Json,
  at: At,
  [least, most]: readonly [number, number],
): void {
  const values = new Set<unknown>();
  const optionsAt = [...at, 'options'];
  const options = problems.list(optionsAt, select['options'], [1, 25], (option, optionAt) => {
    problems.text([...optionAt, 'label'], option['label'], 1, 100);
    problems.text([...optionAt, 'value'], option['value'], 1, 100);
    problems.text([...optionAt, 'description'], option['description'], 0, 100);
    problems.boolean([...optionAt, 'default'], option['default']);
    checkEmoji(problems, option['emoji'], [...optionAt, 'emoji']);
    if (values.has(option['value'])) {
      const message = 'The specified option value is already used';
      problems.add([...optionAt, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
    }
    values.add(option['value']);
  });
  if (options.length === 0) return;
  if (most > options.length || least > options.length) {
    const message = `min_values and max_values cannot exceed the ${options.length} options`;
    problems.add([...at, 'max_values'], 'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE', message);
  }
  if (options.filter((option) => option['default'] === true).length > most) {
    const message = 'More options are chosen by default than may be';
    problems.add(optionsAt, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', message);
  }
}
