/** Holds that whatever a workbook contains stays as it is, whatever is done elsewhere in it. */
import type { CellValue, Edit, FlagEdit } from '../../src/worksheet/workbook';
import { cellAddress } from '../../src/worksheet/address';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { faults } from './check-package';
import { changedParts, differences, type Edited } from './compare-packages';

/** Values by address, blanks left out. */
export type Values = Readonly<Record<string, CellValue>>;

/** A workbook and what is to be read of it. */
export interface Kept {
  readonly bytes: () => Uint8Array;
  /** Of every sheet that is looked at, by its name. */
  readonly values: Readonly<Record<string, Values>>;
  /** The sheet that is edited, in H20 and below; the first of `values` where it is left out. */
  readonly sheet?: string;
}

const LIST = { source: '"甲,乙"', strictness: 'warning', errorTitle: '科室', errorMessage: '请从列表选择' } as const;
const PAGE = {
  orientation: 'landscape',
  titleRows: [0, 0],
  margins: { top: 2, bottom: 2, left: 1.5, right: 1.5 },
  footer: '第 &P 页',
} as const;

/** Everything that the product does to a sheet, in a corner where nothing is. */
function editsOf(sheet: string): { title: string; edits: Edit[]; edited: Edited; value?: Values }[] {
  const [row, column] = [19, 7];
  const area = { row, column, rows: 2, columns: 1 };
  return [
    {
      title: 'a number written in a cell',
      edits: [{ kind: 'cells', sheet, row, column, values: [[1234.56]] }],
      edited: { cells: [`${sheet}!H20`] },
      value: { H20: 1234.56 },
    },
    {
      title: 'a text and a formula written in cells',
      edits: [{ kind: 'cells', sheet, row, column, values: [['合计'], [{ formula: '=H23*2', result: 25 }]] }],
      edited: { cells: [`${sheet}!H20:H21`] },
      value: { H20: '合计', H21: 25 },
    },
    {
      title: 'cells formatted',
      edits: [{ kind: 'format', sheet, area, format: { bold: true, fill: '#DDEBF7', numberFormat: '#,##0.00' } }],
      edited: { cells: [`${sheet}!H20:H21`] },
    },
    {
      title: 'a drop-down set',
      edits: [{ kind: 'drop-down', sheet, area, list: LIST }],
      edited: { lists: [`${sheet}!H20:H21`] },
    },
    { title: 'the print set-up set', edits: [{ kind: 'page-setup', sheet, page: PAGE }], edited: { pages: [sheet] } },
    {
      title: 'a sheet added',
      edits: [
        { kind: 'add-sheet', sheet: '新增表' },
        { kind: 'cells', sheet: '新增表', row: 0, column: 0, values: [['新', 12.5]] },
      ],
      edited: { sheets: ['新增表'] },
    },
  ];
}

const flag = (sheet: string): FlagEdit => ({
  kind: 'flag',
  sheet,
  row: 19,
  column: 7,
  severity: 'error',
  title: '合计不符',
  message: '现为 728.56，应为 728.65，少 0.09 万元',
});

/** Tests, in a group of this title, that the workbook is read right and stays as it is. */
export function keeps(title: string, kept: Kept): void {
  const { values } = kept;
  const sheet = kept.sheet ?? (Object.keys(values)[0] as string);
  describe(title, () => {
    const before = kept.bytes();
    const names = Object.keys(values);

    test('is read', async () => {
      expect(faults(before)).toEqual([]);
      expect(await readValues(await XlsxWorkbook.open(before), names)).toEqual(values);
    });

    test('saved without an edit every part is what it was, byte for byte', async () => {
      expect(changedParts(before, await (await XlsxWorkbook.open(before)).save())).toEqual([]);
    });

    test.each(editsOf(sheet))('stays with $title', async ({ edits, edited, value }) => {
      const after = await written(before, edits);
      expect([...differences(before, after, edited), ...faults(after)]).toEqual([]);
      const expected = { ...values, [sheet]: { ...values[sheet], ...value } };
      expect(await readValues(await XlsxWorkbook.open(after), names)).toEqual(expected);
    });

    test('stays when a cell is flagged, and is as before when the flag is cleared', async () => {
      const flagged = await written(before, [flag(sheet)]);
      expect([...differences(before, flagged, { flags: [`${sheet}!H20`] }), ...faults(flagged)]).toEqual([]);
      const cleared = await written(flagged, [{ kind: 'clear-flags', sheet }]);
      expect([...differences(before, cleared, { restored: [sheet] }), ...faults(cleared)]).toEqual([]);
      const atOnce = await written(before, [flag(sheet), { kind: 'clear-flags', sheet }]);
      expect(differences(before, atOnce, { restored: [sheet] })).toEqual([]);
    });
  });
}

/** @returns the file after the edits */
export async function written(bytes: Uint8Array, edits: readonly Edit[]): Promise<Uint8Array> {
  const workbook = await XlsxWorkbook.open(bytes);
  await workbook.write(edits);
  return workbook.save();
}

/** @returns what `readAll` finds in these sheets, by address */
export async function readValues(
  workbook: XlsxWorkbook,
  sheets: readonly string[],
): Promise<Record<string, Record<string, CellValue>>> {
  const read = await workbook.readAll();
  return Object.fromEntries(
    sheets.map((name) => {
      const snapshot = read.sheets.get(name);
      if (!snapshot) throw new Error(`no sheet ${name} among ${read.sheetNames.join('、')}`);
      const found = snapshot.cells.flatMap((line, r) =>
        line.flatMap((value, c): [string, CellValue][] =>
          value === '' ? [] : [[cellAddress(snapshot.row + r, snapshot.column + c), value]],
        ),
      );
      return [name, Object.fromEntries(found)];
    }),
  );
}
