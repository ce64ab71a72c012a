/** The port through Office.js: the workbook open in Excel. Needs ExcelApi 1.9 (Excel LTSC 2021 has 1.14). */
import type { Edit, Expectation, SheetRequest, Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { checkExpectations } from './check-expectations';
import { clearPrintRanges } from './clear-print-ranges';
import { resolveFlags } from './flag-changes';
import { holdFits } from './hold-fits';
import { openSheets, protectAgain, refuseLocked } from './opened-sheets';
import { chunkEdits } from './payload';
import { readAllSheets, readSheets } from './read-sheets';
import { runBatch } from './run-batch';
import { queueEdit } from './write-edits';

export class ExcelWorkbook implements Workbook {
  read(requests: readonly SheetRequest[]): Promise<WorkbookSnapshot> {
    return readSheets(requests);
  }

  readAll(options?: Parameters<Workbook['readAll']>[0]): Promise<WorkbookSnapshot> {
    return readAllSheets(options);
  }

  async write(edits: readonly Edit[], expectations: readonly Expectation[] = []): Promise<void> {
    if (edits.length === 0) return;
    await runBatch(async (context) => {
      await checkExpectations(context, expectations);
      const { edits: planned, opened } = await resolveFlags(context, edits);
      const chunks = chunkEdits(planned);
      try {
        for (const [index, chunk] of chunks.entries()) {
          context.application.suspendScreenUpdatingUntilNextSync();
          if (index === 0) openSheets(context, opened);
          for (const edit of chunk) queueEdit(context, edit);
          if (index === chunks.length - 1) protectAgain(context, opened);
          // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one round trip for each payload chunk
          await context.sync();
        }
        await holdFits(context, edits);
        await clearPrintRanges(context, edits);
      } catch (error) {
        if (opened.length > 0) await refuseLocked(opened, error);
        throw error;
      }
    });
  }
}
