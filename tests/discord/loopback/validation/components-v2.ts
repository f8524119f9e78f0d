import { isObject, type Json } from '../json.ts';
import { checkId, nothingSeen, type Seen } from './component-fields.ts';
import { checkButton, checkRow } from './components.ts';
import type { At, Problems } from './problems.ts';

const mediaSchemes = ['http', 'https', 'attachment'];

/** Checks the components of a message with IS_COMPONENTS_V2: 1 to 40 in all, at most 4000 characters of text. */
export function checkV2(problems: Problems, value: unknown): void {
  const seen = nothingSeen();
  const total = { components: 0, text: 0 };
  problems.list(['components'], value, [1, 40], (component, at) => {
    count(component, total);
    checkBlock(problems, component, at, seen, [1, 9, 10, 12, 13, 14, 17]);
  });
  if (total.components > 40) {
    const message = `The total number of components cannot exceed 40 (${total.components})`;
    problems.add(['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
  }
  if (total.text > 4000) {
    const message = `The total displayable text size cannot exceed 4000 (${total.text})`;
    problems.add(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
}

function count(component: Json, total: { components: number; text: number }): void {
  total.components++;
  const { type, content, components, accessory } = component;
  if (type === 10 && typeof content === 'string') total.text += content.length;
  const children = Array.isArray(components) ? components : [];
  for (const child of [...children, accessory]) if (isObject(child)) count(child, total);
}

function checkBlock(
  problems: Problems,
  component: Json,
  at: At,
  seen: Seen,
  allowed: readonly number[],
): void {
  const type = component['type'] as number;
  if (!allowed.includes(type)) {
    const message = `Value of field "type" must be one of (${allowed.join(', ')}).`;
    problems.add([...at, 'type'], 'UNION_TYPE_CHOICES', message);
    return;
  }
  if (type === 1) {
    checkRow(problems, component, at, seen);
    return;
  }
  checkId(problems, component, at, seen);
  if (type === 9) checkSection(problems, component, at, seen);
  if (type === 10) problems.text([...at, 'content'], component['content'], 1, 4000);
  if (type === 12) {
    problems.list([...at, 'items'], component['items'], [1, 10], (item, itemAt) => {
      checkMedia(problems, item, itemAt);
    });
  }
  if (type === 13) {
    const file = component['file'];
    const fileAt = [...at, 'file', 'url'];
    if (isObject(file)) problems.url(fileAt, file['url'] ?? '', ['attachment']);
    else problems.required([...at, 'file']);
  }
  if (type === 14) {
    problems.boolean([...at, 'divider'], component['divider']);
    if (component['spacing'] !== undefined) {
      problems.oneOf([...at, 'spacing'], component['spacing'], [1, 2]);
    }
  }
  if (type === 17) {
    problems.integer([...at, 'accent_color'], component['accent_color'], 0, 0xffffff);
    problems.boolean([...at, 'spoiler'], component['spoiler']);
    problems.list([...at, 'components'], component['components'], [1, 40], (child, childAt) => {
      checkBlock(problems, child, childAt, seen, [1, 9, 10, 12, 13, 14]);
    });
  }
}

function checkSection(problems: Problems, section: Json, at: At, seen: Seen): void {
  problems.list([...at, 'components'], section['components'], [1, 3], (child, childAt) => {
    checkBlock(problems, child, childAt, seen, [10]);
  });
  const accessory = section['accessory'];
  const accessoryAt = [...at, 'accessory'];
  if (!isObject(accessory)) problems.required(accessoryAt);
  else if (accessory['type'] === 2) checkButton(problems, accessory, accessoryAt, seen);
  else if (accessory['type'] === 11) checkMedia(problems, accessory, accessoryAt);
  else {
    const message = 'Value of field "type" must be one of (2, 11).';
    problems.add([...accessoryAt, 'type'], 'UNION_TYPE_CHOICES', message);
  }
}

function checkMedia(problems: Problems, item: Json, at: At): void {
  const media = item['media'];
  if (isObject(media)) problems.url([...at, 'media', 'url'], media['url'] ?? '', mediaSchemes);
  else problems.required([...at, 'media']);
  problems.text([...at, 'description'], item['description'], 0, 1024);
  problems.boolean([...at, 'spoiler'], item['spoiler']);
}
