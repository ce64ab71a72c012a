/**
 * Builds the command line into dist-cli/: cli.mjs, which starts, and the parts it loads when they are first needed. Plain
 * JavaScript, as everything in this folder: it is what runs before anything is compiled. The result needs Node.js and nothing
 * else, so the folder may be copied to a machine without npm.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(ROOT, 'dist-cli');
/** What was built from what; without it nothing counts as built. */
const RECORD = join(FOLDER, 'built-from.json');
/** What people start. */
export const PROGRAM = join(FOLDER, 'cli.mjs');
/** Decides about the result without being part of it. */
const ALSO = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json', 'scripts/cli/build.mjs'];

/**
 * Whether dist-cli/ stands for the sources as they are now. Looks at the dates and sizes of the files that went into it, which
 * takes milliseconds.
 *
 * @returns {boolean} false also where nothing was built yet
 */
export function isBuilt() {
  const record = builtFrom();
  if (!record) return false;
  const { sources, files } = record;
  return (
    Object.entries(sources).every(([name, state]) => stateOf(join(ROOT, name)) === state) &&
    files.every((name) => stateOf(join(FOLDER, name)) !== undefined)
  );
}

/**
 * Builds, whatever is there. Several may build at once: each file is put in place whole, and all write the same.
 *
 * @returns {Promise<void>}
 * @throws {Error} the bundler's, which is not installed (`ERR_MODULE_NOT_FOUND`) or does not understand a source (`errors`)
 */
export async function buildCli() {
  const esbuild = await import('esbuild');
  // Before the sources are read: what changes meanwhile is built the next time.
  const before = new Map();
  for (const name of [...ALSO, ...filesBelow('src')]) before.set(name, stateOf(join(ROOT, name)));
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: FOLDER,
    write: false,
    bundle: true,
    // A part for each `import()`: the library for .docx is read by those who make a .docx.
    splitting: true,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node20.9',
    // Chinese stays readable; names stay too, so that an error can be traced.
    charset: 'utf8',
    minifyWhitespace: true,
    minifySyntax: true,
    // Packages of the older kind ask for Node's own modules by `require`, which a module does not have.
    banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
    metafile: true,
    logLevel: 'silent',
  });
  const files = outputFiles.map(({ path }) => path.slice(FOLDER.length + 1));
  const used = [...ALSO, ...Object.keys(metafile.inputs).filter((name) => before.has(name))];
  const sources = Object.fromEntries(used.map((name) => [name, before.get(name)]));
  const kept = new Set([...files, ...(builtFrom()?.files ?? [])]);
  mkdirSync(FOLDER, { recursive: true });
  // The parts first, then what loads them.
  const ordered = [...outputFiles].sort((a, b) => Number(a.path === PROGRAM) - Number(b.path === PROGRAM));
  for (const { path, contents } of ordered) putInPlace(path, contents);
  putInPlace(RECORD, JSON.stringify({ sources, files }));
  // A run that started before this still finds its parts; those of earlier builds nobody can be waiting for.
  for (const name of readdirSync(FOLDER)) {
    if (name.endsWith('.mjs') && !kept.has(name)) rmSync(join(FOLDER, name), { force: true });
  }
}

/** @returns {{ sources: Record<string, string>, files: string[] } | undefined} */
function builtFrom() {
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8'));
  } catch {
    // Not there, or not whole: nothing is built.
    return undefined;
  }
}

/** @returns {string | undefined} changes with the file; undefined where there is none */
function stateOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.size} ${found.mtimeMs}`;
}

/** @returns {string[]} paths from the project's folder, with `/` */
function filesBelow(folder) {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}

function putInPlace(path, contents) {
  const unfinished = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(unfinished, contents, path === PROGRAM ? { mode: 0o755 } : {});
  renameSync(unfinished, path);
}
