import type { PublishedRow, PublishedSection } from '../published';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

/** 款 = Σ项, 类 = Σ款, 合计 = Σ类: every row that has rows below it, in every column. */
export const footing = defineCheck(
  {
    number: 201,
    name: 'footing',
    title: '纵向合计：款等于各项之和，类等于各款之和，合计等于各类之和',
    severity: 'error',
    basis: TIE_BASIS,
    why: '手工加总、漏加或多加一行，是公开表最常见的错误。',
    example: '表3 政府办公厅（室）及相关机构事务（20103）合计：现为 3,652.06，应为 3,625.06，多 27.00 万元。',
  },
  (builder, { tables }) => {
    for (const [table, { id, sections }] of tables) {
      for (const section of sections) {
        if (section.declaration.rows.kind === 'lines') continue;
        const { total } = section;
        if (!total && section.declaration.total !== undefined) {
          const name = section.declaration.total;
          builder.notChecked(`表${table} 没有“${name}”行`);
          const [message, remedy] = [`没有“${name}”行`, `请补上“${name}”行。`];
          builder.observe({ at: id, stated: '', expected: name, message, remedy });
        }
        for (const [parent, rows] of rowsByParent(section)) {
          const above = builder.termsOf(table, section, parent);
          const below = rows.map((row) => builder.termsOf(table, section, row));
          section.declaration.columns.forEach(({ id: columnId, name }, column) => {
            if (section.missingColumns.includes(columnId)) builder.notChecked(`表${table} 缺少“${name}”列`);
            else
              builder.sumWithin(
                table,
                above[column],
                below.map((terms) => terms[column]),
              );
          });
        }
      }
    }
  },
);

/** Rows below each row that has any, and below the total where there is one. */
function rowsByParent({ rows, total }: PublishedSection): ReadonlyMap<PublishedRow, readonly PublishedRow[]> {
  const parentOf = nearestParents(rows);
  const children = new Map<PublishedRow, PublishedRow[]>(total ? [[total, []]] : []);
  for (const row of rows) {
    const parent = parentOf.get(row) ?? total;
    if (!parent) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(row);
    else children.set(parent, [row]);
  }
  return children;
}

/** For each row the nearest row above its code, if the table prints one. */
function nearestParents(rows: readonly PublishedRow[]): ReadonlyMap<PublishedRow, PublishedRow> {
  const byCode = new Map(rows.filter((row) => row.kind !== 'project').map((row) => [row.code, row]));
  const parents = new Map<PublishedRow, PublishedRow>();
  for (const row of rows) {
    const lengths = row.kind === 'project' ? [7, 5, 3] : [5, 3];
    const parent = lengths
      .filter((length) => row.code.length > length || (row.kind === 'project' && row.code.length === length))
      .map((length) => byCode.get(row.code.slice(0, length)))
      .find((candidate) => candidate !== undefined && candidate !== row);
    if (parent) parents.set(row, parent);
  }
  return parents;
}
