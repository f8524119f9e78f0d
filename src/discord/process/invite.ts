import { OAuth2Scopes, PermissionsBitField } from 'discord.js';
import { NEEDED_PERMISSIONS } from '../gateway/bot-permissions.ts';

/** The link that invites the bot with the least permissions that it needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: new PermissionsBitField([...NEEDED_PERMISSIONS]).bitfield.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
