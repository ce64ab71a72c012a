/** The port through Office.js: the workbook open in Excel. Needs ExcelApi 1.9 (Excel LTSC 2021 has 1.14). */
import type { Edit, SheetRequest, Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { chunkEdits } from './payload';
import { readSheets } from './read-sheets';
import { runBatch } from './run-batch';
import { queueEdit } from './write-edits';

export class ExcelWorkbook implements Workbook {
  read(requests: readonly SheetRequest[]): Promise<WorkbookSnapshot> {
    return readSheets(requests);
  }

  async write(edits: readonly Edit[]): Promise<void> {
    const chunks = chunkEdits(edits);
    if (chunks.length === 0) return;
    await runBatch(async (context) => {
      for (const chunk of chunks) {
        context.application.suspendScreenUpdatingUntilNextSync();
        for (const edit of chunk) queueEdit(context, edit);
        // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one round trip for each payload chunk
        await context.sync();
      }
    });
  }
}
