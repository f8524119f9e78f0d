import {
  type APIEmbed,
  type APIMessageComponentEmoji,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Row } from '../../src/discord/views/components.ts';
import { escapeHtml, markdown, type Names, titleMarkdown } from './discord-markdown.ts';
import type { PreviewMessage } from './scenes.ts';

const chrome = {
  fr: {
    bot: 'APPLI',
    time: 'Aujourd’hui à 12:00',
    used: (name: string) => `a utilisé ${name}`,
    hidden: 'Vous seul(e) pouvez voir ce message',
  },
  en: {
    bot: 'APP',
    time: 'Today at 12:00',
    used: (name: string) => `used ${name}`,
    hidden: 'Only you can see this',
  },
} as const;

/** A message of the bot with what called for it, as Discord shows it. */
export function messageHtml(
  { asked, hidden, view, picture }: PreviewMessage,
  names: Names,
): string {
  const labels = chrome[names.language];
  const body = [
    view.content === undefined ? '' : `<div class="content">${markdown(view.content, names)}</div>`,
    ...view.embeds.map((embed) => embedHtml(embed, names)),
    picture === undefined ? '' : pictureHtml(picture),
    ...view.components.map(rowHtml),
    hidden ? `<div class="only">👁 ${labels.hidden}</div>` : '',
  ];
  const question = 'mention' in asked ? markdown(asked.mention, names) : '';
  const above =
    'command' in asked
      ? `<b>Ada</b> ${escapeHtml(labels.used(asked.command))}`
      : `<b>@Ada</b> ${question}`;
  return [
    question && personHtml(question, labels.time),
    `<div class="message${hidden ? ' hidden' : ''}">`,
    hidden && !('command' in asked) ? '' : `<div class="above">${above}</div>`,
    '<div class="avatar bot">K</div>',
    `<div class="head"><b>Kiosque</b><span class="tag">${labels.bot}</span><time>${labels.time}</time></div>`,
    ...body,
    '</div>',
  ].join('\n');
}

function personHtml(question: string, time: string): string {
  return `<div class="message"><div class="avatar">A</div><div class="head"><b>Ada</b><time>${time}</time></div>
<div class="content">${question}</div></div>`;
}

function embedHtml({ color, title, url, description, footer }: APIEmbed, names: Names): string {
  const heading = title && titleMarkdown(title, names);
  return [
    `<div class="embed" style="border-color:#${(color ?? 0).toString(16).padStart(6, '0')}">`,
    heading
      ? `<div class="title">${url ? `<a href="${escapeHtml(url)}">${heading}</a>` : heading}</div>`
      : '',
    description ? `<div class="description">${markdown(description, names)}</div>` : '',
    footer ? `<div class="footer">${escapeHtml(footer.text)}</div>` : '',
    '</div>',
  ].join('');
}

/** A file beside a message: Discord shows it between its embeds and its buttons. */
function pictureHtml(svg: string): string {
  const data = Buffer.from(svg).toString('base64');
  return `<img class="attached" alt="" src="data:image/svg+xml;base64,${data}">`;
}

type Component = Row['components'][number];

function rowHtml({ components }: Row): string {
  return `<div class="row">${components.map(componentHtml).join('')}</div>`;
}

function componentHtml(component: Component): string {
  if (component.type === ComponentType.StringSelect) {
    const options = component.options.map(
      ({ label, description }) =>
        `<li>${escapeHtml(label)}<small>${escapeHtml(description ?? '')}</small></li>`,
    );
    return `<details class="select"><summary>${escapeHtml(component.placeholder ?? '')}</summary><ul>${options.join('')}</ul></details>`;
  }
  if (component.type !== ComponentType.Button) throw new Error(`no look for ${component.type}`);
  const { style, disabled } = component;
  const { label = '', emoji } = component as { label?: string; emoji?: APIMessageComponentEmoji };
  const link = style === ButtonStyle.Link;
  const kind = style === ButtonStyle.Primary ? 'primary' : 'secondary';
  return `<span class="button ${kind}${disabled ? ' disabled' : ''}">${[
    emoji?.name && `<span class="emoji">${escapeHtml(emoji.name)}</span>`,
    escapeHtml(label),
    link && '<span class="out">↗</span>',
  ]
    .filter(Boolean)
    .join(' ')}</span>`;
}
