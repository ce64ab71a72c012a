/**
 * `npm run start:excel`: serves the pages over https on this machine and registers the add-in with the Excel installed here.
 * Windows: the developer key of the registry. macOS: Excel's wef folder. Elsewhere there is no Excel; it says what to do.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages } from './build-pages';
import { filesOf, listenLocally } from './static-server';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const manifest = join(root, 'manifest.xml');
const folder = join(root, 'node_modules/.cache/localhost-certificate');
const PORT = 3000;
const say = (text: string) => process.stdout.write(`${text}\n`);

/** A certificate for localhost: the person's own in `LOCALHOST_CERT` and `LOCALHOST_KEY`, else one that openssl makes once. */
function certificate(): { cert: Buffer; key: Buffer } {
  const given = [process.env['LOCALHOST_CERT'], process.env['LOCALHOST_KEY']];
  if (given[0] && given[1]) return { cert: readFileSync(given[0]), key: readFileSync(given[1]) };
  const [cert, key] = [join(folder, 'localhost.pem'), join(folder, 'localhost.key')];
  if (!existsSync(cert)) {
    mkdirSync(folder, { recursive: true });
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const options = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '365', '-keyout', key, '-out', cert];
    try {
      execFileSync('openssl', [...options, ...subject], { stdio: 'ignore' });
    } catch (error) {
      say(
        '需要 localhost 的证书：请安装 openssl，或用环境变量 LOCALHOST_CERT、LOCALHOST_KEY 指定证书和私钥文件（PEM）。',
      );
      throw error;
    }
    say(`已生成证书 ${cert}。`);
    say(
      'Excel 只加载证书受信任的网页：请把它装进“受信任的根证书颁发机构”（Windows 双击安装；macOS 在“钥匙串访问”里设为始终信任）。',
    );
  }
  return { cert: readFileSync(cert), key: readFileSync(key) };
}

function register(): void {
  if (process.platform === 'win32') {
    const key = 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer';
    execFileSync('reg', ['add', key, '/v', '预算公开助手', '/t', 'REG_SZ', '/d', manifest, '/f'], { stdio: 'ignore' });
    say('已登记到 Excel。重启 Excel，功能区会出现“预算公开”。');
    say(`不再需要时：reg delete "${key}" /v 预算公开助手 /f`);
    execFileSync('cmd', ['/c', 'start', '', 'excel'], { stdio: 'ignore' });
  } else if (process.platform === 'darwin') {
    const target = join(homedir(), 'Library/Containers/com.microsoft.Excel/Data/Documents/wef');
    mkdirSync(target, { recursive: true });
    copyFileSync(manifest, join(target, 'budget-disclosure.manifest.xml'));
    say('已放入 Excel 的 wef 文件夹。重启 Excel，在“插入 → 我的加载项”的下拉里选“预算公开助手”。');
    say(`不再需要时删除 ${join(target, 'budget-disclosure.manifest.xml')}`);
    execFileSync('open', ['-a', 'Microsoft Excel'], { stdio: 'ignore' });
  } else {
    say('这台电脑上没有 Excel（只有 Windows 和 macOS 有）。网页已在下面的地址提供，');
    say('可以在 Excel 网页版“插入 → 加载项 → 上传我的加载项”里选择 manifest.xml 试用；或运行 npm start 用浏览器版。');
  }
}

say('正在构建，约需一分钟……');
await buildPages(join(root, 'dist'));
const port = await listenLocally(createServer(certificate(), filesOf(join(root, 'dist'))), PORT, 1);
say(`https://localhost:${port}/ 已就绪，按 Ctrl+C 结束。`);
register();
