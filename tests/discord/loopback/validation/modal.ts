import { isObject, type Json } from '../json.ts';
import { checkCustomId, checkId, nothingSeen, type Seen } from './component-fields.ts';
import { type At, Problems } from './problems.ts';
import { checkSelect, isSelect } from './selects.ts';

/** Throws what Discord answers to a modal that it refuses. */
export function checkModal(modal: Json): void {
  const problems = new Problems();
  const seen = nothingSeen();
  problems.text(['custom_id'], modal['custom_id'], 1, 100);
  problems.text(['title'], modal['title'], 1, 45);
  problems.list(['components'], modal['components'], [1, 5], (row, at) => {
    checkId(problems, row, at, seen);
    if (row['type'] === 1) checkInputRow(problems, row, at, seen);
    else if (row['type'] === 18) checkLabel(problems, row, at, seen);
    else if (row['type'] === 10) problems.text([...at, 'content'], row['content'], 1, 4000);
    else {
      const message = 'Value of field "type" must be one of (1, 10, 18).';
      problems.add([...at, 'type'], 'UNION_TYPE_CHOICES', message);
    }
  });
  problems.throwIfAny();
}

function checkInputRow(problems: Problems, row: Json, at: At, seen: Seen): void {
  problems.list([...at, 'components'], row['components'], [1, 1], (input, inputAt) => {
    if (input['type'] === 4) {
      problems.text([...inputAt, 'label'], input['label'], 1, 45);
      checkTextInput(problems, input, inputAt, seen);
    } else {
      const message = 'Value of field "type" must be one of (4,).';
      problems.add([...inputAt, 'type'], 'UNION_TYPE_CHOICES', message);
    }
  });
}

function checkLabel(problems: Problems, label: Json, at: At, seen: Seen): void {
  problems.text([...at, 'label'], label['label'], 1, 45);
  problems.text([...at, 'description'], label['description'], 0, 100);
  const inside = label['component'];
  const insideAt = [...at, 'component'];
  if (!isObject(inside)) {
    problems.required(insideAt);
  } else if (inside['type'] === 4) {
    if (inside['label'] !== undefined) {
      const message = 'A text input in a label has no label of its own';
      problems.add([...insideAt, 'label'], 'COMPONENT_LABEL_NOT_ALLOWED', message);
    }
    checkTextInput(problems, inside, insideAt, seen);
  } else if (isSelect(inside['type'])) {
    checkSelect(problems, inside, insideAt, seen, 'modal');
  } else {
    const message = 'The loopback knows text inputs (4) and menus (3, 5 to 8) in a label.';
    problems.add([...insideAt, 'type'], 'UNION_TYPE_CHOICES', message);
  }
}

function checkTextInput(problems: Problems, input: Json, at: At, seen: Seen): void {
  checkId(problems, input, at, seen);
  checkCustomId(problems, input['custom_id'], at, seen);
  problems.oneOf([...at, 'style'], input['style'], [1, 2]);
  problems.integer([...at, 'min_length'], input['min_length'], 0, 4000);
  problems.integer([...at, 'max_length'], input['max_length'], 1, 4000);
  problems.boolean([...at, 'required'], input['required']);
  problems.text([...at, 'placeholder'], input['placeholder'], 0, 100);
  const least = Number(input['min_length'] ?? 0);
  const most = Number(input['max_length'] ?? 4000);
  if (least > most) {
    const message = 'min_length cannot be greater than max_length';
    problems.add([...at, 'min_length'], 'TEXT_INPUT_MIN_LENGTH_TOO_LARGE', message);
  }
  const value = input['value'];
  if (value !== undefined && value !== null && value !== '') {
    problems.text([...at, 'value'], value, Math.min(least, most), Math.min(most, 4000));
  }
}
