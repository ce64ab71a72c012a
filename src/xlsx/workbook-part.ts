/** The part of a file that lists its sheets and names. */
import {
  addRelationship,
  partOf,
  relationshipsOf,
  relationshipsPath,
  removeRelationship,
} from './package/relationships';
import { CONTENT_TYPES, contentTypeOf, removeContentType, setContentType } from './package/content-types';
import { DamagedPart } from './package/damage';
import type { Package } from './package/package';
import { withoutSheet } from './sheet/formulas';
import { WorkbookError } from '../worksheet/workbook';
import type { XmlElement } from './xml/element';
import { type Dialect, dialectOf, relationPrefix } from './xml/namespaces';
import { isTrue } from './xml/text';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The parts of a workbook in their order (ECMA-376, CT_Workbook). */
const ORDER = `fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences
  definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr
  webPublishObjects extLst`.split(/\s+/);

/** A worksheet as the workbook lists it. Sheets that are charts or macros are listed too, but are none. */
export interface ListedSheet {
  readonly name: string;
  /** Path of its part. */
  readonly path: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
}

export class WorkbookPart {
  readonly #root: XmlElement;

  /** @throws WorkbookError where the part is another document's, such as that of Word */
  constructor(
    private readonly file: Package,
    readonly path: string,
  ) {
    this.#root = file.document(path).root;
    if (this.#root.local !== 'workbook') throw notAWorkbook(`部件 ${path} 是别的文档`);
  }

  /**
   * Where a file keeps its workbook.
   *
   * @throws WorkbookError where it has none: it may be another document, or lack parts
   */
  static pathIn(file: Package): string {
    const named = relationshipsOf(file, '').find(({ kind }) => kind === 'officeDocument');
    for (const path of [CONTENT_TYPES, relationshipsPath(''), named?.target ?? 'xl/workbook.xml']) {
      if (!file.has(path)) throw notAWorkbook(`里面没有部件 ${path}`);
    }
    return named?.target ?? 'xl/workbook.xml';
  }

  /** The path of a part that the workbook refers to, by what it is for, whether it is there or not. */
  partFor(kind: string): string | undefined {
    return relationshipsOf(this.file, this.path).find((relationship) => relationship.kind === kind)?.target;
  }

  /**
   * The worksheets in their order.
   *
   * @throws DamagedPart where the part of one is not there, or two have one name
   */
  sheets(): ListedSheet[] {
    const names = new Set<string>();
    return this.#elements().flatMap((element) => {
      const name = element.get('name') ?? '';
      if (names.has(name.toLowerCase())) throw new DamagedPart(this.path, `里有两张工作表叫“${name}”`);
      names.add(name.toLowerCase());
      const id = element.get('r:id');
      // A module of macros is listed like a sheet and has no part.
      if (id === '') return [];
      const { kind, target } = partOf(this.file, this.path, id);
      if (kind !== 'worksheet') return [];
      if (!this.file.has(target)) throw new DamagedPart(target, `（工作表“${name}”）不在文件里`);
      const state = element.get('state');
      return [
        {
          name,
          path: target,
          state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        } as const,
      ];
    });
  }

  /** The dialect of the file. */
  get dialect(): Dialect {
    return dialectOf(this.#root);
  }

  /** Whether days are counted from 1904. */
  get countsFrom1904(): boolean {
    return isTrue(this.#root.child('workbookPr')?.get('date1904'));
  }

  /**
   * Adds an empty worksheet at the end.
   *
   * @throws RangeError where a sheet, of whatever kind, has this name
   */
  addSheet(name: string, isHidden: boolean): ListedSheet {
    const elements = this.#elements();
    if (elements.some((element) => element.get('name')?.toLowerCase() === name.toLowerCase())) {
      throw new RangeError(`sheet name taken: ${name}`);
    }
    const folder = this.path.slice(0, this.path.lastIndexOf('/') + 1);
    const path = this.file.freePath(`${folder}worksheets/sheet`, '.xml');
    const dialect = dialectOf(this.#root);
    this.file.write(
      path,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${dialect.main}" xmlns:r="${dialect.relationships}"><sheetData/></worksheet>`,
    );
    setContentType(this.file, path, `${TYPE}.worksheet+xml`);
    const id = addRelationship(this.file, this.path, dialect, 'worksheet', path);
    const list = this.#ensure('sheets');
    const sheetId = elements.reduce((most, element) => Math.max(most, element.number('sheetId', 0)), 0) + 1;
    const state = isHidden ? 'veryHidden' : undefined;
    list.append(list.make('sheet', { name, sheetId, state, [`${relationPrefix(this.#root)}:id`]: id }));
    this.changed();
    return { name, path, state: isHidden ? 'veryHidden' : 'visible' };
  }

  /** Takes a worksheet away, with what belongs to it alone, and what the workbook says of it. */
  removeSheet(name: string): void {
    const elements = this.#elements();
    const index = elements.findIndex((element) => element.get('name') === name);
    const element = elements[index];
    if (!element) return;
    const id = element.get('r:id') ?? '';
    const { target } = partOf(this.file, this.path, id);
    element.remove();
    removeRelationship(this.file, this.path, id);
    this.#removeParts(target);
    for (const named of this.#root.child('definedNames')?.elements('definedName') ?? []) {
      const own = named.number('localSheetId', -1);
      if (own === index) named.remove();
      else {
        if (own > index) named.set('localSheetId', own - 1);
        named.setText(withoutSheet(named.text(), name));
      }
    }
    this.#dropEmptyNames();
    for (const view of this.#root.child('bookViews')?.elements('workbookView') ?? []) {
      for (const key of ['activeTab', 'firstSheet']) {
        const tab = view.number(key, 0);
        if (tab > index) view.set(key, tab - 1);
      }
    }
    this.forgetCalculation();
    this.changed();
  }

  /** A workbook must open on a visible sheet; the first one may be hidden by now. */
  showVisibleSheet(): void {
    const elements = this.#elements();
    const isVisible = (index: number) =>
      elements[index] !== undefined && !/^(?:veryH|h)idden$/.test(elements[index].get('state') ?? '');
    const view = this.#root.child('bookViews')?.child('workbookView');
    if (isVisible(view?.number('activeTab', 0) ?? 0)) return;
    const activeTab = elements.findIndex((_, index) => isVisible(index));
    if (activeTab < 0) return;
    const views = this.#ensure('bookViews');
    const shown = views.child('workbookView') ?? views.append(views.make('workbookView'));
    shown.set('activeTab', activeTab);
    if (!isVisible(shown.number('firstSheet', 0))) shown.set('firstSheet', activeTab);
    this.changed();
  }

  /** The text of a name of one sheet: `_xlnm.Print_Area`. */
  sheetName(sheet: string, name: string): string | undefined {
    return this.#named(sheet, name)?.text();
  }

  /** Sets a name of one sheet, or takes it away. */
  setSheetName(sheet: string, name: string, text: string | undefined): void {
    const known = this.#named(sheet, name);
    if (text === undefined) {
      known?.remove();
      this.#dropEmptyNames();
    } else if (known) known.setText(text);
    else {
      const names = this.#ensure('definedNames');
      names.append(names.make('definedName', { name, localSheetId: this.#indexOf(sheet) }, text));
    }
    this.changed();
  }

  /** Other programs calculate anew when they open the file: what was written may change results that are kept. */
  calculateOnLoad(): void {
    const calculation = this.#ensure('calcPr');
    calculation.set('fullCalcOnLoad', 1);
    this.changed();
  }

  /** The order of calculation names cells with formulas; Excel refuses one that names others, and makes its own where there is none. */
  forgetCalculation(): void {
    const chain = relationshipsOf(this.file, this.path).find(({ kind }) => kind === 'calcChain');
    if (!chain) return;
    this.file.remove(chain.target);
    removeContentType(this.file, chain.target);
    removeRelationship(this.file, this.path, chain.id);
  }

  /** To be called after the part was changed. */
  changed(): void {
    this.file.changed(this.path);
  }

  #elements(): XmlElement[] {
    return this.#root.child('sheets')?.elements('sheet') ?? [];
  }

  #indexOf(sheet: string): number {
    return this.#elements().findIndex((element) => element.get('name') === sheet);
  }

  #named(sheet: string, name: string): XmlElement | undefined {
    const index = this.#indexOf(sheet);
    return this.#root
      .child('definedNames')
      ?.elements('definedName')
      .find(
        (element) =>
          element.get('name')?.toLowerCase() === name.toLowerCase() && element.number('localSheetId', -1) === index,
      );
  }

  #dropEmptyNames(): void {
    const names = this.#root.child('definedNames');
    if (names?.elements().length === 0) names.remove();
  }

  #ensure(local: string): XmlElement {
    const found = this.#root.child(local);
    if (found) return found;
    const later = new Set(ORDER.slice(ORDER.indexOf(local) + 1));
    const index = this.#root.children.findIndex((child) => typeof child !== 'string' && later.has(child.local));
    return this.#root.insert(this.#root.make(local), index < 0 ? this.#root.children.length : index);
  }

  /** A part, and those that it alone refers to. */
  #removeParts(path: string): void {
    const { file } = this;
    const below = relationshipsOf(file, path).filter(({ isExternal }) => !isExternal);
    file.remove(path);
    file.remove(relationshipsPath(path));
    if (contentTypeOf(file, path) !== undefined) removeContentType(file, path);
    if (below.length === 0) return;
    const used = new Set(
      file
        .paths()
        .filter((other) => other.endsWith('.rels'))
        .flatMap((rels) =>
          relationshipsOf(file, rels.replace(/_rels\/([^/]*)\.rels$/, '$1')).map(({ target }) => target.toLowerCase()),
        ),
    );
    for (const { target } of below) if (file.has(target) && !used.has(target.toLowerCase())) this.#removeParts(target);
  }
}

function notAWorkbook(reason: string): WorkbookError {
  return new WorkbookError(`这不是完整的 .xlsx 工作簿：${reason}。请选择 Excel 或 WPS 保存的 .xlsx 文件`, reason);
}
