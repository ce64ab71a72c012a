/** Starts the worker. The one place that names it, and so what its script holds stays out of the page's. */
import type { Background } from './background';

export function startBackground(): Background {
  const worker = new Worker(/* webpackChunkName: "background" */ new URL('./main.ts', import.meta.url));
  return {
    // A worker is a port.
    port: worker as unknown as Background['port'],
    onEnd(listener) {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        listener(event.message || 'worker: no message');
      });
      worker.addEventListener('messageerror', () => listener('worker: a message cannot be read'));
    },
    end: () => worker.terminate(),
  };
}
