import type { ExcelState } from './excel-state';
import {
  callMember,
  getMember,
  HostCollection,
  HostObject,
  queried,
  type Resolved,
  selectionOf,
  setMember,
} from './host-object';
import {
  type Action,
  ActionType,
  type ArgumentInfo,
  HostError,
  type ObjectPath,
  ObjectPathType,
  type RequestBody,
  type ResponseBody,
} from './protocol';
import { WorkbookObject } from './workbook-objects';

/** Where a batch shall fail on purpose. */
export interface BatchFailure {
  /** Counted from 0 among the changes of the batch. */
  readonly change: number;
  readonly code: string;
}

/** Calls that only look. */
const isLook = (method: string) => method.startsWith('_') || method.startsWith('Get');

/** One batch: its actions one after the other, until the first that fails. What was done before it stays done. */
export class Batch {
  readonly #root: WorkbookObject;
  readonly #resolved = new Map<number, Resolved>();
  /** Changes met so far, counted as {@link BatchFailure} counts them. */
  changes = 0;

  constructor(
    private readonly state: ExcelState,
    private readonly body: RequestBody,
  ) {
    this.#root = new WorkbookObject(state);
  }

  /** Whether the library only gives back what it tracked; nobody waits for this batch. */
  get isCleanup(): boolean {
    const { Actions } = this.body;
    const isRoot = (action: Action) => this.#path(action.ObjectPathId).ObjectPathType === ObjectPathType.Root;
    const removes = Actions.filter((action) => action.Name === '_RemoveReference').length;
    return removes > 0 && Actions.every((action) => action.Name === '_RemoveReference' || isRoot(action));
  }

  run(failure?: BatchFailure): ResponseBody {
    const response: ResponseBody = { Results: [] };
    for (const [index, action] of this.body.Actions.entries()) {
      let place = '';
      // A mark of the library for itself: it is told that the batch came so far.
      if (action.ActionType === ActionType.Trace) {
        response.Results.push({ ActionId: action.Id, Value: null });
        continue;
      }
      try {
        place = this.#place(action);
        if (this.#isChange(action) && this.changes++ === failure?.change)
          throw new HostError(failure.code, 'on purpose');
        const value = this.#act(action);
        response.Results.push({ ActionId: action.Id, Value: value === undefined ? null : value });
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        const { code, message } = error;
        response.Error = { Code: code, Message: message, Location: place, ActionIndex: index, HttpStatusCode: 400 };
        return response;
      }
    }
    if (failure && this.changes <= failure.change) {
      throw new Error(`failAt: the batch has ${this.changes} changes, none at ${failure.change}`);
    }
    return response;
  }

  #isChange(action: Action): boolean {
    if (action.ActionType === ActionType.SetProperty) return true;
    if (action.ActionType === ActionType.Method) return !isLook(action.Name);
    const path = this.#path(action.ObjectPathId);
    const isNew = !this.#resolved.has(path.Id);
    return (
      action.ActionType === ActionType.Instantiate &&
      isNew &&
      path.ObjectPathType === ObjectPathType.Method &&
      !isLook(path.Name)
    );
  }

  /** `Range.values`, as Excel names the place of an error. */
  #place(action: Action): string {
    const path = this.#path(action.ObjectPathId);
    const ownerId = action.ActionType === ActionType.Instantiate ? path.ParentObjectPathId : path.Id;
    const owner = ownerId === undefined ? undefined : this.#resolved.get(ownerId);
    const member = action.ActionType === ActionType.Instantiate ? path.Name || 'GetItem' : action.Name;
    return [owner?.apiClass, member && member.charAt(0).toLowerCase() + member.slice(1)].filter(Boolean).join('.');
  }

  #act(action: Action): unknown {
    const target = this.#resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionType.Instantiate:
        return target ? target.identity : null;
      case ActionType.Query: {
        if (!target) return null;
        const { Select = [], Expand = [], Top, Skip } = action.QueryInfo ?? {};
        return queried(target, selectionOf([...Select, ...Expand]), Top, Skip);
      }
      case ActionType.Method: {
        // Microsoft's own samples delete a sheet that may not be there: on a null object nothing happens.
        if (!target) return { _IsNull: true };
        const result = callMember(target, action.Name, this.#arguments(action.ArgumentInfo));
        return result instanceof HostObject ? result.identity : result;
      }
      case ActionType.SetProperty:
        if (target) setMember(target, action.Name, this.#arguments(action.ArgumentInfo)[0]);
        return null;
      default:
        throw new HostError('NotImplemented', `action type ${action.ActionType}`);
    }
  }

  #path(id: number): ObjectPath {
    const path = this.body.ObjectPaths[id];
    if (!path) throw new HostError('InvalidArgument', `no object path ${id}`);
    return path;
  }

  /** The object of a path; a path is followed once in a batch. */
  #resolve(id: number): Resolved {
    let object = this.#resolved.get(id);
    if (object === undefined) {
      object = this.#follow(this.#path(id));
      this.#resolved.set(id, object);
    }
    if (object && !object.alive) throw new HostError('ItemNotFound', `the ${object.apiClass} is gone`);
    return object;
  }

  #follow(path: ObjectPath): Resolved {
    if (path.ObjectPathType === ObjectPathType.Root) return this.#root;
    if (path.ObjectPathType === ObjectPathType.NullObject) return null;
    if (path.ObjectPathType === ObjectPathType.ReferenceId) return this.state.referenced(path.Name);
    const parent = path.ParentObjectPathId === undefined ? this.#root : this.#resolve(path.ParentObjectPathId);
    if (!parent) return null;
    switch (path.ObjectPathType) {
      case ObjectPathType.Property:
        return asObject(getMember(parent, path.Name));
      case ObjectPathType.Method:
        return asObject(callMember(parent, path.Name, this.#arguments(path.ArgumentInfo)));
      case ObjectPathType.Indexer:
        if (!(parent instanceof HostCollection))
          throw new HostError('InvalidArgument', `${parent.apiClass} is no collection`);
        return parent.itemFor(this.#arguments(path.ArgumentInfo)[0]);
      default:
        throw new HostError('NotImplemented', `object path type ${path.ObjectPathType}`);
    }
  }

  /** The arguments, with objects in the place of their object paths. */
  #arguments(info: ArgumentInfo | undefined): unknown[] {
    const given = info?.Arguments ?? [];
    const references = info?.ReferencedObjectPathIds ?? [];
    return given.map((argument, index) => {
      const id = references[index];
      return typeof id === 'number' && id !== 0 ? existing(this.#resolve(id)) : argument;
    });
  }
}

function existing(object: Resolved): HostObject {
  if (!object) throw new HostError('ItemNotFound', 'a null object');
  return object;
}

function asObject(value: unknown): Resolved {
  if (value === null || value instanceof HostObject) return value;
  throw new HostError('InvalidArgument', 'not an object');
}
