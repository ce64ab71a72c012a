/** The browser version's page: the same pane as in Excel over an .xlsx file. Opens on the sample. */
import { createRoot } from 'react-dom/client';
import { App } from './App';
import type { Background } from './background/background';
import { FileHost } from './file-host';

const SAMPLE = '示例底稿-2024.xlsx';

async function sampleBytes(): Promise<Uint8Array> {
  const response = await fetch('sample.xlsx');
  if (!response.ok) throw new Error(`sample.xlsx: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param nextBackground starts a thread for a workbook */
export function startPage(nextBackground: () => Background): void {
  const root = document.getElementById('app');
  if (!root) throw new ReferenceError('the page has no #app');
  const host = new FileHost(SAMPLE, nextBackground);
  const sample = host.openFirst(sampleBytes);
  createRoot(root).render(<App host={host} sample={sample} />);
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
