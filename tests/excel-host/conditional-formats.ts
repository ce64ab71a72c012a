import type ExcelJS from 'exceljs';
import { type Area, areaOf, areaText, intersection, without } from './area';
import { aspectOf, fontAspects } from './cell-format';
import { colorText, fileColor } from './color';
import type { ExcelState } from './excel-state';
import { boundingOf, type Sheet, type Style } from './grid';
import { HostCollection, HostObject, type Resolved } from './host-object';
import { HostError } from './protocol';
import { RangeObject } from './range';
import { RangeAreasObject } from './range-areas';
import { requirePermission } from './sheet-protection';
import { omit } from './omit';

interface FileRule {
  type: string;
  priority: number;
  formulae?: string[];
  style?: Style;
  stopIfTrue?: boolean;
}

/** A conditional format as a file keeps it: one or more areas, and rules. */
interface Entry {
  ref: string;
  rules: FileRule[];
}

type Formatted = { conditionalFormattings: Entry[] };

const entriesOf = (sheet: Sheet): Entry[] => (sheet as unknown as Formatted).conditionalFormattings;
const setEntries = (sheet: Sheet, entries: Entry[]) =>
  ((sheet as unknown as Formatted).conditionalFormattings = entries);

const areasOf = (entry: Entry): Area[] => entry.ref.split(' ').flatMap((part) => areaOf(part) ?? []);

/** What the older interfaces of Excel take; whether this one takes more is not documented. */
const FORMULA_LIMIT = 255;

const ids = new WeakMap<FileRule, string>();
let nextId = 1;

function idOf(rule: FileRule): string {
  let id = ids.get(rule);
  if (!id) ids.set(rule, (id = `{00000000-0002-0000-0000-${String(nextId++).padStart(12, '0')}}`));
  return id;
}

const wireTypes: Readonly<Record<string, string>> = {
  expression: 'Custom',
  cellIs: 'CellValue',
  dataBar: 'DataBar',
  colorScale: 'ColorScale',
  iconSet: 'IconSet',
  top10: 'TopBottom',
  containsText: 'ContainsText',
};

/** The conditional formats that touch a range. */
export class ConditionalFormatCollectionObject extends HostCollection {
  readonly apiClass = 'ConditionalFormatCollection';
  readonly itemClass = 'ConditionalFormat';

  constructor(
    state: ExcelState,
    private readonly sheet: Sheet,
    private readonly area: Area,
  ) {
    super(state);
  }

  get items(): ConditionalFormatObject[] {
    return entriesOf(this.sheet)
      .filter((entry) => areasOf(entry).some((area) => intersection(area, this.area)))
      .flatMap((entry) => entry.rules.map((rule) => new ConditionalFormatObject(this.state, this.sheet, entry, rule)))
      .sort((a, b) => a.priority - b.priority);
  }

  itemFor(id: unknown): HostObject {
    return this.getItem(id);
  }
  getItem(id: unknown): HostObject {
    const item = this.getItemOrNullObject(id);
    if (!item) throw new HostError('ItemNotFound');
    return item;
  }
  getItemOrNullObject(id: unknown): HostObject | null {
    return this.items.find((item) => item.id === id) ?? null;
  }

  /** A new format goes before all others. */
  add(type: unknown): HostObject {
    requirePermission(this.sheet, 'formatCells');
    if (type !== 'Custom') throw new HostError('NotImplemented', `conditional format ${String(type)}`);
    for (const entry of entriesOf(this.sheet)) for (const rule of entry.rules) rule.priority++;
    const rule: FileRule = { type: 'expression', priority: 1, formulae: [''], style: {} };
    const entry: Entry = { ref: areaText(this.area), rules: [rule] };
    setEntries(this.sheet, [entry, ...entriesOf(this.sheet)]);
    return new ConditionalFormatObject(this.state, this.sheet, entry, rule);
  }

  /** Takes this range out of every format; one that has no range left is gone. */
  clearAll(): void {
    requirePermission(this.sheet, 'formatCells');
    for (const entry of entriesOf(this.sheet)) {
      entry.ref = areasOf(entry)
        .flatMap((area) => without(area, this.area))
        .map((area) => areaText(area))
        .join(' ');
    }
    setEntries(
      this.sheet,
      entriesOf(this.sheet).filter((entry) => entry.ref !== ''),
    );
  }
}

class ConditionalFormatObject extends HostObject {
  readonly apiClass: string = 'ConditionalFormat';

  constructor(
    state: ExcelState,
    protected readonly sheet: Sheet,
    protected readonly entry: Entry,
    protected readonly fileRule: FileRule,
  ) {
    super(state);
  }

  override get alive(): boolean {
    return this.state.isAlive(this.sheet) && entriesOf(this.sheet).includes(this.entry);
  }
  override get identity(): Record<string, unknown> {
    return { Id: this.id };
  }
  get id(): string {
    return idOf(this.fileRule);
  }
  get type(): string {
    return wireTypes[this.fileRule.type] ?? 'Custom';
  }
  get priority(): number {
    return this.fileRule.priority - 1;
  }
  get stopIfTrue(): boolean {
    return this.fileRule.stopIfTrue ?? false;
  }
  set stopIfTrue(stop: unknown) {
    this.fileRule.stopIfTrue = stop === true;
  }
  get custom(): HostObject {
    const custom = this.customOrNullObject;
    if (!custom) throw new HostError('ItemNotFound', 'not a custom format');
    return custom;
  }
  get customOrNullObject(): HostObject | null {
    return this.type === 'Custom' ? new CustomObject(this.state, this.sheet, this.entry, this.fileRule) : null;
  }
  getRange(): HostObject {
    const area = boundingOf(areasOf(this.entry));
    if (!area || areasOf(this.entry).length > 1) throw new HostError('InvalidArgument', 'several areas');
    return new RangeObject(this.state, this.sheet, area);
  }
  getRangeOrNullObject(): Resolved {
    return areasOf(this.entry).length === 1 ? this.getRange() : null;
  }
  getRanges(): HostObject {
    return new RangeAreasObject(this.state, this.sheet, areasOf(this.entry));
  }
  /** The formats below it move up. */
  delete(): void {
    requirePermission(this.sheet, 'formatCells');
    for (const { rules } of entriesOf(this.sheet)) {
      for (const rule of rules) if (rule.priority > this.fileRule.priority) rule.priority--;
    }
    this.entry.rules = this.entry.rules.filter((rule) => rule !== this.fileRule);
    if (this.entry.rules.length > 0) return;
    setEntries(
      this.sheet,
      entriesOf(this.sheet).filter((entry) => entry !== this.entry),
    );
  }
}

/** The parts of one conditional format, each a class of its own in the API. */
abstract class RulePart extends ConditionalFormatObject {
  override get identity(): Record<string, unknown> {
    return {};
  }
}

class CustomObject extends RulePart {
  override readonly apiClass = 'CustomConditionalFormat';

  get rule(): HostObject {
    return new RuleObject(this.state, this.sheet, this.entry, this.fileRule);
  }
  get format(): HostObject {
    return new FormatObject(this.state, this.sheet, this.entry, this.fileRule);
  }
}

class RuleObject extends RulePart {
  override readonly apiClass = 'ConditionalFormatRule';

  get formula(): string {
    return `=${this.fileRule.formulae?.[0] ?? ''}`;
  }
  set formula(formula: unknown) {
    if (typeof formula !== 'string' || formula === '') throw new HostError('InvalidArgument', 'a formula is a text');
    if (formula.length > FORMULA_LIMIT) throw new HostError('InvalidArgument', 'a formula longer than 255 characters');
    this.fileRule.formulae = [formula.replace(/^=/, '')];
  }
}

class FormatObject extends RulePart {
  override readonly apiClass = 'ConditionalRangeFormat';

  get fill(): HostObject {
    return new FillObject(this.state, this.sheet, this.entry, this.fileRule);
  }
  get font(): HostObject {
    return new FontObject(this.state, this.sheet, this.entry, this.fileRule);
  }
}

class FillObject extends RulePart {
  override readonly apiClass = 'ConditionalRangeFill';

  get color(): string {
    const fill = this.fileRule.style?.fill as ExcelJS.FillPattern | undefined;
    return colorText(fill?.bgColor, '');
  }
  /** A conditional fill keeps its colour as the background of a solid pattern. */
  set color(color: unknown) {
    this.fileRule.style = {
      ...this.fileRule.style,
      fill: { type: 'pattern', pattern: 'solid', bgColor: fileColor(color) },
    };
  }
  clear(): void {
    this.fileRule.style = omit(this.fileRule.style ?? {}, 'fill');
  }
}

class FontObject extends RulePart {
  override readonly apiClass = 'ConditionalRangeFont';

  clear(): void {
    this.fileRule.style = omit(this.fileRule.style ?? {}, 'font');
  }
  #read(name: string): unknown {
    return aspectOf(fontAspects, name).read(this.fileRule.style ?? {});
  }
  #write(name: string, value: unknown): void {
    this.fileRule.style = aspectOf(fontAspects, name).write(this.fileRule.style ?? {}, value);
  }
  get color(): unknown {
    return this.#read('color');
  }
  set color(color: unknown) {
    this.#write('color', color);
  }
  get bold(): unknown {
    return this.#read('bold');
  }
  set bold(bold: unknown) {
    this.#write('bold', bold);
  }
  get italic(): unknown {
    return this.#read('italic');
  }
  set italic(italic: unknown) {
    this.#write('italic', italic);
  }
}
