/** Writes one worksheet of an old file as a part of the new package. */
import type { OldCell, OldRow, OldSheet } from './book';
import { cellReference, rangeReference } from './references';
import { headerFooterXml, marginsXml, pageSetupXml, printOptionsXml } from './write-page';
import type { SharedTexts } from './write-texts';
import type { WrittenStyles } from './write-styles';
import { validationsXml } from './write-validations';
import {
  attributesXml,
  emptyXml,
  listXml,
  MAIN_NAMESPACE,
  RELATIONS_NAMESPACE,
  textXml,
  XML_HEAD,
  cellXml,
} from './xml';

/**
 * The part, piece by piece: a sheet may be longer than a string can be.
 *
 * @param isActive whether the file opens on this sheet
 * @param notesRelation of the drawing with the notes; undefined where there are none
 */
export function* sheetXml(
  sheet: OldSheet,
  styles: WrittenStyles,
  texts: SharedTexts,
  isActive: boolean,
  notesRelation: string | undefined,
): Generator<string> {
  const { page, defaultHeight, defaultWidth } = sheet;
  yield `${XML_HEAD}<worksheet xmlns="${MAIN_NAMESPACE}" xmlns:r="${RELATIONS_NAMESPACE}">`;
  if (page.fitToPage) yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  yield viewXml(sheet, isActive);
  yield emptyXml('sheetFormatPr', {
    baseColWidth: defaultWidth === undefined ? undefined : Math.floor(defaultWidth),
    defaultColWidth: defaultWidth,
    defaultRowHeight: defaultHeight ?? 15,
  });
  yield columnsXml(sheet, styles);
  yield '<sheetData>';
  const rows = new Set([...sheet.cells.keys(), ...sheet.rows.keys()]);
  for (const row of [...rows].sort((left, right) => left - right)) {
    yield rowXml(row, sheet.rows.get(row), sheet.cells.get(row) ?? [], styles, texts);
  }
  yield '</sheetData>';
  if (sheet.protection) {
    const { password } = sheet.protection;
    const hash = password === 0 ? undefined : password.toString(16).toUpperCase().padStart(4, '0');
    yield emptyXml('sheetProtection', { password: hash, sheet: true, objects: true, scenarios: true });
  }
  yield listXml(
    'mergeCells',
    sheet.merges.map((range) => emptyXml('mergeCell', { ref: rangeReference(range) })),
  );
  yield validationsXml(sheet);
  yield printOptionsXml(page) + marginsXml(page) + pageSetupXml(page) + headerFooterXml(page);
  if (notesRelation !== undefined) yield `<legacyDrawing r:id="${notesRelation}"/>`;
  yield '</worksheet>';
}

function viewXml({ frozen, zoom, showsGridlines, showsZeros }: OldSheet, isActive: boolean): string {
  const head = attributesXml({
    showGridLines: showsGridlines ? undefined : '0',
    showZeros: showsZeros ? undefined : '0',
    tabSelected: isActive,
    zoomScale: zoom === undefined || zoom < 10 || zoom > 400 ? undefined : zoom,
    workbookViewId: 0,
  });
  const isFrozen = frozen !== undefined && (frozen.rows > 0 || frozen.columns > 0);
  if (!isFrozen) return `<sheetViews><sheetView${head}/></sheetViews>`;
  const { rows, columns, top, left } = frozen;
  const pane = emptyXml('pane', {
    xSplit: columns === 0 ? undefined : columns,
    ySplit: rows === 0 ? undefined : rows,
    topLeftCell: cellReference(Math.max(top, rows), Math.max(left, columns)),
    activePane: rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight',
    state: 'frozen',
  });
  return `<sheetViews><sheetView${head}>${pane}</sheetView></sheetViews>`;
}

/** Columns side by side, none said twice: where a file says one twice, the first counts. */
function columnsXml(sheet: OldSheet, styles: WrittenStyles): string {
  const columns: string[] = [];
  let next = 0;
  for (const { first, last, width, hidden, outlineLevel, format } of [...sheet.columns].sort(
    (a, b) => a.first - b.first,
  )) {
    const from = Math.max(first, next);
    if (from > last) continue;
    next = last + 1;
    const style = styles.styleOf(format);
    columns.push(
      emptyXml('col', {
        min: from + 1,
        max: last + 1,
        width,
        customWidth: true,
        style: style === 0 ? undefined : style,
        hidden,
        outlineLevel: outlineLevel === 0 ? undefined : outlineLevel,
      }),
    );
  }
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
}

function rowXml(
  row: number,
  own: OldRow | undefined,
  cells: readonly OldCell[],
  styles: WrittenStyles,
  texts: SharedTexts,
): string {
  const style = own?.format === undefined ? undefined : styles.styleOf(own.format);
  const head = attributesXml({
    r: row + 1,
    s: style,
    customFormat: style !== undefined,
    ht: own?.height,
    hidden: own?.hidden,
    customHeight: own?.height !== undefined && own.isOwnHeight,
    outlineLevel: own === undefined || own.outlineLevel === 0 ? undefined : own.outlineLevel,
  });
  // Where a file has a cell twice, the last one counts.
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  const sorted = [...byColumn.values()].sort((left, right) => left.column - right.column);
  return `<row${head}>${sorted.map((cell) => oneCellXml(row, cell, styles, texts)).join('')}</row>`;
}

function oneCellXml(row: number, cell: OldCell, styles: WrittenStyles, texts: SharedTexts): string {
  const { value, formula, arrayRange, column } = cell;
  const style = styles.styleOf(cell.format);
  const head = `<c r="${cellReference(row, column)}"${style === 0 ? '' : ` s="${style}"`}`;
  const array = arrayRange ? ` t="array" ref="${rangeReference(arrayRange)}"` : '';
  const calculated = formula === undefined ? '' : `<f${array}>${textXml(formula)}</f>`;
  switch (value?.kind) {
    case undefined:
      return `${head}/>`;
    case 'number':
      return `${head}>${calculated}<v>${numberXml(value.value)}</v></c>`;
    case 'boolean':
      return `${head} t="b">${calculated}<v>${value.value ? 1 : 0}</v></c>`;
    case 'error':
      return `${head} t="e">${calculated}<v>${value.value}</v></c>`;
    case 'text':
      return formula === undefined
        ? `${head} t="s"><v>${texts.placeOf(value)}</v></c>`
        : `${head} t="str">${calculated}<v>${cellXml(value.value)}</v></c>`;
  }
}

/** Every digit that tells the number from its neighbours; there is no negative nothing in a file. */
const numberXml = (value: number) => (Object.is(value, -0) ? '0' : String(value));
