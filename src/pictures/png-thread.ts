/** The thread that draws; see draw-png.ts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** Twice the size: sharp where a screen has more pixels. */
const ZOOM = 2;

const require = createRequire(import.meta.url);
const fileOf = (name: string): Buffer => readFileSync(require.resolve(name));

await initWasm(fileOf('@resvg/resvg-wasm/index_bg.wasm'));
const fonts = [400, 700].map((weight) =>
  fileOf(`@fontsource/dejavu-sans/files/dejavu-sans-latin-${weight}-normal.woff2`),
);

const port = parentPort!;
port.on('message', (svg: string) => {
  const drawing = new Resvg(svg, {
    font: { fontBuffers: fonts, defaultFontFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: ZOOM },
  });
  const picture = drawing.render();
  port.postMessage(picture.asPng());
  picture.free();
  drawing.free();
});
