import type ExcelJS from 'exceljs';
import { areaText, isEntireColumn, isEntireRow } from './area';
import { HostError } from './protocol';
import { requireUnprotected } from './sheet-protection';
import { AreaObject } from './sheet-object';

/** A validation as a file keeps it; exceljs writes `any` although its types do not know it. */
type FileValidation = Omit<Partial<ExcelJS.DataValidation>, 'type'> & { readonly type: string };

type Rule = Record<string, Record<string, unknown>>;

interface Alert {
  readonly message?: string;
  readonly showAlert?: boolean;
  readonly style?: string;
  readonly title?: string;
}

interface Prompt {
  readonly message?: string;
  readonly showPrompt?: boolean;
  readonly title?: string;
}

const types: readonly (readonly [string, string, string])[] = [
  ['list', 'list', 'List'],
  ['wholeNumber', 'whole', 'WholeNumber'],
  ['decimal', 'decimal', 'Decimal'],
  ['date', 'date', 'Date'],
  ['time', 'time', 'Time'],
  ['textLength', 'textLength', 'TextLength'],
  ['custom', 'custom', 'Custom'],
];

const operators: readonly (readonly [string, string])[] = [
  ['Between', 'between'],
  ['NotBetween', 'notBetween'],
  ['EqualTo', 'equal'],
  ['NotEqualTo', 'notEqual'],
  ['GreaterThan', 'greaterThan'],
  ['LessThan', 'lessThan'],
  ['GreaterThanOrEqualTo', 'greaterThanOrEqual'],
  ['LessThanOrEqualTo', 'lessThanOrEqual'],
];

const alertStyles: readonly (readonly [string, string])[] = [
  ['Stop', 'stop'],
  ['Warning', 'warning'],
  ['Information', 'information'],
];

const TITLE_LIMIT = 32;
const MESSAGE_LIMIT = 255;

export class DataValidationObject extends AreaObject {
  readonly apiClass = 'DataValidation';

  get type(): string {
    const all = this.#all();
    const first = all[0];
    if (all.some((other) => JSON.stringify(other) !== JSON.stringify(first))) return 'Inconsistent';
    return types.find(([, inFile]) => inFile === first?.type)?.[2] ?? 'None';
  }

  get rule(): Rule | null {
    const validation = this.#common();
    if (validation === null) return null;
    const type = types.find(([, inFile]) => inFile === validation?.type);
    if (!validation || !type) return {};
    const [first, second] = (validation.formulae ?? []).map(String);
    if (type[0] === 'list') return { list: { inCellDropDown: true, source: listSource(first ?? '') } };
    if (type[0] === 'custom') return { custom: { formula: `=${first ?? ''}` } };
    const operator = operators.find(([, inFile]) => inFile === (validation.operator ?? 'between'))?.[0];
    return { [type[0]]: { formula1: first, ...(second !== undefined && { formula2: second }), operator } };
  }
  set rule(rule: unknown) {
    const given = Object.entries((rule ?? {}) as Rule);
    const [name, parts] = given[0] ?? [];
    const type = types.find(([known]) => known === name);
    if (!type || !parts || given.length !== 1)
      throw new HostError('InvalidArgument', `validation rule ${String(name)}`);
    const formulae = formulaeOf(type[0], parts);
    const operator =
      parts['operator'] === undefined ? undefined : operators.find(([known]) => known === parts['operator'])?.[1];
    this.#change((old) => ({
      allowBlank: true,
      showErrorMessage: true,
      ...old,
      type: type[1],
      formulae,
      ...(operator && { operator: operator as ExcelJS.DataValidationOperator }),
    }));
  }

  get errorAlert(): Alert | null {
    const validation = this.#common();
    if (validation === null) return null;
    return {
      message: validation?.error ?? '',
      showAlert: validation?.showErrorMessage ?? validation === undefined,
      style: alertStyles.find(([, inFile]) => inFile === (validation?.errorStyle ?? 'stop'))?.[0] ?? 'Stop',
      title: validation?.errorTitle ?? '',
    };
  }
  set errorAlert(alert: Alert) {
    const style = alertStyles.find(([known]) => known === (alert.style ?? 'Stop'));
    if (!style) throw new HostError('InvalidArgument', `alert style ${String(alert.style)}`);
    requireLengths(alert.title, alert.message);
    this.#change((old) => ({
      ...old,
      error: alert.message ?? '',
      errorTitle: alert.title ?? '',
      errorStyle: style[1],
      showErrorMessage: alert.showAlert ?? true,
    }));
  }

  get prompt(): Prompt | null {
    const validation = this.#common();
    if (validation === null) return null;
    return {
      message: validation?.prompt ?? '',
      showPrompt: validation?.showInputMessage ?? validation === undefined,
      title: validation?.promptTitle ?? '',
    };
  }
  set prompt(prompt: Prompt) {
    requireLengths(prompt.title, prompt.message);
    this.#change((old) => ({
      ...old,
      prompt: prompt.message ?? '',
      promptTitle: prompt.title ?? '',
      showInputMessage: prompt.showPrompt ?? true,
    }));
  }

  get ignoreBlanks(): boolean | null {
    const validation = this.#common();
    return validation === null ? null : (validation?.allowBlank ?? true);
  }
  set ignoreBlanks(ignore: unknown) {
    this.#change((old) => ({ ...old, allowBlank: ignore === true }));
  }

  clear(): void {
    requireUnprotected(this.sheet);
    const model = this.#model();
    for (const key of this.#keys()) delete model[key];
  }

  // exceljs keeps a validation for each cell, under its address, and joins equal ones when it writes the file.

  #model(): Record<string, FileValidation | undefined> {
    return (this.sheet as unknown as { dataValidations: { model: Record<string, FileValidation | undefined> } })
      .dataValidations.model;
  }

  #keys(): string[] {
    const { row, column, rows, columns } = this.area;
    if (isEntireColumn(this.area) || isEntireRow(this.area)) return [`range:${areaText(this.area)}`];
    const keys: string[] = [];
    for (let down = 0; down < rows; down++) {
      for (let right = 0; right < columns; right++) {
        keys.push(areaText({ row: row + down, column: column + right, rows: 1, columns: 1 }));
      }
    }
    return keys;
  }

  #all(): (FileValidation | undefined)[] {
    const model = this.#model();
    return this.#keys().map((key) => model[key]);
  }

  /** The validation that all cells share: undefined where none has one, null where they differ. */
  #common(): FileValidation | undefined | null {
    const [first, ...others] = this.#all();
    const text = JSON.stringify(first);
    return others.every((other) => JSON.stringify(other) === text) ? first : null;
  }

  #change(change: (old: FileValidation) => FileValidation): void {
    requireUnprotected(this.sheet);
    if (isEntireColumn(this.area) || isEntireRow(this.area))
      throw new HostError('NotImplemented', 'validation of whole rows or columns');
    const model = this.#model();
    for (const key of this.#keys()) model[key] = change(model[key] ?? { type: 'any' });
  }
}

/** `"甲,乙"` as Excel gives it back, or the reference with its `=`. */
function listSource(inFile: string): string {
  return inFile.startsWith('"') ? inFile.slice(1, -1).replaceAll('""', '"') : `=${inFile}`;
}

function formulaeOf(type: string, parts: Record<string, unknown>): string[] {
  const bare = (value: unknown) => String(value).replace(/^=/, '');
  if (type === 'list') {
    const source = parts['source'];
    if (typeof source !== 'string' || source === '') throw new HostError('InvalidArgument', 'the source of a list');
    if (source.startsWith('=')) return [bare(source)];
    if (source.length > MESSAGE_LIMIT)
      throw new HostError('InvalidArgument', 'a written list longer than 255 characters');
    return [`"${source.replaceAll('"', '""')}"`];
  }
  if (type === 'custom') return [bare(parts['formula'])];
  return [parts['formula1'], parts['formula2']].filter((part) => part !== undefined && part !== null).map(bare);
}

function requireLengths(title: string | undefined, message: string | undefined): void {
  if ((title ?? '').length > TITLE_LIMIT)
    throw new HostError('InvalidArgument', `a title longer than ${TITLE_LIMIT} characters`);
  if ((message ?? '').length > MESSAGE_LIMIT)
    throw new HostError('InvalidArgument', `a message longer than ${MESSAGE_LIMIT} characters`);
}
