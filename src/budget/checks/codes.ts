/** The codes that tables print. */
import type { SectionDeclaration, TableNumber } from '../tables';
import type { CheckInput } from './check';

/**
 * Every code that stands as a row in any of these sections, in order. Rows of 表7 that name a project count by their 项.
 *
 * @param input the tables
 * @param sections table and section; `main` where only the table is given
 */
export function codesOf(
  { tables }: CheckInput,
  ...sections: readonly (readonly [TableNumber, SectionDeclaration['id']?])[]
): string[] {
  const codes = new Set<string>();
  for (const [table, id = 'main'] of sections) {
    const rows = tables.get(table)?.sections.find((section) => section.declaration.id === id)?.rows ?? [];
    for (const { code } of rows) if (code !== '') codes.add(code);
  }
  return [...codes].sort();
}
