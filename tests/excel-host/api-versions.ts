import { readFileSync } from 'node:fs';

/** Since when Excel has a member: the requirement set and its version, as `@types/office-js` says on every member. */
export interface ApiVersion {
  readonly set: string;
  readonly version: string;
}

type ClassVersions = Map<string, ApiVersion>;

let classes: Map<string, ClassVersions> | undefined;

const openClass = /^ {4}(?:class|interface) (\w+)/;
const member = /^ {8}(?:readonly )?(\w+)\??[(:<]/;
const mark = /\[Api set: (ExcelApi\w*) (\d+\.\d+)/;

/** Reads the marks of the whole Excel namespace; overloads count with their earliest version. */
function parse(): Map<string, ClassVersions> {
  const path = require.resolve('@types/office-js/index.d.ts');
  const text = readFileSync(path, 'utf8');
  const start = text.indexOf('\ndeclare namespace Excel {');
  const found = new Map<string, ClassVersions>();
  let current: ClassVersions | undefined;
  let classMark: ApiVersion | undefined;
  let lastMark: ApiVersion | undefined;
  for (const line of text.slice(start, text.indexOf('\n}', start)).split('\n')) {
    const marked = mark.exec(line);
    if (marked) {
      lastMark = { set: marked[1] ?? '', version: marked[2] ?? '' };
      continue;
    }
    const opened = openClass.exec(line);
    if (opened) {
      const name = opened[1] ?? '';
      current = found.get(name) ?? new Map<string, ApiVersion>();
      found.set(name, current);
      classMark = lastMark;
      lastMark = undefined;
      continue;
    }
    if (line.startsWith('    }')) current = undefined;
    const name = current && member.exec(line)?.[1];
    if (!current || !name) continue;
    const since = lastMark ?? classMark;
    const known = current.get(name);
    if (since && (!known || isAtLeast(known.version, since.version))) current.set(name, since);
    lastMark = undefined;
  }
  return found;
}

/** The version of a member; undefined where Excel has no such member. */
export function apiVersionOf(className: string, memberName: string): ApiVersion | undefined {
  classes ??= parse();
  return classes.get(className)?.get(memberName);
}

/** Whether `version` is `wanted` or later: 1.14 is later than 1.9. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
