/** Renders assets/icons/*.svg to PNG in every size that Office asks for. Run after changing an icon; the PNGs are committed. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../tests/e2e/browser';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../assets/icons');
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
/** Beside them, for the add-in catalogue. */
const APP_SIZES = [...SIZES, 128];

const browser = await launchBrowser();
const page = await browser.newPage();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
  const name = file.replace('.svg', '');
  const drawing = Buffer.from(readFileSync(join(folder, file))).toString('base64');
  for (const size of name === 'app' ? APP_SIZES : SIZES) {
    await page.setViewportSize({ width: size, height: size });
    const style = `display:block;width:${size}px;height:${size}px`;
    await page.setContent(
      `<body style="margin:0"><img style="${style}" src="data:image/svg+xml;base64,${drawing}"></body>`,
    );
    await page.screenshot({ path: join(folder, `${name}-${size}.png`), omitBackground: true });
  }
}
await browser.close();
