/**
 * `npm run start:excel [-- --cert 证书.pem --key 私钥.pem]`: builds the add-in, serves it over https on this machine and
 * registers it with the Excel that is installed here. Ends with Ctrl+C, and Excel forgets it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildInto } from './build-pages';
import { manifestId, registerWithExcel, thisMachine, trustStep } from './excel-registration';
import { ownCertificate, suppliedCertificate } from './localhost-certificate';
import { manifestFor } from './manifest-address';
import { filesOf, listenLocally } from './static-server';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const PORT = 3000;
/** The certificate and the manifest; a folder of the person's, so that the certificate has to be trusted once. */
const kept = join(homedir(), '.budget-disclosure');

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { cert: { type: 'string' }, key: { type: 'string' } } });
  if ((values.cert === undefined) !== (values.key === undefined)) throw new Error('--cert 和 --key 要一起给出');
  const certificate = values.cert && values.key ? suppliedCertificate(values.cert, values.key) : ownCertificate(kept);
  process.stdout.write('正在构建，约需一分钟……\n');
  await buildInto(join(root, 'dist'));
  const server = createServer({ cert: certificate.cert, key: certificate.key }, filesOf(join(root, 'dist')));
  const address = `https://localhost:${await listenLocally(server, PORT)}`;
  const manifest = manifestFor(address, readFileSync(join(root, 'manifest.xml'), 'utf8'));
  const manifestPath = join(kept, 'manifest.xml');
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  writeFileSync(manifestPath, manifest);
  const registration = registerWithExcel(manifestPath, manifestId(manifest), thisMachine(homedir()));
  const trust = certificate.isNew ? trustStep(certificate.path, process.platform) : undefined;
  const steps = registration
    ? [...(trust ? [trust] : []), ...registration.steps]
    : [
        '这台机器上没有可用的 Excel（需要 Windows 或 macOS 上的 Excel 2021、LTSC 2024 或 Microsoft 365）。',
        `在 Excel 网页版里试：浏览器先打开 ${address}/taskpane.html 并信任证书，再在工作簿的“加载项 → 更多加载项 → 上传我的加载项”里选\n   ${manifestPath}`,
        '只想看看功能：运行 npm start 打开浏览器版，不需要 Excel。',
      ];
  process.stdout.write(
    `\n加载项已在 ${address} 提供。\n${steps.map((step, index) => `${index + 1}. ${step}\n`).join('')}`,
  );
  process.stdout.write(`窗格空白或提示证书有问题时，用浏览器打开 ${address}/taskpane.html ，不应有证书警告。\n`);
  process.stdout.write(`按 Ctrl+C 结束${registration ? '，并从 Excel 取消登记' : ''}。\n`);
  process.once('SIGINT', () => {
    server.closeAllConnections();
    server.close();
    registration?.undo();
    process.stdout.write('\n已结束。\n');
  });
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
