/** Which parts a part refers to, and what for. */
import type { XmlElement } from '../xml/element';
import type { Dialect } from '../xml/namespaces';
import { setDefaultType } from './content-types';
import { DamagedPart } from './damage';
import type { Package } from './package';

export interface Relationship {
  readonly id: string;
  /** The last word of its type: `worksheet`, `comments`; the same in the strict and the transitional form. */
  readonly kind: string;
  /** The path of the part, or the address outside of the file. */
  readonly target: string;
  readonly isExternal: boolean;
}

const EMPTY =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** Where the relationships of a part stand. */
export function relationshipsPath(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** What a part refers to; nothing where the file does not say. */
export function relationshipsOf(file: Package, part: string): Relationship[] {
  const path = relationshipsPath(part);
  if (!file.has(path)) return [];
  return file
    .document(path)
    .root.elements('Relationship')
    .map((element) => relationship(element, part));
}

function relationship(element: XmlElement, part: string): Relationship {
  const isExternal = element.get('TargetMode') === 'External';
  const target = element.get('Target') ?? '';
  return {
    id: element.get('Id') ?? '',
    kind: (element.get('Type') ?? '').replace(/^.*\//, ''),
    target: isExternal ? target : resolve(part, target),
    isExternal,
  };
}

/** The path that a target means, seen from a part. One that leads out of the file keeps its dots, and no part has it. */
function resolve(part: string, target: string): string {
  const address = decoded(target.replaceAll('\\', '/').replace(/#.*$/, ''));
  const path = address.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of address.split('/').filter((name) => name !== '' && name !== '.')) {
    if (step === '..' && path.length > 0 && path.at(-1) !== '..') path.pop();
    else path.push(step);
  }
  return path.join('/');
}

/** A path as a part refers to it; not every program reads the absolute form. */
function relative(part: string, target: string): string {
  const [from, to] = [part.split('/').slice(0, -1), target.split('/')];
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/**
 * Lets a part refer to another.
 *
 * @param dialect of the part
 * @param kind the last word of the type
 * @param target path of a part of the file
 * @returns the id under which the part refers to it
 */
export function addRelationship(
  file: Package,
  part: string,
  { relationships }: Dialect,
  kind: string,
  target: string,
): string {
  const path = relationshipsPath(part);
  if (!file.has(path)) {
    setDefaultType(file, 'rels', 'application/vnd.openxmlformats-package.relationships+xml');
    file.write(path, EMPTY);
  }
  const { root } = file.document(path);
  const ids = new Set(root.elements().map((element) => element.get('Id')));
  let number = root.elements().length + 1;
  while (ids.has(`rId${number}`)) number++;
  root.append(
    root.make('Relationship', { Id: `rId${number}`, Type: `${relationships}/${kind}`, Target: relative(part, target) }),
  );
  file.changed(path);
  return `rId${number}`;
}

/** Takes a reference away; where none is left, the part that lists them too. */
export function removeRelationship(file: Package, part: string, id: string): void {
  const path = relationshipsPath(part);
  if (!file.has(path)) return;
  const { root } = file.document(path);
  root
    .elements()
    .find((element) => element.get('Id') === id)
    ?.remove();
  if (root.elements().length === 0) file.remove(path);
  else file.changed(path);
}

/** The part that a reference means. */
export function partOf(file: Package, part: string, id: string | undefined): Relationship {
  const found = relationshipsOf(file, part).find((candidate) => candidate.id === id);
  if (!found) throw new DamagedPart(part, `所引用的部件（${id ?? '没有编号'}）没有写明`);
  return found;
}
