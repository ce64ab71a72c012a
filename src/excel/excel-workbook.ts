/** The port through Office.js: the workbook open in Excel. Needs ExcelApi 1.9 (Excel LTSC 2021 has 1.14). */
import type { Edit, SheetRequest, Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { resolveFlags } from './flag-changes';
import { chunkEdits } from './payload';
import { readSheets } from './read-sheets';
import { runBatch } from './run-batch';
import { queueEdit } from './write-edits';

export class ExcelWorkbook implements Workbook {
  read(requests: readonly SheetRequest[]): Promise<WorkbookSnapshot> {
    return readSheets(requests);
  }

  async readAll(expected: readonly string[] = []): Promise<WorkbookSnapshot> {
    const first = await readSheets(expected.map((sheet) => ({ sheet, content: 'values' })));
    const others = first.sheetNames.filter((sheet) => !first.sheets.has(sheet));
    if (others.length === 0) return first;
    const rest = await readSheets(others.map((sheet) => ({ sheet, content: 'values' })));
    return { sheetNames: rest.sheetNames, sheets: new Map([...first.sheets, ...rest.sheets]) };
  }

  async write(edits: readonly Edit[]): Promise<void> {
    if (edits.length === 0) return;
    await runBatch(async (context) => {
      for (const chunk of chunkEdits(await resolveFlags(context, edits))) {
        context.application.suspendScreenUpdatingUntilNextSync();
        for (const edit of chunk) queueEdit(context, edit);
        // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one round trip for each payload chunk
        await context.sync();
      }
    });
  }
}
