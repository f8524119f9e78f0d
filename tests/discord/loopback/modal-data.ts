import { isObject, type Json, objects } from './json.ts';
import type { SeenModal } from './seen.ts';

/** The components of a submitted modal; throws where Discord's client would not send it. */
export function modalComponents(
  modal: SeenModal,
  values: Readonly<Record<string, string>>,
): readonly Json[] {
  const filled = new Map(modal.inputs.map((input) => [input.customId, input.value]));
  for (const [name, value] of Object.entries(values)) {
    const input = modal.inputs.find((one) => one.customId === name || one.label === name);
    if (!input) throw new Error(`The modal "${modal.title}" has no "${name}".`);
    filled.set(input.customId, value);
  }
  for (const { customId, required, minLength, maxLength } of modal.inputs) {
    const { length } = filled.get(customId)!;
    if (length === 0 && !required) continue;
    if (length >= Math.max(minLength, 1) && length <= maxLength) continue;
    throw new Error(`Discord's client refuses ${length} characters in "${customId}".`);
  }
  let id = 0;
  const fill = (input: Json): Json => {
    const { type, custom_id } = input;
    const value = filled.get(String(custom_id));
    return { type, id: ++id, custom_id, ...(type === 4 ? { value } : { values: [value] }) };
  };
  const rows = objects(modal.payload['components']);
  return rows
    .filter((row) => row['type'] !== 10)
    .map((row) => {
      const { component } = row;
      if (isObject(component)) return { type: 18, id: ++id, component: fill(component) };
      return { type: 1, id: ++id, components: objects(row['components']).map(fill) };
    });
}
