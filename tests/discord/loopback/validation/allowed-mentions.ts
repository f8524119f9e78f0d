import { isObject } from '../json.ts';
import type { Problems } from './problems.ts';

/** Checks who a message may notify; that it says so at all is checked where the message is made. */
export function checkAllowedMentions(problems: Problems, value: unknown): void {
  if (value === undefined || value === null) return;
  const at = ['allowed_mentions'];
  if (!isObject(value)) {
    problems.add(at, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used');
    return;
  }
  const parse = value['parse'];
  if (parse !== undefined && !Array.isArray(parse)) {
    problems.add([...at, 'parse'], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return;
  }
  for (const type of parse ?? []) {
    problems.oneOf([...at, 'parse'], type, ['roles', 'users', 'everyone']);
  }
  for (const field of ['users', 'roles']) {
    const ids = value[field];
    if (ids === undefined || ids === null) continue;
    if (!Array.isArray(ids) || ids.some((id) => !/^\d{15,21}$/u.test(String(id)))) {
      problems.add([...at, field], 'NUMBER_TYPE_COERCE', 'Must be a list of ids.');
    } else if (ids.length > 100) {
      problems.add([...at, field], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
    } else if (ids.length > 0 && parse?.includes(field)) {
      const message = `parse:["${field}"] and ${field}: [ids...] are mutually exclusive.`;
      problems.add(at, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  }
  problems.boolean([...at, 'replied_user'], value['replied_user']);
}
