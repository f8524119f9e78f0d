import { type Json, objects } from '../json.ts';
import { checkChoiceList } from './autocomplete.ts';
import { checkLocalizations } from './localizations.ts';
import type { At, Problems } from './problems.ts';

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const subcommand = 1;
const subcommandGroup = 2;

/** The name of a slash command or an option, with its translations. */
export function checkName(problems: Problems, holder: Json, at: At): void {
  const rule = (value: unknown, nameAt: At): void => {
    const name = problems.text(nameAt, value, 1, 32);
    if (name === null || (namePattern.test(name) && name === name.toLowerCase())) return;
    problems.add(nameAt, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  };
  rule(holder['name'], [...at, 'name']);
  checkLocalizations(problems, at, 'name', holder, rule);
}

export function checkDescription(problems: Problems, holder: Json, at: At): void {
  problems.text([...at, 'description'], holder['description'], 1, 100);
  checkLocalizations(problems, at, 'description', holder, (text, textAt) =>
    problems.text(textAt, text, 1, 100),
  );
}

/** The options at one level: 0 in the command itself, 1 in a subcommand or group, 2 in a group's subcommand. */
export function checkOptions(problems: Problems, value: unknown, at: At, level: number): void {
  const options = problems.list(at, value, [0, 25], (option, optionAt) => {
    checkName(problems, option, optionAt);
    checkDescription(problems, option, optionAt);
    checkOption(problems, option, optionAt, level);
  });
  checkUnique(problems, options, at);
  const nested = options.filter((option) => isNested(option));
  const mixed = nested.length > 0 && nested.length < options.length;
  if (mixed || (level === 1 && nested.length < options.length)) {
    const message =
      'Sub-command and sub-command group option types are mutually exclusive with the rest';
    problems.add(at, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
  const firstOptional = options.findIndex((option) => option['required'] !== true);
  const lastRequired = options.findLastIndex((option) => option['required'] === true);
  if (firstOptional !== -1 && firstOptional < lastRequired) {
    const message = 'Required options must be placed before non-required options';
    problems.add([...at, lastRequired], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
  }
}

function isNested(option: Json): boolean {
  return option['type'] === subcommand || option['type'] === subcommandGroup;
}

/** Names and translated names, each once among siblings. */
function checkUnique(problems: Problems, options: readonly Json[], at: At): void {
  const seen = new Set<string>();
  options.forEach((option, index) => {
    const translated = Object.entries((option['name_localizations'] as Json | null) ?? {});
    for (const [locale, name] of [['default', option['name']], ...translated]) {
      const key = `${String(locale)} ${String(name)}`;
      if (name !== null && seen.has(key)) {
        const message = 'Option names must be unique';
        problems.add([...at, index, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', message);
      }
      seen.add(key);
    }
  });
}

function checkOption(problems: Problems, option: Json, at: At, level: number): void {
  const type = option['type'] as number;
  problems.oneOf([...at, 'type'], type, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  problems.boolean([...at, 'required'], option['required']);
  problems.boolean([...at, 'autocomplete'], option['autocomplete']);
  if (isNested(option)) {
    const allowed = type === subcommandGroup ? level === 0 : level <= 1;
    if (!allowed) {
      const message = 'Sub-commands cannot be nested deeper';
      problems.add([...at, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
    } else {
      const inside = type === subcommandGroup ? 1 : 2;
      checkOptions(problems, option['options'], [...at, 'options'], inside);
    }
    return;
  }
  const choosable = type === 3 || type === 4 || type === 10;
  const choices = objects(option['choices']);
  if (choices.length > 0 && !choosable) {
    const message = 'Only texts and numbers have choices';
    problems.add([...at, 'choices'], 'APPLICATION_COMMAND_OPTIONS_CHOICES_NOT_ALLOWED', message);
  } else if (choices.length > 0) {
    checkChoiceList(problems, [...at, 'choices'], option['choices'], type, false);
    if (new Set(choices.map((choice) => choice['name'])).size < choices.length) {
      const message = 'Choice names must be unique';
      problems.add([...at, 'choices'], 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS', message);
    }
  }
  if (option['autocomplete'] === true && (!choosable || choices.length > 0)) {
    const message = 'Autocomplete is for texts and numbers without choices';
    problems.add([...at, 'autocomplete'], 'APPLICATION_COMMAND_AUTOCOMPLETE_INVALID', message);
  }
  checkRange(problems, option, at, type);
}

function checkRange(problems: Problems, option: Json, at: At, type: number): void {
  if (type === 3) {
    problems.integer([...at, 'min_length'], option['min_length'], 0, 6000);
    problems.integer([...at, 'max_length'], option['max_length'], 1, 6000);
  } else {
    for (const field of ['min_length', 'max_length']) {
      if (option[field] === undefined || option[field] === null) continue;
      const message = 'Only texts have a length';
      problems.add([...at, field], 'APPLICATION_COMMAND_OPTION_FIELD_NOT_ALLOWED', message);
    }
  }
  for (const field of ['min_value', 'max_value']) {
    const value = option[field];
    if (value === undefined || value === null) continue;
    const fits = type === 4 ? Number.isInteger(value) : type === 10 && typeof value === 'number';
    if (!fits) {
      const message = 'A number of the type of the option';
      problems.add([...at, field], 'APPLICATION_COMMAND_OPTION_FIELD_NOT_ALLOWED', message);
    }
  }
  const { min_length, max_length, min_value, max_value } = option;
  const reversed = (least: unknown, greatest: unknown): boolean =>
    typeof least === 'number' && typeof greatest === 'number' && least > greatest;
  if (reversed(min_length, max_length) || reversed(min_value, max_value)) {
    const message = 'The least is greater than the most';
    problems.add(at, 'APPLICATION_COMMAND_OPTION_RANGE_INVALID', message);
  }
}
