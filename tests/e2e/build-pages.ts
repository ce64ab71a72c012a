/**
 * The production build for whatever looks at it in a real browser. A build takes a minute of processor time, so they share one: it is
 * kept under a name that changes with every source file.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildInto, type OfficeJs } from '../../scripts/build-pages';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(root, 'node_modules/.cache/built-pages');
/** Everything that goes into the pages. */
const SOURCES = ['src', 'assets', 'docs', 'samples', 'webpack.config.js', 'package-lock.json', 'tsconfig.base.json'];
/** A build that takes longer than this was cut off, milliseconds. */
const STALE = 600_000;

/** What a test file allows for its build, milliseconds: on a busy machine several minutes. */
export const BUILDING = 1_200_000;

/**
 * Builds every page once for all tests, or takes the folder that the environment names in BUILT_PAGES, where someone tries
 * things out.
 *
 * @param officeJs where office.js comes from
 * @returns the folder; nobody changes what is in it
 */
export async function buildPages(officeJs: OfficeJs = 'cdn'): Promise<string> {
  const built = process.env['BUILT_PAGES'];
  if (built) return built;
  const name = `${officeJs}-${fingerprint()}`;
  const folder = join(cache, name);
  const lock = join(cache, `${name}.lock`);
  mkdirSync(cache, { recursive: true });
  while (!existsSync(folder)) {
    if (isFree(lock)) await build(officeJs, folder, lock);
    else await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return folder;
}

async function build(officeJs: OfficeJs, folder: string, lock: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  try {
    for (const old of readdirSync(cache)) {
      const isOlder = old.startsWith(`${officeJs}-`) && !old.startsWith(folder.slice(cache.length + 1));
      if (isOlder) rmSync(join(cache, old), { recursive: true, force: true });
    }
    await buildInto(unfinished, { mode: 'production', officeJs });
    renameSync(unfinished, folder);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Takes the lock, unless another test file has it. */
function isFree(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > STALE) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesBelow(join(root, source))).sort()) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
