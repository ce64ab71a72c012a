/**
 * The pane's surroundings in Excel: the selection, what people edit, the theme, the way to the browser version. Needs ExcelApi 1.9. Fits the
 * pane's PaneHost, which this folder does not know.
 */
import { WorkbookError, type Workbook } from '../worksheet/workbook';
import { ExcelWorkbook } from './excel-workbook';
import { runBatch } from './run-batch';

/** Takes a listener away again. */
type Unsubscribe = () => void;

/** A cell; rows and columns from 0. */
interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Dragging a selection tells of every cell on the way; only where it rests is asked for. */
const REST = 120;
/** Above half of full brightness a background counts as light. */
const HALF_BRIGHT = 127.5;

export class ExcelPaneHost {
  readonly kind = 'excel';

  workbook(): Workbook {
    return new ExcelWorkbook();
  }

  async selectCell({ sheet, row, column }: Place): Promise<void> {
    await runBatch(async (context) => {
      const worksheet = context.workbook.worksheets.getItemOrNullObject(sheet);
      worksheet.load('visibility');
      await context.sync();
      if (worksheet.isNullObject) {
        throw new WorkbookError(`工作表“${sheet}”已不在这个工作簿里。请重新审核`, `no worksheet ${sheet}`);
      }
      if (worksheet.visibility !== 'Visible') {
        throw new WorkbookError(`工作表“${sheet}”是隐藏的。请取消隐藏后再试`, `${sheet}: ${worksheet.visibility}`);
      }
      worksheet.activate();
      worksheet.getCell(row, column).select();
      await context.sync();
    });
  }

  onSelection(listener: (place: Place) => void): Unsubscribe {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = follow((worksheets) =>
      worksheets.onSelectionChanged.add(() => {
        clearTimeout(timer);
        timer = setTimeout(() => void activeCell().then((place) => place && listener(place)), REST);
        return Promise.resolve();
      }),
    );
    return () => {
      clearTimeout(timer);
      end();
    };
  }

  onEdit(listener: (sheet: string) => void): Unsubscribe {
    return follow((worksheets) =>
      worksheets.onChanged.add(async ({ worksheetId, triggerSource }) => {
        if (triggerSource !== 'ThisLocalAddin') listener(await sheetName(worksheetId));
      }),
    );
  }

  /** The pane of a workbook ends with it. */
  onOpened(): Unsubscribe {
    return () => undefined;
  }

  /**
   * In the system's browser, where downloads always arrive. Undefined where this Excel knows no way there: Excel on the web, where
   * they arrive as well. Nothing of the workbook goes along.
   */
  get openBrowserVersion(): (() => void) | undefined {
    if (!Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) return undefined;
    // The browser version stands beside the pane's page.
    return () => Office.context.ui.openBrowserWindow(new URL('index.html', location.href).href);
  }

  currentYear(): number {
    return new Date().getFullYear();
  }

  /** Undefined where this Excel does not tell its theme: then the system's holds. */
  readonly isDark = (): boolean | undefined => {
    const background = /^#?([0-9a-f]{6})/i.exec(Office.context.officeTheme?.bodyBackgroundColor ?? '')?.[1];
    if (background === undefined) return undefined;
    const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(background.slice(at, at + 2), 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue < HALF_BRIGHT;
  };
}

/** Registers an event; the result takes it away again. */
function follow<T>(
  register: (worksheets: Excel.WorksheetCollection) => OfficeExtension.EventHandlerResult<T>,
): Unsubscribe {
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

/** The selected cell; undefined where a chart or a shape is selected. */
async function activeCell(): Promise<Place | undefined> {
  try {
    return await runBatch(async (context) => {
      const cell = context.workbook.getActiveCell();
      cell.load(['rowIndex', 'columnIndex', 'worksheet/name']);
      await context.sync();
      return { sheet: cell.worksheet.name, row: cell.rowIndex, column: cell.columnIndex };
    });
  } catch (error) {
    if (error instanceof WorkbookError) return undefined;
    throw error;
  }
}

/** Empty where the sheet was deleted meanwhile. */
function sheetName(worksheetId: string): Promise<string> {
  return runBatch(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(worksheetId);
    sheet.load('name');
    await context.sync();
    return sheet.isNullObject ? '' : sheet.name;
  });
}
