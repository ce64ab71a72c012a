import { createHash, randomBytes } from 'node:crypto';
import type { Area } from './area';
import { isEntireColumn, isEntireRow, intersection } from './area';
import { existingCells, type Sheet, styleAt, usedArea } from './grid';
import { HostObject } from './host-object';
import type { ExcelState } from './excel-state';
import { HostError } from './protocol';

/** Protection as a file keeps it: true where something is allowed although the sheet is protected. */
interface FileProtection {
  sheet?: boolean;
  algorithmName?: string;
  hashValue?: string;
  saltValue?: string;
  spinCount?: number;
  [permission: string]: unknown;
}

/** Excel's name of each permission, and the file's. */
const permissions: readonly (readonly [string, string])[] = [
  ['allowAutoFilter', 'autoFilter'],
  ['allowDeleteColumns', 'deleteColumns'],
  ['allowDeleteRows', 'deleteRows'],
  ['allowEditObjects', 'objects'],
  ['allowEditScenarios', 'scenarios'],
  ['allowFormatCells', 'formatCells'],
  ['allowFormatColumns', 'formatColumns'],
  ['allowFormatRows', 'formatRows'],
  ['allowInsertColumns', 'insertColumns'],
  ['allowInsertHyperlinks', 'insertHyperlinks'],
  ['allowInsertRows', 'insertRows'],
  ['allowPivotTables', 'pivotTables'],
  ['allowSort', 'sort'],
];

const SPINS = 1000;

function protectionOf(sheet: Sheet): FileProtection | undefined {
  const protection = (sheet as unknown as { sheetProtection: FileProtection | null }).sheetProtection;
  return protection?.sheet ? protection : undefined;
}

function setProtection(sheet: Sheet, protection: FileProtection | null): void {
  (sheet as unknown as { sheetProtection: FileProtection | null }).sheetProtection = protection;
}

/** The hash that a file keeps of a password. */
function hashed(password: string, salt: string, spins: number): string {
  let hash = createHash('sha512').update(Buffer.from(salt, 'base64')).update(Buffer.from(password, 'utf16le')).digest();
  for (let spin = 0; spin < spins; spin++) {
    const count = Buffer.alloc(4);
    count.writeUInt32LE(spin);
    hash = createHash('sha512').update(hash).update(count).digest();
  }
  return hash.toString('base64');
}

function may(sheet: Sheet, permission: string): boolean {
  const protection = protectionOf(sheet);
  return !protection || protection[permission] === true;
}

/** Refuses to write into locked cells of a protected sheet. */
export function requireWritable(sheet: Sheet, area: Area): void {
  if (!protectionOf(sheet)) return;
  const unlocked = (row: number, column: number) => styleAt(sheet, row, column).protection?.locked === false;
  const bounds =
    isEntireColumn(area) || isEntireRow(area) ? intersection(area, usedArea(sheet, area, false) ?? area) : area;
  const checked = bounds ?? area;
  if (isEntireColumn(checked) || isEntireRow(checked)) {
    for (const { row, column } of existingCells(sheet, checked)) {
      if (!unlocked(row, column)) throw new HostError('AccessDenied', 'locked cells');
    }
    if (!unlocked(checked.row, checked.column)) throw new HostError('AccessDenied', 'locked cells');
    return;
  }
  for (let row = checked.row; row < checked.row + checked.rows; row++) {
    for (let column = checked.column; column < checked.column + checked.columns; column++) {
      if (!unlocked(row, column))
        throw new HostError('AccessDenied', `the cell in row ${row}, column ${column} is locked`);
    }
  }
}

/** Refuses what a protected sheet does not allow. */
export function requirePermission(sheet: Sheet, permission: 'formatCells' | 'formatColumns' | 'formatRows'): void {
  if (!may(sheet, permission)) throw new HostError('AccessDenied', `the sheet is protected: ${permission}`);
}

/** Refuses what no protected sheet allows: merging, data validation. */
export function requireUnprotected(sheet: Sheet): void {
  if (protectionOf(sheet)) throw new HostError('AccessDenied', 'the sheet is protected');
}

export class WorksheetProtectionObject extends HostObject {
  readonly apiClass = 'WorksheetProtection';

  constructor(
    state: ExcelState,
    private readonly sheet: Sheet,
  ) {
    super(state);
  }

  override get alive(): boolean {
    return this.state.isAlive(this.sheet);
  }

  get protected(): boolean {
    return protectionOf(this.sheet) !== undefined;
  }

  get options(): Record<string, unknown> | null {
    const protection = protectionOf(this.sheet);
    if (!protection) return null;
    const options: Record<string, unknown> = {};
    for (const [name, inFile] of permissions) options[name] = protection[inFile] === true;
    // Objects and scenarios are kept the other way round: false is what forbids.
    options['allowEditObjects'] = protection['objects'] !== false;
    options['allowEditScenarios'] = protection['scenarios'] !== false;
    const { selectLockedCells, selectUnlockedCells } = protection;
    options['selectionMode'] =
      selectUnlockedCells === false ? 'None' : selectLockedCells === false ? 'Unlocked' : 'Normal';
    return options;
  }

  protect(options?: Record<string, unknown> | null, password?: string | null): void {
    if (this.protected) throw new HostError('AccessDenied', 'the sheet is protected already');
    const unknown = Object.keys(options ?? {}).filter(
      (name) => name !== 'selectionMode' && !permissions.some(([known]) => known === name),
    );
    if (unknown.length > 0) throw new HostError('InvalidArgument', `unknown options: ${unknown.join(', ')}`);
    const protection: FileProtection = { sheet: true, objects: false, scenarios: false };
    for (const [name, inFile] of permissions) if (options?.[name] === true) protection[inFile] = true;
    const mode = options?.['selectionMode'] ?? 'Normal';
    if (mode !== 'Normal') protection['selectLockedCells'] = false;
    if (mode === 'None') protection['selectUnlockedCells'] = false;
    if (password) {
      protection.algorithmName = 'SHA-512';
      protection.saltValue = randomBytes(16).toString('base64');
      protection.spinCount = SPINS;
      protection.hashValue = hashed(password, protection.saltValue, SPINS);
    }
    setProtection(this.sheet, protection);
  }

  unprotect(password?: string | null): void {
    const protection = protectionOf(this.sheet);
    if (!protection) throw new HostError('AccessDenied', 'the sheet is not protected');
    const { hashValue, saltValue, spinCount } = protection;
    if (hashValue && hashed(password ?? '', saltValue ?? '', spinCount ?? 0) !== hashValue) {
      throw new HostError('AccessDenied', 'wrong password');
    }
    setProtection(this.sheet, null);
  }
}
