/** Keeps the page's own files, so that it opens without its server. `PRECACHE` is what the build made. */

interface Lifecycle extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: Lifecycle) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

const worker = self as unknown as Worker;
const LIST = 'offline-files.json';
const PREFIX = 'budget-disclosure-';

async function install(): Promise<void> {
  const answer = await fetch(LIST, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${LIST}: ${answer.status}`);
  const { version, files } = (await answer.json()) as { version: string; files: string[] };
  const cache = await caches.open(PREFIX + version);
  await cache.addAll(files);
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== PREFIX + version) await caches.delete(name);
  }
  await worker.skipWaiting();
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  const isPage = event.request.mode === 'navigate';
  // The page itself from its server where that answers, so that an update is seen; everything else never changes its name.
  const network = () => fetch(event.request);
  // A page asked for by its folder is the one that stands there.
  const name = event.request.url.replace(/[?#].*/, '').replace(/\/$/, '/index.html');
  const kept = () => caches.match(isPage ? name : event.request, { ignoreSearch: true });
  event.respondWith(
    isPage
      ? network().catch(async (error: unknown) => {
          const page = await kept();
          if (page) return page;
          throw error;
        })
      : kept().then((found) => found ?? network()),
  );
});
