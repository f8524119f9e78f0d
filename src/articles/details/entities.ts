import { isText } from 'domhandler';
import { parseDocument } from 'htmlparser2';

/** Text whose entities nobody decoded: once more where that shows others, as pages escape twice. */
export function decodeEntities(text: string): string {
  const once = decodeOnce(text);
  return once === text ? text : decodeOnce(once);
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;

function decodeOnce(text: string): string {
  return text.replace(ENTITY, (entity) => {
    const [node] = parseDocument(entity).children;
    return node && isText(node) ? node.data : entity;
  });
}
