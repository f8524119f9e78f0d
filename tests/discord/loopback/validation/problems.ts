import { ApiError } from '../api-error.ts';
import { isObject, type Json } from '../json.ts';

/** Where in a body something is: keys and positions from the outside in. */
export type At = readonly (string | number)[];

/** What is wrong with a body, gathered and answered as Discord does: 400, 50035 Invalid Form Body. */
export class Problems {
  readonly #found: { readonly at: At; readonly code: string; readonly message: string }[] = [];

  add(at: At, code: string, message: string): void {
    this.#found.push({ at, code, message });
  }

  /** One line a problem, such as `embeds.0.title: Must be 256 or fewer in length.` */
  get lines(): string[] {
    return this.#found.map(({ at, code, message }) => `${at.join('.')}: ${message} [${code}]`);
  }

  throwIfAny(): void {
    if (this.#found.length === 0) return;
    const errors: Json = {};
    for (const { at, code, message } of this.#found) {
      let here = errors;
      for (const key of at) {
        here[key] ??= {};
        here = here[key] as Json;
      }
      here['_errors'] ??= [];
      (here['_errors'] as Json[]).push({ code, message });
    }
    throw new ApiError(400, 50035, 'Invalid Form Body', {
      errors,
      violation: this.lines.join('; '),
    });
  }

  required(at: At): void {
    this.add(at, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  /**
   * A text of `min` to `max` UTF-16 units; white space around it does not count, as Discord trims it. Discord counts
   * code points, so this is never more lenient. A missing text is refused where `min` is more than 0.
   */
  text(at: At, value: unknown, min: number, max: number): string | null {
    if (value === undefined || value === null) {
      if (min > 0) this.required(at);
      return null;
    }
    if (typeof value !== 'string') {
      this.add(at, 'STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`);
      return null;
    }
    if (value.length > max) {
      this.add(at, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length. (${value.length})`);
    } else if (value.trim().length < min) {
      if (min === 1) this.required(at);
      else this.add(at, 'BASE_TYPE_MIN_LENGTH', `Must be ${min} or more in length.`);
    }
    return value;
  }

  integer(at: At, value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) return;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      this.add(at, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
    } else if (value < min) {
      this.add(at, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    } else if (value > max) {
      this.add(at, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
    }
  }

  boolean(at: At, value: unknown): void {
    if (value === undefined || value === null || typeof value === 'boolean') return;
    this.add(at, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
  }

  oneOf(at: At, value: unknown, choices: readonly unknown[]): void {
    if (choices.includes(value)) return;
    const message = `Value must be one of (${choices.join(', ')}).`;
    this.add(at, 'BASE_TYPE_CHOICES', message);
  }

  /** A list of `min` to `max` objects, each given to `each`. Returns those that are objects. */
  list(
    at: At,
    value: unknown,
    [min, max]: readonly [number, number],
    each: (item: Json, at: At) => void,
  ): Json[] {
    if (value === undefined || value === null) {
      if (min > 0) this.required(at);
      return [];
    }
    if (!Array.isArray(value)) {
      this.add(at, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return [];
    }
    if (value.length < min || value.length > max) {
      const message = `Must be between ${min} and ${max} in length. (${value.length})`;
      this.add(at, 'BASE_TYPE_BAD_LENGTH', message);
    }
    value.forEach((item, index) => {
      if (isObject(item)) each(item, [...at, index]);
      else this.add([...at, index], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used');
    });
    return value.filter(isObject);
  }

  /** An address with one of these schemes. */
  url(at: At, value: unknown, schemes: readonly string[], max = 2048): void {
    if (typeof value !== 'string') return;
    this.text(at, value, 1, max);
    const url = tryUrl(value);
    if (url === null) {
      this.add(at, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    } else if (!schemes.includes(url.protocol.slice(0, -1))) {
      const message = `Scheme "${url.protocol.slice(0, -1)}" is not supported. Scheme must be one of (${schemes.join(', ')}).`;
      this.add(at, 'URL_TYPE_INVALID_SCHEME', message);
    }
  }
}

function tryUrl(value: string): URL | null {
  try {
    return new URL(value);
  } catch {
    return null;
  }
}
