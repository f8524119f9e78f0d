import type { Json } from '../json.ts';
import { checkCustomId, checkEmoji, checkId, nothingSeen, type Seen } from './component-fields.ts';
import type { At, Problems } from './problems.ts';
import { checkSelect, isSelect } from './selects.ts';

/** Checks the components of a message without Components V2: up to 5 rows of buttons or one menu. */
export function checkRows(problems: Problems, value: unknown): void {
  const seen = nothingSeen();
  problems.list(['components'], value, [0, 5], (row, at) => {
    if (row['type'] === 1) checkRow(problems, row, at, seen);
    else {
      const message = 'Value of field "type" must be one of (1,) without IS_COMPONENTS_V2.';
      problems.add([...at, 'type'], 'UNION_TYPE_CHOICES', message);
    }
  });
}

/** A row: up to 5 buttons, or one menu alone. */
export function checkRow(problems: Problems, row: Json, at: At, seen: Seen): void {
  checkId(problems, row, at, seen);
  const children = problems.list(
    [...at, 'components'],
    row['components'],
    [1, 5],
    (child, childAt) => {
      if (child['type'] === 2) checkButton(problems, child, childAt, seen);
      else if (isSelect(child['type'])) checkSelect(problems, child, childAt, seen, 'message');
      else {
        const message = 'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).';
        problems.add([...childAt, 'type'], 'UNION_TYPE_CHOICES', message);
      }
    },
  );
  if (children.length > 1 && children.some((child) => isSelect(child['type']))) {
    const message = 'The specified component exceeds the maximum width';
    problems.add([...at, 'components'], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
  }
}

export function checkButton(problems: Problems, button: Json, at: At, seen: Seen): void {
  checkId(problems, button, at, seen);
  const style = button['style'];
  problems.oneOf([...at, 'style'], style, [1, 2, 3, 4, 5, 6]);
  problems.text([...at, 'label'], button['label'], 0, 80);
  problems.boolean([...at, 'disabled'], button['disabled']);
  checkEmoji(problems, button['emoji'], [...at, 'emoji']);
  if (!button['label'] && !button['emoji'] && style !== 6) {
    const message = 'A button needs a label or an emoji';
    problems.add(at, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', message);
  }
  if (style === 5) {
    if (button['custom_id'] !== undefined) {
      const message = 'A custom id and url cannot both be specified';
      problems.add(at, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message);
    }
    if (!button['url']) problems.required([...at, 'url']);
    problems.url([...at, 'url'], button['url'], ['http', 'https', 'discord'], 512);
  } else if (style === 6) {
    if (!button['sku_id']) problems.required([...at, 'sku_id']);
  } else {
    if (button['url'] !== undefined) {
      const message = 'Only link buttons have a url';
      problems.add([...at, 'url'], 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message);
    }
    checkCustomId(problems, button['custom_id'], at, seen);
  }
}
