/** Entry of the browser version: the same pane over an .xlsx file. Opens on the sample. */
import { createRoot } from 'react-dom/client';
import type { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import { App } from './App';
import './browser.css';
import { FileHost } from './file-host';
import './grid.css';
import { openBytes } from './open-file';
import './print.css';

const SAMPLE = '示例底稿-2024.xlsx';

async function openSample(): Promise<XlsxWorkbook> {
  const response = await fetch('sample.xlsx');
  if (!response.ok) throw new Error(`sample.xlsx: ${response.status}`);
  return openBytes(new Uint8Array(await response.arrayBuffer()));
}

/** After the page was painted: reading .xlsx takes a large library, and the person should see where they are first. */
function afterPainting<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve) => {
    // Beside a page that is not in sight nothing is painted.
    if (document.hidden) resolve(work());
    else requestAnimationFrame(() => setTimeout(() => resolve(work())));
  });
}

function start(): void {
  const root = document.getElementById('app');
  if (!root) throw new ReferenceError('the page has no #app');
  const sample = afterPainting(openSample);
  createRoot(root).render(<App host={new FileHost(SAMPLE)} sample={sample} />);
  // Only then: keeping every file for offline use would take the time that the sample needs.
  sample.then(keepForOffline, keepForOffline);
}

/** Offline once loaded: where the browser allows it, that is over https or on this machine. */
function keepForOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('service-worker.js').catch((error: unknown) => {
    // The page works all the same, only not without its server: that is told where someone looks for it.
    document.documentElement.dataset['offline'] = `无法离线使用：${String(error)}`;
  });
}

start();
