import './patterns-at-once.ts';
import type { AnyRequest, ToChild, ToParent } from './child-channel.ts';
import { plainError } from './plain-error.ts';

/**
 * The child's side of a {@link ChildChannel}: answers what the parent asks until it is gone.
 * @param handle does what is asked; what it throws is thrown on the other side.
 * @param ending done before the process ends.
 */
export function serveParent<Request extends AnyRequest, Progress = never>(
  handle: (request: Request, onProgress: (progress: Progress) => void) => Promise<unknown>,
  ending: () => unknown = () => {},
): void {
  const send = (message: ToParent<Progress>): void => {
    // A parent that is gone is told of by 'disconnect'.
    if (process.connected) process.send?.(message, undefined, undefined, () => {});
  };
  process.on('disconnect', () => {
    Promise.resolve(ending()).then(() => process.exit(0));
  });
  // Ctrl-C in a terminal reaches every process; the parent decides when this one ends.
  process.on('SIGINT', () => {});
  const take = ({ id, request }: ToChild<Request>) => {
    if (isPing(request)) return send({ id, result: null });
    handle(request, (progress) => send({ id, progress })).then(
      (result) => send({ id, result }),
      (error: unknown) => send({ id, error: plainError(error) }),
    );
  };
  process.on('message', (requests: readonly ToChild<Request>[]) => {
    // Each as far as it comes by itself before the next one.
    for (const request of requests) process.nextTick(take, request);
  });
}

function isPing<Request extends AnyRequest>(
  request: ToChild<Request>['request'],
): request is { readonly kind: 'ping' } {
  return request.kind === 'ping';
}
