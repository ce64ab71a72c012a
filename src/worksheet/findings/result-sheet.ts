/** The sheet 审核结果: every finding with a link to its cell, and a column for explanations that survive the next check. */
import type { Severity } from '../../budget/checks';
import { parseCellReference } from '../address';
import { normaliseLabel } from '../label';
import type { CellFormat, Edit, SheetSnapshot } from '../workbook';
import type { PlacedFinding } from './placed-finding';
import { largest } from '../../budget/long-lists';

/** Name of the sheet. */
export const RESULT_SHEET = '审核结果';

/** How severities are called. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: '错误', confirm: '核实', notice: '提示' };

const HEADINGS = ['级别', '规则', '位置', '现为', '应为', '差额', '问题', '算式', '同时不符', '说明'] as const;
const WIDTHS = [7, 7, 14, 14, 14, 12, 60, 50, 40, 40];
const [RULE, PLACE, STATED, EXPLANATION] = ['规则', '位置', '现为', '说明'].map((name) =>
  HEADINGS.findIndex((heading) => heading === name),
) as [number, number, number, number];
const FIRST_ROW = 3;

const thin = { style: 'thin', color: '#A6A6A6' } as const;
const TEXT: CellFormat = {
  fontName: '宋体',
  fontSize: 10,
  horizontal: 'left',
  vertical: 'top',
  wrap: true,
  numberFormat: '@',
};
const LISTED: CellFormat = { ...TEXT, borders: { top: thin, bottom: thin, left: thin, right: thin } };

/** Explanations that people typed, by the finding they are for. */
export type Explanations = ReadonlyMap<string, string>;

/** A finding with the explanation that was typed for it. */
export interface ListedFinding extends PlacedFinding {
  readonly explanation: string;
  /** 核实 with an explanation is settled: it is listed, but not flagged and not counted. */
  readonly open: boolean;
}

/** The same finding in the next run: its rule, its cell, and what stands there. */
function keyOf(check: string, place: string, stated: string): string {
  return `${check}|${place}|${stated}`;
}

function placeOf({ sheet, cell }: PlacedFinding): string {
  return sheet === '' ? '' : cell === '' ? sheet : `${sheet}!${cell}`;
}

/** Whether a sheet of that name is ours. */
export function isResultSheet(snapshot: SheetSnapshot): boolean {
  return snapshot.cells.some((line) =>
    HEADINGS.every((heading) => line.some((value) => normaliseLabel(value) === heading)),
  );
}

/**
 * @param snapshot the sheet as the last check left it and people filled it in; undefined where there is none
 */
export function readExplanations(snapshot: SheetSnapshot | undefined): Explanations {
  const explanations = new Map<string, string>();
  const header = snapshot?.cells.findIndex((line) => line.some((value) => normaliseLabel(value) === '说明')) ?? -1;
  if (!snapshot || header < 0) return explanations;
  const column = (index: number) =>
    snapshot.cells[header]?.findIndex((value) => normaliseLabel(value) === HEADINGS[index]) ?? -1;
  const [rule, place, stated, explanation] = [column(RULE), column(PLACE), column(STATED), column(EXPLANATION)];
  for (const line of snapshot.cells.slice(header + 1)) {
    const text = String(line[explanation] ?? '').trim();
    if (text !== '') explanations.set(keyOf(String(line[rule]), String(line[place]), String(line[stated])), text);
  }
  return explanations;
}

/**
 * Where the explanation of a finding is written, counted from 0.
 *
 * @param snapshot the sheet as the last check left it
 * @param finding to explain
 * @returns undefined where the sheet does not list the finding
 */
export function explanationCell(
  snapshot: SheetSnapshot,
  finding: PlacedFinding,
): { readonly row: number; readonly column: number } | undefined {
  const header = snapshot.cells.findIndex((line) => line.some((value) => normaliseLabel(value) === '说明'));
  const columns = [RULE, PLACE, STATED, EXPLANATION].map(
    (index) => snapshot.cells[header]?.findIndex((value) => normaliseLabel(value) === HEADINGS[index]) ?? -1,
  );
  const [rule = -1, place = -1, stated = -1, explanation = -1] = columns;
  if (columns.includes(-1)) return undefined;
  const wanted = keyOf(String(finding.check), placeOf(finding), finding.stated);
  const row = snapshot.cells.findIndex(
    (line, index) => index > header && keyOf(String(line[rule]), String(line[place]), String(line[stated])) === wanted,
  );
  return row < 0 ? undefined : { row: snapshot.row + row, column: snapshot.column + explanation };
}

/** Findings with their explanations. */
export function listFindings(findings: readonly PlacedFinding[], explanations: Explanations): ListedFinding[] {
  return findings.map((finding) => {
    const explanation = explanations.get(keyOf(String(finding.check), placeOf(finding), finding.stated)) ?? '';
    return { ...finding, explanation, open: !(finding.severity === 'confirm' && explanation !== '') };
  });
}

/** `工作表“收入预算”受保护…`: why some cells are not flagged. Empty where all are. */
export function notFlaggedText(sheets: readonly string[]): string {
  if (sheets.length === 0) return '';
  return `工作表${sheets.map((sheet) => `“${sheet}”`).join('、')}受保护，其中的问题只列在“${RESULT_SHEET}”，没有标在单元格里。`;
}

/**
 * Edits that write the sheet anew.
 *
 * @param findings to list
 * @param exists whether there is one from an earlier check
 * @param notFlagged protected sheets whose cells are not flagged
 */
export function resultSheetEdits(
  findings: readonly ListedFinding[],
  exists: boolean,
  notFlagged: readonly string[],
): Edit[] {
  const sheet = RESULT_SHEET;
  const open = findings.filter((finding) => finding.open);
  const count = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  const summary = `错误 ${count('error')} 处，核实 ${count('confirm')} 处，提示 ${count('notice')} 处。核实的问题如无误，请在“说明”中写明原因，下次审核保留并不再提示。`;
  const rows = findings.map((finding) => [
    SEVERITY_NAMES[finding.severity],
    String(finding.check),
    placeOf(finding),
    finding.stated,
    finding.expected,
    finding.difference,
    finding.message,
    finding.terms.map((term) => `${term.weight < 0 ? '－' : '＋'}${term.label} ${term.amount}`).join('\n'),
    finding.evidence.join('\n'),
    finding.explanation,
  ]);
  const columns = HEADINGS.length;
  return [
    ...(exists ? [{ kind: 'remove-sheet', sheet } as const] : []),
    { kind: 'add-sheet', sheet },
    { kind: 'column-widths', sheet, column: 0, widths: WIDTHS },
    { kind: 'format', sheet, area: { row: 0, column: 0, rows: 2, columns }, format: { ...TEXT, wrap: false } },
    { kind: 'format', sheet, area: { row: 0, column: 0, rows: 1, columns: 1 }, format: { fontSize: 14, bold: true } },
    {
      kind: 'format',
      sheet,
      area: { row: 2, column: 0, rows: 1, columns },
      format: { ...LISTED, bold: true, fill: '#DDEBF7', horizontal: 'center' },
    },
    ...(rows.length > 0
      ? [
          {
            kind: 'format',
            sheet,
            area: { row: FIRST_ROW, column: 0, rows: rows.length, columns },
            format: LISTED,
          } as const,
        ]
      : []),
    {
      kind: 'cells',
      sheet,
      row: 0,
      column: 0,
      values: [
        ['审核结果', ...HEADINGS.slice(1).map(() => null)],
        [
          rows.length === 0 ? '没有发现问题。' : summary + notFlaggedText(notFlagged),
          ...HEADINGS.slice(1).map(() => null),
        ],
        [...HEADINGS],
        ...rows,
      ],
    },
    ...findings.flatMap((finding, index): Edit[] => {
      const target = parseCellReference(placeOf(finding));
      return target
        ? [{ kind: 'link', sheet, row: FIRST_ROW + index, column: PLACE, text: placeOf(finding), target }]
        : [];
    }),
    { kind: 'row-heights', sheet, row: FIRST_ROW, heights: rows.map(rowHeight) },
    { kind: 'freeze-rows', sheet, rows: FIRST_ROW },
    {
      kind: 'page-setup',
      sheet,
      page: {
        orientation: 'landscape',
        titleRows: [0, FIRST_ROW - 1],
        margins: { top: 1.5, bottom: 1.5, left: 1.2, right: 1.2 },
        footer: '审核结果　第 &P 页，共 &N 页',
      },
    },
  ];
}

/** Points for the tallest cell of a row: a Chinese character takes two columns of a line. Excel holds at most 409. */
function rowHeight(row: readonly string[]): number {
  const lines = row.map((text, column) =>
    text
      .split('\n')
      .map((line) =>
        Math.ceil([...line].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0) / (WIDTHS[column] ?? 10)),
      )
      .reduce((sum, count) => sum + Math.max(count, 1), 0),
  );
  return Math.min(largest(lines) * 13.5 + 3, 400);
}
