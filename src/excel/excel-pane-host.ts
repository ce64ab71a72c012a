/** The pane's surroundings in Excel: the selection, what people edit, new workbooks. Needs ExcelApi 1.9. */
import type { CellPlace } from '../worksheet/findings/placed-finding';
import { WorkbookError, type Workbook } from '../worksheet/workbook';
import { ExcelWorkbook } from './excel-workbook';
import { runBatch } from './run-batch';

type Unsubscribe = () => void;

export class ExcelPaneHost {
  readonly kind = 'excel';

  workbook(): Workbook {
    return new ExcelWorkbook();
  }

  async selectCell({ sheet, row, column }: CellPlace): Promise<void> {
    await runBatch(async (context) => {
      const worksheet = context.workbook.worksheets.getItemOrNullObject(sheet);
      await context.sync();
      if (worksheet.isNullObject) {
        throw new WorkbookError(`工作表“${sheet}”已不存在。请重新审核`, `no worksheet ${sheet}`);
      }
      worksheet.activate();
      worksheet.getCell(row, column).select();
      await context.sync();
    });
  }

  onSelection(listener: (place: CellPlace) => void): Unsubscribe {
    return this.#follow((worksheets) =>
      worksheets.onSelectionChanged.add(async () => {
        const place = await selectedCell();
        if (place) listener(place);
      }),
    );
  }

  onEdit(listener: (sheet: string) => void): Unsubscribe {
    return this.#follow((worksheets) =>
      worksheets.onChanged.add(async ({ worksheetId }) => {
        listener(worksheetId);
      }),
    );
  }

  onOpened(): Unsubscribe {
    return () => undefined;
  }

  async deliver(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<void> {
    let text = '';
    for (const byte of file.bytes) text += String.fromCharCode(byte);
    await Excel.createWorkbook(btoa(text));
  }

  currentYear(): number {
    return new Date().getFullYear();
  }

  #follow<T>(register: (worksheets: Excel.WorksheetCollection) => OfficeExtension.EventHandlerResult<T>): Unsubscribe {
    const registered = runBatch(async (context) => {
      const result = register(context.workbook.worksheets);
      await context.sync();
      return result;
    });
    return () =>
      void registered.then((result) =>
        Excel.run(result.context, async (context) => {
          result.remove();
          await context.sync();
        }),
      );
  }
}

async function selectedCell(): Promise<CellPlace | undefined> {
  return runBatch(async (context) => {
    const cell = context.workbook.getActiveCell();
    cell.load(['rowIndex', 'columnIndex', 'worksheet/name']);
    await context.sync();
    return { sheet: cell.worksheet.name, row: cell.rowIndex, column: cell.columnIndex };
  });
}
