/** Entry of the browser version: the same pane over an .xlsx file. Opens on the sample. */
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './browser.css';
import { FileHost } from './file-host';
import { openBytes } from './open-file';

const SAMPLE = '示例底稿-2024.xlsx';

async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) throw new ReferenceError('the page has no #app');
  const page = createRoot(root);
  page.render(<p className="loading">正在打开示例…</p>);
  const response = await fetch('sample.xlsx');
  if (!response.ok) throw new Error(`sample.xlsx: ${response.status}`);
  const host = new FileHost(SAMPLE, await openBytes(new Uint8Array(await response.arrayBuffer())));
  page.render(<App host={host} />);
}

start().catch((error: unknown) => {
  const root = document.getElementById('app');
  if (root) root.textContent = `页面没有完整加载，请刷新后重试。详情：${String(error)}`;
});

// Offline once loaded: where the browser allows it, that is over https or on this machine.
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('service-worker.js').catch((error: unknown) => {
    // The page works all the same, only not without its server: that is told where someone looks for it.
    document.documentElement.dataset['offline'] = `无法离线使用：${String(error)}`;
  });
}
