/**
 * Keeps the page's own files, so that it opens without its server, and so that a page that was open during an update still finds
 * the parts it has not loaded yet: the files of an older version stay until no page is left that may ask for them.
 */

interface Lifecycle extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Lifecycle {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  /** The build puts it in front of this file, so that the browser sees every new version by this file's content. */
  readonly OFFLINE_FILES: { readonly version: string; readonly files: readonly string[] };
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: boolean; type: 'all' }): Promise<readonly { readonly id: string }[]>;
  };
  addEventListener(type: 'install' | 'activate', listener: (event: Lifecycle) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

/** What there was when this version took over. */
interface Before {
  readonly caches: readonly string[];
  /** Ids of pages and their workers; any of them may be of an older version. */
  readonly pages: readonly string[];
}

const worker = self as unknown as Worker;
const { version, files } = worker.OFFLINE_FILES;
const PREFIX = 'budget-disclosure-';
const OWN = PREFIX + version;
/** Kept among the files, because a service worker is ended and started at the browser's pleasure. */
const BEFORE = 'before-this-version.json';

async function install(): Promise<void> {
  const cache = await caches.open(OWN);
  // Asked of the server: what the browser has kept under a name without a version may be older.
  await cache.addAll(files.map((name) => new Request(name, { cache: 'no-cache' })));
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
  const before: Before = { caches: older, pages: await openPages() };
  await (await caches.open(OWN)).put(BEFORE, new Response(JSON.stringify(before)));
  await worker.clients.claim();
  await dropUnused();
}

async function openPages(): Promise<string[]> {
  return (await worker.clients.matchAll({ includeUncontrolled: true, type: 'all' })).map(({ id }) => id);
}

/** Removes the older versions once every page is gone that was open when this one took over; later ones are of this version. */
async function dropUnused(): Promise<void> {
  const kept = await caches.match(BEFORE, { cacheName: OWN });
  if (!kept) return;
  const before = (await kept.json()) as Before;
  const open = await openPages();
  if (before.pages.some((id) => open.includes(id))) return;
  // Not whatever else there is: a newer version may be filling its cache just now.
  for (const name of before.caches) await caches.delete(name);
}

/** This version's own file first; a page of an older version asks for names that only that one has. */
async function kept(request: Request | string): Promise<Response | undefined> {
  const own = await caches.match(request, { ignoreSearch: true, cacheName: OWN });
  return own ?? caches.match(request, { ignoreSearch: true });
}

/** The page itself from its server where that answers, so that an update is seen. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    // A page asked for by its folder is the one that stands there.
    const found = await kept(request.url.replace(/[?#].*/, '').replace(/\/$/, '/index.html'));
    if (found) return found;
    throw error;
  }
}

/** Everything else never changes under its name. */
async function part(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  if (event.request.mode !== 'navigate') {
    event.respondWith(part(event.request));
    return;
  }
  event.respondWith(page(event.request));
  event.waitUntil(dropUnused());
});
