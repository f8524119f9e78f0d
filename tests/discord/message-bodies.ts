import { MessageFlags } from 'discord.js';

/** A body of a message as it is sent to Discord, right or wrong. */
export type Body = Record<string, unknown>;

/** A rule, a message that breaks it, one that just does not, and what Discord says to the first. */
export type Rule = readonly [rule: string, refused: Body, accepted: Body, says: string];

export const a = (length: number): string => 'a'.repeat(length);
const v2 = { flags: MessageFlags.IsComponentsV2 };
export const embed = (parts: Body): Body => ({ embeds: [{ description: 'd', ...parts }] });
export const fields = (count: number, name = 1, value = 1): Body[] =>
  Array.from({ length: count }, () => ({ name: a(name), value: a(value) }));
export const button = (parts: Body = {}): Body => ({
  type: 2,
  style: 1,
  label: 'b',
  custom_id: `id ${Math.random()}`,
  ...parts,
});
export const link = (parts: Body = {}): Body => ({
  type: 2,
  style: 5,
  label: 'l',
  url: 'https://a.test',
  ...parts,
});
export const buttons = (count: number): Body[] => Array.from({ length: count }, () => button());
export const options = (count: number): Body[] =>
  Array.from({ length: count }, (_, i) => ({ label: `l${i}`, value: `v${i}` }));
export const select = (parts: Body = {}): Body => ({
  type: 3,
  custom_id: `id ${Math.random()}`,
  options: options(2),
  ...parts,
});
export const rows = (...components: Body[][]): Body => ({
  content: 'c',
  components: components.map((row) => ({ type: 1, components: row })),
});
export const manyRows = (count: number): Body =>
  rows(...Array.from({ length: count }, () => buttons(1)));
export const blocks = (...components: Body[]): Body => ({ ...v2, components });
export const block = (content: string): Body => ({ type: 10, content });
export const manyBlocks = (count: number, length = 1): Body =>
  blocks(...Array.from({ length: count }, () => block(a(length))));
export const section = (parts: Body): Body =>
  blocks({ type: 9, components: [block('t')], accessory: button(), ...parts });
export const container = (parts: Body): Body =>
  blocks({ type: 17, components: [block('t')], ...parts });
export const mentions = (allowed: unknown): Body => ({ content: 'c', allowed_mentions: allowed });
export const id = '123456789012345678';
