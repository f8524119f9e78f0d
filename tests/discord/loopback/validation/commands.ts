import { ApiError } from '../api-error.ts';
import { isObject, type Json, objects } from '../json.ts';
import { checkDescription, checkName, checkOptions } from './command-options.ts';
import { checkLocalizations, longestText } from './localizations.ts';
import { type At, Problems } from './problems.ts';

/**
 * How many commands of a type one scope may have: 1 slash, 2 on users, 3 on messages. Of context menus Discord has
 * come to allow more than these.
 */
const most: Readonly<Record<number, number>> = { 1: 100, 2: 5, 3: 5 };

/** Throws what Discord answers to a list of commands that it refuses; returns the commands. */
export function checkCommands(body: unknown): Json[] {
  if (!Array.isArray(body) || !body.every(isObject)) {
    const violation = 'the commands are not a list of objects';
    throw new ApiError(400, 50035, 'Invalid Form Body', { violation });
  }
  const problems = new Problems();
  const names = new Set<string>();
  const counts = new Map<number, number>();
  body.forEach((command, index) => {
    const at = [index];
    const type = Number(command['type'] ?? 1);
    const name = `${type} ${String(command['name'])}`;
    counts.set(type, (counts.get(type) ?? 0) + 1);
    if (names.has(name)) {
      const message = 'Application command names must be unique';
      problems.add([...at, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
    }
    names.add(name);
    problems.oneOf([...at, 'type'], type, [1, 2, 3]);
    if (type === 1) checkSlash(problems, command, at);
    else checkContextMenu(problems, command, at);
    checkPlace(problems, command, at);
  });
  for (const [type, count] of counts) {
    if (count <= (most[type] ?? 0)) continue;
    const message = `Maximum number of application commands reached (${most[type]})`;
    problems.add([], 'APPLICATION_COMMAND_TOO_MANY', message);
  }
  problems.throwIfAny();
  return body;
}

function checkSlash(problems: Problems, command: Json, at: At): void {
  checkName(problems, command, at);
  checkDescription(problems, command, at);
  checkOptions(problems, command['options'], [...at, 'options'], 0);
  const size = sizeOf(command);
  if (size > 8000) {
    const message = `Command exceeds maximum size (8000): ${size}`;
    problems.add(at, 'APPLICATION_COMMAND_TOO_LARGE', message);
  }
}

function checkContextMenu(problems: Problems, command: Json, at: At): void {
  problems.text([...at, 'name'], command['name'], 1, 32);
  checkLocalizations(problems, at, 'name', command, (text, textAt) =>
    problems.text(textAt, text, 1, 32),
  );
  for (const field of ['description', 'options']) {
    const value = command[field];
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    const code = 'APPLICATION_COMMAND_CONTEXT_MENU_FIELD_CANNOT_BE_SET';
    problems.add([...at, field], code, `Context menu commands cannot have ${field}`);
  }
}

function checkPlace(problems: Problems, command: Json, at: At): void {
  const permissions = command['default_member_permissions'];
  const given = permissions !== undefined && permissions !== null;
  if (given && !(typeof permissions === 'string' && /^\d+$/u.test(permissions))) {
    const message = 'Permissions are a text of digits or null.';
    problems.add([...at, 'default_member_permissions'], 'PERMISSION_TYPE_CONVERT', message);
  }
  for (const field of ['nsfw', 'dm_permission']) problems.boolean([...at, field], command[field]);
  for (const [field, known] of Object.entries({ contexts: [0, 1, 2], integration_types: [0, 1] })) {
    const values = command[field];
    if (values === undefined || values === null) continue;
    const right =
      Array.isArray(values) && values.length > 0 && values.every((v) => known.includes(v));
    if (right && new Set(values).size === values.length) continue;
    const message = `Must be a list of ${known.join(', ')}, each at most once.`;
    problems.add([...at, field], 'BASE_TYPE_CHOICES', message);
  }
}

/** The characters of a command's names, descriptions and values, the longest translation of each counted. */
function sizeOf(holder: Json): number {
  const own = longestText(holder, 'name') + longestText(holder, 'description');
  const value = typeof holder['value'] === 'string' ? holder['value'].length : 0;
  const inside = [...objects(holder['options']), ...objects(holder['choices'])];
  return inside.reduce((sum, child) => sum + sizeOf(child), own + value);
}
