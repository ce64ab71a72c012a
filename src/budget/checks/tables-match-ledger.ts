import { toPrinted } from '../amount';
import { printedStep } from '../published';
import { type FilledRow, TOTAL_ROW } from '../tables';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

/** Every figure equals what the base worksheets give now; otherwise it is stale or was overtyped. */
export const tablesMatchLedger = defineCheck(
  {
    number: 402,
    name: 'tables-match-ledger',
    title: '公开表与底稿一致',
    severity: 'error',
    basis: TIE_BASIS,
    why: '底稿改了没有重新生成，或有人在公开表上直接改了数。',
    example: '表3 机关服务（2010303）基本支出：现为 728.56，底稿合计 728.65，少 0.09 万元。',
  },
  (builder, { tables, filled }) => {
    if (!filled) {
      builder.notChecked('工作簿里没有可用的填报底稿');
      return;
    }
    for (const { declaration, sections } of filled) {
      const published = tables.get(declaration.number);
      if (!published) continue;
      const step = printedStep(published);
      for (const section of sections) {
        const { id } = section.declaration;
        const own = new Map(section.rows.map((row) => [row.key, row]));
        if (section.total) own.set(TOTAL_ROW, section.total);
        const shown = published.sections.find((candidate) => candidate.declaration.id === id);
        const keys = new Set([...own.keys(), ...(shown?.rows.map((row) => row.key) ?? [])]);
        for (const row of keys) {
          section.declaration.columns.forEach((column, at) => {
            const amount = own.get(row)?.figures[at] ?? 0;
            const printed = step === 1 ? amount : toPrinted(amount) * step;
            const place = { table: declaration.number, section: id, row, column: column.id };
            if (shown?.rows.some((candidate) => candidate.key === row) || row === TOTAL_ROW) {
              builder.constant(place, '底稿合计', printed);
            } else if (printed !== 0 && at === 0) {
              observeMissing(declaration.number, own.get(row) as FilledRow);
            }
          });
        }
      }
    }

    function observeMissing(table: number, row: FilledRow): void {
      const what = row.project || `${row.name}（${row.code}）`;
      const message = `底稿中有${what}，表${table} 没有这一行`;
      builder.observe({
        at: `表${table}`,
        where: `表${table}`,
        stated: '',
        expected: what,
        message,
        remedy: '请重新一键生成，或补上这一行。',
      });
    }
  },
);
