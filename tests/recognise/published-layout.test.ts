/** Tables typed by hand as they were published. */
import type { FilledTable } from '../../src/budget/tables';
import { type Recognition, recogniseTables } from '../../src/worksheet/recognise';
import { expectTables } from './rearrange';
import { classification, filledSample } from './sample-grids';
import { typedWorkbook, UNIT } from './typed-workbook';

let recognition: Recognition;
let tables: readonly FilledTable[];
beforeAll(async () => {
  recognition = recogniseTables(await typedWorkbook(), classification);
  ({ tables } = await filledSample());
});

test('every row and figure of all eleven published tables is recognised, and nothing is doubtful', () => {
  expect(recognition.notes).toEqual([]);
  expect(recognition.tables).toHaveLength(11);
  expectTables(recognition, tables);
});

test('the unit name, the amount unit and the remarks are read as printed', () => {
  for (const { table } of recognition.tables) expect(table).toMatchObject({ unit: '万元', unitName: UNIT });
  expect(recognition.tables[7]?.table.remark).toBe(
    `备注：${UNIT} 2024 年没有使用该项预算拨款安排的支出，政府性基金预算支出情况表为空表。`,
  );
});

test('every amount that was typed as text is marked so', () => {
  const defects = recognition.tables.flatMap(({ table }) =>
    table.sections.flatMap(({ rows }) => rows.flatMap((row) => row.figures.map((figure) => figure?.defect?.kind))),
  );
  expect(new Set(defects)).toEqual(new Set([undefined, 'number-as-text']));
});
