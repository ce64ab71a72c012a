import type { ExcelState } from './excel-state';
import { HostError } from './protocol';

/**
 * An object of Excel. The public members of a subclass are the members of the API, under the same names: a getter is a
 * property that can be loaded, a setter one that can be set, a method one that can be called. What a subclass adds for
 * itself has a name that the API does not have, so it cannot be reached from outside.
 */
export abstract class HostObject {
  /** The name of the class in the API, as in `Excel.Range`. */
  abstract readonly apiClass: string;

  constructor(readonly state: ExcelState) {}

  /** What tells this object from its siblings, as Excel answers it (`Id`), once the object is asked for. */
  get identity(): Record<string, unknown> {
    return {};
  }

  /** Whether the object still stands: a worksheet, and everything on it, ends when the sheet is deleted. */
  get alive(): boolean {
    return true;
  }
}

/** A collection: its own members, and the objects in it. */
export abstract class HostCollection extends HostObject {
  /** The class of the items in the API. */
  abstract readonly itemClass: string;
  abstract get items(): HostObject[];
  /** The item for `collection.getItem(key)`. */
  abstract itemFor(key: unknown): HostObject;

  getItemAt(index: unknown): HostObject {
    const item = this.items[Number(index)];
    if (!item) throw new HostError('InvalidArgument', `no item ${String(index)}`);
    return item;
  }

  getCount(): number {
    return this.items.length;
  }
}

/** What an object path stands for: an object, or nothing for a null object. */
export type Resolved = HostObject | null;

type Members = Record<string, unknown>;

/** The only name on the wire that is not the name in the API. */
const renamed: Readonly<Record<string, string>> = { Gridlines: 'showGridlines' };

const apiName = (name: string) => renamed[name] ?? name.charAt(0).toLowerCase() + name.slice(1);
const wireName = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function requireMember(object: HostObject, name: string): void {
  object.state.played.requireMember(object.apiClass, name);
  if (!(name in object)) throw new HostError('NotImplemented', `${object.apiClass}.${name}`);
}

/** Reads a property, as `Worksheets` under the workbook. */
export function getMember(object: HostObject, wire: string): unknown {
  const name = apiName(wire);
  requireMember(object, name);
  return (object as unknown as Members)[name];
}

/** Sets a property. */
export function setMember(object: HostObject, wire: string, value: unknown): void {
  const name = apiName(wire);
  requireMember(object, name);
  if (!accessor(object, name)?.set) throw new HostError('NotImplemented', `setting ${object.apiClass}.${name}`);
  (object as unknown as Members)[name] = value;
}

/** Calls a method. An argument that was left out comes as null. */
export function callMember(object: HostObject, wire: string, given: readonly unknown[]): unknown {
  const args = given.map((argument) => argument ?? undefined);
  if (wire.startsWith('_')) return callInternal(object, wire, args);
  const name = apiName(wire);
  requireMember(object, name);
  const method = (object as unknown as Members)[name];
  if (typeof method !== 'function') throw new HostError('NotImplemented', `${object.apiClass}.${name}()`);
  return (method as (...values: unknown[]) => unknown).apply(object, [...args]);
}

/** The calls the library makes on its own account. */
function callInternal(object: HostObject, wire: string, args: readonly unknown[]): unknown {
  const internal = (object as unknown as Members)[wire];
  if (typeof internal !== 'function') throw new HostError('NotImplemented', `${object.apiClass}.${wire}`);
  return (internal as (...values: unknown[]) => unknown).apply(object, [...args]);
}

function accessor(object: HostObject, name: string): PropertyDescriptor | undefined {
  for (
    let level = Object.getPrototypeOf(object);
    level && level !== HostObject.prototype;
    level = Object.getPrototypeOf(level)
  ) {
    const found = Object.getOwnPropertyDescriptor(level, name);
    if (found) return found;
  }
  return undefined;
}

/** The names of all properties of an object that the played Excel has. */
function propertyNames(object: HostObject): string[] {
  const names = new Set<string>();
  for (
    let level = Object.getPrototypeOf(object);
    level && level !== HostObject.prototype;
    level = Object.getPrototypeOf(level)
  ) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(level))) {
      if (descriptor.get && object.state.played.hasMember(object.apiClass, name)) names.add(name);
    }
  }
  return [...names];
}

/** What was asked to be loaded, as a tree; an empty branch asks for all that is no object. */
export interface Selection {
  [name: string]: Selection;
}

/** `['name', 'format/font/bold']` as a tree. */
export function selectionOf(paths: readonly string[] | undefined): Selection {
  const tree: Selection = {};
  for (const path of paths ?? []) {
    let branch = tree;
    for (const part of path.split(/[/.]/)) if (part && part !== '*') branch = branch[apiName(part)] ??= {};
  }
  return tree;
}

/** The answer to a load. */
export function queried(object: HostObject, selection: Selection, top?: number, skip = 0): Members {
  const answer: Members = { ...object.identity };
  const own: Selection = {};
  const ofItems: Selection = {};
  if (object instanceof HostCollection) {
    for (const [name, branch] of Object.entries(selection)) {
      if (name === 'items') Object.assign(ofItems, branch);
      else if (accessor(object, name)?.get) own[name] = branch;
      else ofItems[name] = branch;
    }
    const end = top === undefined ? undefined : skip + top;
    answer['_Items'] = object.items.slice(skip, end).map((item) => queried(item, ofItems));
  } else Object.assign(own, selection);
  const everything = !(object instanceof HostCollection) && Object.keys(selection).length === 0;
  for (const name of everything ? propertyNames(object) : Object.keys(own)) {
    const value = getMember(object, name);
    if (!(value instanceof HostObject)) answer[wireName(name)] = value === undefined ? null : value;
    else if (!everything) answer[wireName(name)] = queried(value, own[name] ?? {});
  }
  return answer;
}
