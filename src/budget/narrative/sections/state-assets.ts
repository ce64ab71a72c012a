/** 国有资产占用使用情况, as entered. */
import { formatPrinted, toPrinted } from '../../amount';
import type { Composer } from '../composer';
import type { AssetKind } from '../entries';
import type { NarrativeParagraph, NarrativeSpan, NumberOrigin } from '../narrative';
import { amount, joined, missing, type Piece } from '../spans';

const VEHICLES: readonly (readonly [AssetKind, string])[] = [
  ['generalVehicles', '一般公务用车'],
  ['lawEnforcementVehicles', '执法执勤用车'],
  ['specialVehicles', '特种专业技术用车'],
  ['otherVehicles', '其他车辆'],
];

export function stateAssets(c: Composer): NarrativeParagraph[] {
  const { assets } = c.input.entries;
  if (assets.size === 0) {
    const open = '国有资产占用使用情况没有填，请填“国有资产”';
    return [
      c.text('assets.total', missing('国有资产占用使用情况'), open),
      c.text('assets.planned', [...vehiclesPlanned(c), '；', missing('大型设备购置计划'), '。'], open),
    ];
  }
  return [
    c.text('assets.total', `截至${c.year - 1}年底，${c.unit}占用使用国有资产情况为：`),
    c.text('assets.buildings', ['1.房屋', quantity(c, 'buildings'), '平方米，价值', value(c, ['buildings']), '。']),
    c.text('assets.vehicles', [
      '2.车辆',
      vehicleCount(c),
      '辆，价值',
      value(
        c,
        VEHICLES.map(([kind]) => kind),
      ),
      '，其中：',
      joined(
        VEHICLES.map(([kind, name]) => [name, quantity(c, kind), '辆，价值', value(c, [kind])]),
        '；',
      ),
      '。',
    ]),
    c.text('assets.furniture', ['3.办公家具价值', value(c, ['furniture']), '。']),
    c.text('assets.other', ['4.其他资产价值', value(c, ['otherAssets']), '。']),
    c.text('assets.equipment', [
      '单位价值50万元以上的大型设备',
      quantity(c, 'equipmentOver50'),
      '台（套），其中单位价值100万元以上的',
      quantity(c, 'equipmentOver100'),
      '台（套）。',
    ]),
    c.text('assets.planned', [...vehiclesPlanned(c), '；', ...equipmentPlanned(c), '。']),
  ];
}

function vehiclesPlanned(c: Composer): Piece[] {
  const purchase = c.figure({ table: 10, row: 'vehiclePurchase', column: 'total' });
  return purchase.printed === 0
    ? [`${c.year}年没有安排财政拨款购置车辆的经费`]
    : [`${c.year}年安排财政拨款购置车辆的经费`, amount(purchase)];
}

function equipmentPlanned(c: Composer): Piece[] {
  return [
    '计划购置单位价值50万元以上的大型设备',
    quantity(c, 'plannedEquipmentOver50'),
    '台（套），其中单位价值100万元以上的',
    quantity(c, 'plannedEquipmentOver100'),
    '台（套）',
  ];
}

function origin(kind: AssetKind, field: 'quantity' | 'value'): NumberOrigin {
  return { from: 'entry', sheet: 'assets', field: `${kind}.${field}` };
}

function quantity(c: Composer, kind: AssetKind): NarrativeSpan {
  return { text: formatQuantity(c.input.entries.assets.get(kind)?.quantity ?? 0), origin: origin(kind, 'quantity') };
}

function vehicleCount(c: Composer): NarrativeSpan {
  const all = VEHICLES.reduce((sum, [kind]) => sum + (c.input.entries.assets.get(kind)?.quantity ?? 0), 0);
  return {
    text: formatQuantity(all),
    origin: { from: 'calculation', of: VEHICLES.map(([kind]) => origin(kind, 'quantity')) },
  };
}

function value(c: Composer, kinds: readonly AssetKind[]): Piece {
  const fen = kinds.reduce((sum, kind) => sum + (c.input.entries.assets.get(kind)?.value ?? 0), 0);
  const of = kinds.map((kind) => origin(kind, 'value'));
  const [only] = of;
  return amount({ printed: toPrinted(fen), origin: only && of.length === 1 ? only : { from: 'calculation', of } });
}

/** Hundredths as `33,201.06`, whole numbers as `39`. */
function formatQuantity(hundredths: number): string {
  return formatPrinted(hundredths).replace(/\.00$/, '');
}
