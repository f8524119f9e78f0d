import type { Json } from './json.ts';

/** What Discord answers instead of doing what was asked. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Json | null;
  /** What the bot did wrong, for the list of violations; null where a correct bot can meet this answer too. */
  readonly violation: string | null;

  constructor(
    status: number,
    code: number,
    message: string,
    more: { readonly errors?: Json; readonly violation?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? null;
    this.violation = more.violation ?? null;
  }

  toJSON(): Json {
    const { message, code, errors } = this;
    return errors === null ? { message, code } : { message, code, errors };
  }
}

export const unauthorized = () => new ApiError(401, 0, '401: Unauthorized');
export const unknownChannel = () => new ApiError(404, 10003, 'Unknown Channel');
export const unknownGuild = () => new ApiError(404, 10004, 'Unknown Guild');
export const unknownMember = () => new ApiError(404, 10007, 'Unknown Member');
export const unknownMessage = () => new ApiError(404, 10008, 'Unknown Message');
export const unknownUser = () => new ApiError(404, 10013, 'Unknown User');
export const missingAccess = () => new ApiError(403, 50001, 'Missing Access');
export const missingPermissions = () => new ApiError(403, 50013, 'Missing Permissions');
export const wrongChannelType = () =>
  new ApiError(400, 50024, 'Cannot execute action on this channel type', {
    violation: 'this cannot be done in a channel of this type',
  });
export const unknownWebhook = (violation?: string) =>
  new ApiError(404, 10015, 'Unknown Webhook', violation === undefined ? {} : { violation });
export const unknownInteraction = (violation: string) =>
  new ApiError(404, 10062, 'Unknown interaction', { violation });
