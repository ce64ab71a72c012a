/** The sample and what was published. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';

export const SAMPLE_PATH = join(__dirname, '../../samples/2024.xlsx');

/** The bytes of samples/2024.xlsx. */
export function sampleBytes(): Uint8Array {
  return readFileSync(SAMPLE_PATH);
}

/** samples/2024.xlsx through the file adapter. */
export function openSample(): Promise<XlsxWorkbook> {
  return XlsxWorkbook.open(sampleBytes());
}

/** samples/2024.xlsx as exceljs reads it. */
export async function loadSample(): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(sampleBytes() as unknown as ExcelJS.Buffer);
  return workbook;
}

/** The sample with some cells changed by hand: `{ '支出明细!H5': 160.56 }`. A value of `null` blanks the cell. */
export async function damagedSample(changes: Readonly<Record<string, ExcelJS.CellValue>>): Promise<XlsxWorkbook> {
  const workbook = await loadSample();
  for (const [reference, value] of Object.entries(changes)) {
    const [sheet = '', cell = ''] = reference.split('!');
    const target = workbook.getWorksheet(sheet);
    if (!target) throw new Error(`the sample has no sheet ${sheet}`);
    target.getCell(cell).value = value;
  }
  return XlsxWorkbook.open(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

type Row = Readonly<Record<string, string | null>>;

/** A table with rows; its columns are named as published. */
export interface PublishedRows {
  readonly rows: readonly Row[];
  readonly total?: Row | null;
}

/** A table of income beside expenditure. */
export interface PublishedSides<Total> {
  readonly income: readonly Row[];
  readonly expenditure: readonly Row[];
  readonly incomeTotal: string;
  readonly expenditureTotal: Total;
}

/** The published figures; amounts in 万元 as text, `null` where blank. */
export interface PublishedFigures extends Readonly<
  Record<'表2' | '表3' | '表5' | '表6' | '表7' | '表10' | '表11', PublishedRows>
> {
  readonly 表1: PublishedSides<string>;
  readonly 表4: PublishedSides<Row>;
  readonly priorYear: {
    readonly bySource: Readonly<Record<string, string>>;
    readonly 基本支出: string;
    readonly 项目支出: string;
    readonly 一般公共预算byFunction: Readonly<Record<string, string>>;
    readonly 三公: Readonly<Record<string, string>>;
    readonly 机关运行经费: string;
  };
}

export function publishedFigures(): PublishedFigures {
  return JSON.parse(readFileSync(join(__dirname, '../published/figures-2024.json'), 'utf8')) as PublishedFigures;
}
