import { HostObject } from './host-object';
import { NamedItemCollectionObject } from './names';
import { HostError } from './protocol';
import { RangeObject } from './range';
import { WorksheetCollectionObject } from './worksheets';

class ApplicationObject extends HostObject {
  readonly apiClass = 'Application';

  get calculationMode(): string {
    return this.state.calculationMode;
  }
  set calculationMode(mode: unknown) {
    if (!['Automatic', 'AutomaticExceptTables', 'Manual'].includes(String(mode)))
      throw new HostError('InvalidArgument', 'mode');
    this.state.calculationMode = String(mode);
  }

  /** Formulas are not calculated here. */
  calculate(): void {}
  suspendApiCalculationUntilNextSync(): void {}
  suspendScreenUpdatingUntilNextSync(): void {}
}

class WorkbookProtectionObject extends HostObject {
  readonly apiClass = 'WorkbookProtection';

  get protected(): boolean {
    return this.state.structureProtection !== undefined;
  }
  protect(password?: string): void {
    if (this.protected) throw new HostError('AccessDenied', 'the workbook is protected already');
    this.state.structureProtection = { password: password ?? undefined };
  }
  unprotect(password?: string): void {
    if (!this.protected) throw new HostError('AccessDenied', 'the workbook is not protected');
    if ((this.state.structureProtection?.password ?? '') !== (password ?? ''))
      throw new HostError('AccessDenied', 'wrong password');
    this.state.structureProtection = undefined;
  }
}

export class WorkbookObject extends HostObject {
  readonly apiClass = 'Workbook';

  get name(): string {
    return '工作簿.xlsx';
  }
  get readOnly(): boolean {
    return false;
  }
  get worksheets(): HostObject {
    return new WorksheetCollectionObject(this.state);
  }
  get names(): HostObject {
    return new NamedItemCollectionObject(this.state);
  }
  get application(): HostObject {
    return new ApplicationObject(this.state);
  }
  get protection(): HostObject {
    return new WorkbookProtectionObject(this.state);
  }
  getSelectedRange(): HostObject {
    const sheet = this.state.activeSheet;
    return new RangeObject(this.state, sheet, this.state.selectionOn(sheet));
  }
  getActiveCell(): HostObject {
    const sheet = this.state.activeSheet;
    return new RangeObject(this.state, sheet, { ...this.state.selectionOn(sheet), rows: 1, columns: 1 });
  }

  /** Asked by the library, when it does not need a tracked object any more. */
  _RemoveReference(id: unknown): void {
    this.state.removeReference(String(id));
  }
}
