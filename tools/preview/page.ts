import type { Language } from '../../src/text/language.ts';
import type { Names } from './discord-markdown.ts';
import { messageHtml } from './message-html.ts';
import { BOT_ID, type PreviewMessage } from './scenes.ts';

const names = (language: Language, now: Date): Names => ({
  language,
  mentions: { [BOT_ID]: '@Kiosque' },
  now,
});

/** One page with the messages of both languages, each as wide as on a desk and as on a phone. */
export function previewPage(
  messages: Readonly<Record<Language, readonly PreviewMessage[]>>,
  now: Date,
): string {
  const section = (language: Language) =>
    messages[language].map((message) => {
      const html = messageHtml(message, names(language, now));
      return `<figure id="${language}-${message.id}" lang="${language}">
<figcaption>${message.id} · ${language}</figcaption>
<div class="screen desk">${html}</div>
<div class="screen phone">${html}</div>
</figure>`;
    });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>Kiosque in Discord</title>
<style>${STYLE}</style>
</head>
<body>
${[...section('fr'), ...section('en')].join('\n')}
</body>
</html>
`;
}

const STYLE = `
body { margin: 0; padding: 16px; background: #1e1f22; color: #dbdee1;
  font: 16px/1.375 "gg sans", "Noto Sans", "Helvetica Neue", Helvetica, Arial, sans-serif; }
figure { display: flex; gap: 24px; flex-wrap: wrap; align-items: flex-start; margin: 0 0 32px; }
figcaption { flex-basis: 100%; color: #949ba4; }
.screen { background: #313338; padding: 12px 0; box-sizing: border-box; }
.desk { width: 640px; }
.phone { width: 390px; }
.message { position: relative; padding: 4px 16px 4px 72px; }
.phone .message { padding-left: 64px; padding-right: 12px; }
.message + .message { margin-top: 12px; }
.hidden { background: rgba(88, 101, 242, .08); box-shadow: inset 2px 0 #5865f2; }
.above { color: #b5bac1; font-size: 14px; margin-bottom: 4px; overflow: hidden; white-space: nowrap;
  text-overflow: ellipsis; }
.above b { color: #c9cdfb; font-weight: 500; }
.above br { display: none; }
.avatar { position: absolute; left: 16px; width: 40px; height: 40px; border-radius: 50%; background: #80848e;
  color: #fff; font-weight: 600; text-align: center; line-height: 40px; }
.phone .avatar { left: 12px; }
.avatar.bot { background: #2f9e6e; }
.head b { color: #f2f3f5; font-weight: 500; }
.head time { color: #949ba4; font-size: 12px; margin-left: 8px; }
.tag { background: #5865f2; color: #fff; border-radius: 4px; font-size: 10px; font-weight: 600; padding: 1px 5px;
  margin-left: 5px; vertical-align: 2px; }
.content, .description, .title { overflow-wrap: anywhere; white-space: pre-wrap; }
.embed { max-width: 516px; box-sizing: border-box; background: #2b2d31; border-left: 4px solid; border-radius: 4px;
  padding: 10px 16px 14px 12px; margin: 4px 0; font-size: 14px; line-height: 1.3; }
.title { color: #f2f3f5; font-size: 16px; font-weight: 600; margin: 4px 0 8px; }
.title a { color: #00a8fc; }
.footer { color: #dbdee1; font-size: 12px; margin-top: 8px; }
a { color: #00a8fc; text-decoration: none; }
strong { color: #f2f3f5; font-weight: 700; }
code { background: #1e1f22; border-radius: 4px; padding: 1px 3px; font: 85% "Noto Sans Mono", Consolas, monospace; }
pre { background: #1e1f22; border-radius: 4px; padding: 8px; white-space: pre-wrap; margin: 4px 0; }
blockquote { border-left: 4px solid #4e5058; margin: 0; padding-left: 12px; }
.h1 { font-size: 24px; font-weight: 700; } .h2 { font-size: 20px; font-weight: 700; }
.h3 { font-size: 16px; font-weight: 700; }
.item { display: list-item; margin-left: 20px; }
.subtext { color: #949ba4; font-size: 12px; }
.mention { background: rgba(88, 101, 242, .3); color: #c9cdfb; border-radius: 3px; padding: 0 2px; }
.time { background: #3f4248; border-radius: 3px; padding: 0 2px; }
.spoiler { background: #1e1f22; color: transparent; }
.attached { display: block; width: 516px; max-width: 100%; border-radius: 8px; margin: 4px 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin: 4px 0; }
.button { background: #4e5058; color: #fff; border-radius: 4px; padding: 5px 16px; min-height: 22px; font-size: 14px;
  font-weight: 500; }
.button.primary { background: #5865f2; }
.button.disabled { opacity: .5; }
.select { background: #1e1f22; border-radius: 4px; width: 400px; max-width: 100%; font-size: 14px; }
.select summary { padding: 9px 12px; color: #949ba4; list-style: none; display: flex;
  justify-content: space-between; }
.select summary::after { content: "⌄"; }
.select ul { margin: 0; padding: 0 12px 8px; list-style: none; }
.select li { padding: 6px 0; } .select small { display: block; color: #949ba4; font-size: 12px; }
.only { color: #949ba4; font-size: 12px; margin-top: 4px; }
`;
