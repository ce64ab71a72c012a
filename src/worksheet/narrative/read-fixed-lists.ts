/** Reads the entry worksheets with fixed rows: 政府采购 and 国有资产. */
import { type AmountUnit, formatAmount } from '../../budget/amount';
import type {
  AssetEntry,
  AssetKind,
  NarrativeEntries,
  ProcurementKind,
  SetAside,
} from '../../budget/narrative/entries';
import { normaliseLabel } from '../label';
import type { FixedList, NarrativeLayout } from '../layouts';
import type { ProblemList } from '../problem';
import type { WorkbookSnapshot } from '../workbook';
import { type EntryPlace, type EntryRow, listRows } from './list-rows';

/** The rows by their id; an entry beside a label that is not ours is an error, for it would be lost. */
function rowsById(workbook: WorkbookSnapshot, list: FixedList, problems: ProblemList): Map<string, EntryRow> {
  const found = new Map<string, EntryRow>();
  for (const row of listRows(workbook, list, problems)) {
    const label = row.text('kind');
    const known = list.rows.find((candidate) => normaliseLabel(candidate.label) === normaliseLabel(label));
    if (known && !found.has(known.id)) found.set(known.id, row);
    else {
      const message = known ? '同一行出现了两次' : '没有这一行';
      const labels = list.rows.map((candidate) => candidate.label).join('、');
      problems.add('error', row.place('kind'), label, message, `请只用这些行：${labels}。`);
    }
  }
  return found;
}

/** @param unit the unit of the amounts */
export function readSetAsides(
  workbook: WorkbookSnapshot,
  layout: NarrativeLayout,
  unit: AmountUnit,
  problems: ProblemList,
  cells: Map<string, EntryPlace>,
): NarrativeEntries['setAsides'] {
  const setAsides: Partial<Record<ProcurementKind, SetAside>> = {};
  for (const [id, row] of rowsById(workbook, layout.procurement, problems)) {
    const kind = id as ProcurementKind;
    cells.set(`procurement|${kind}`, row.place('planned'));
    const smallAndMedium = row.amount('smallAndMedium', unit, '预留金额');
    const smallAndMicro = row.amount('smallAndMicro', unit, '预留金额');
    if (smallAndMedium === undefined && smallAndMicro === undefined) continue;
    cells.set(`procurement|${kind}.smallAndMedium`, row.place('smallAndMedium'));
    cells.set(`procurement|${kind}.smallAndMicro`, row.place('smallAndMicro'));
    setAsides[kind] = { smallAndMedium: smallAndMedium ?? 0, smallAndMicro: smallAndMicro ?? 0 };
    if ((smallAndMicro ?? 0) > (smallAndMedium ?? 0)) {
      problems.add(
        'question',
        row.place('smallAndMicro'),
        formatAmount(smallAndMicro ?? 0, unit),
        '面向小微企业预留的大于面向中小企业预留的',
        '小微企业是中小企业的一部分，请核对。',
      );
    }
  }
  return setAsides;
}

/** @param unit the unit of the values */
export function readAssets(
  workbook: WorkbookSnapshot,
  layout: NarrativeLayout,
  unit: AmountUnit,
  problems: ProblemList,
  cells: Map<string, EntryPlace>,
): Map<AssetKind, AssetEntry> {
  const assets = new Map<AssetKind, AssetEntry>();
  for (const [id, row] of rowsById(workbook, layout.assets, problems)) {
    const kind = id as AssetKind;
    cells.set(`assets|${kind}.quantity`, row.place('quantity'));
    cells.set(`assets|${kind}.value`, row.place('value'));
    // Two decimals, as an amount in 元 has them.
    const quantity = row.amount('quantity', '元', '数量');
    const value = row.amount('value', unit, '价值');
    if (quantity === undefined && value === undefined) continue;
    const measure = layout.assets.rows.find((candidate) => candidate.id === kind)?.measure ?? '';
    if (measure !== '平方米' && (quantity ?? 0) % 100 !== 0) {
      problems.add('error', row.place('quantity'), formatAmount(quantity ?? 0, '元'), '数量不是整数', '请填整数。');
    }
    assets.set(kind, { quantity: quantity ?? 0, value: value ?? 0 });
  }
  askNested(assets, layout, problems, cells);
  return assets;
}

/** What is worth 100 万元 is worth 50 万元 too. */
function askNested(
  assets: ReadonlyMap<AssetKind, AssetEntry>,
  layout: NarrativeLayout,
  problems: ProblemList,
  cells: ReadonlyMap<string, EntryPlace>,
): void {
  const pairs: readonly (readonly [AssetKind, AssetKind])[] = [
    ['equipmentOver50', 'equipmentOver100'],
    ['plannedEquipmentOver50', 'plannedEquipmentOver100'],
  ];
  for (const [over50, over100] of pairs) {
    const [outer, inner] = [assets.get(over50)?.quantity ?? 0, assets.get(over100)?.quantity ?? 0];
    if (inner <= outer) continue;
    problems.add(
      'question',
      cells.get(`assets|${over100}.quantity`) ?? { sheet: layout.assets.sheet },
      String(inner / 100),
      '100万元以上的多于50万元以上的',
      '100万元以上的设备也在50万元以上，请核对。',
    );
  }
}
