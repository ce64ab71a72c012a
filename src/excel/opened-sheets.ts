/** Sheets that are unprotected while their flags are changed: the template protects its own, without a password. */
import { ProtectedSheetsError } from '../worksheet/workbook';
import type { OpenedSheet } from './flag-changes';
import { runBatch } from './run-batch';

/** Queues the unprotecting, before anything else: where a sheet has a password, nothing has been changed yet. */
export function openSheets(context: Excel.RequestContext, opened: readonly OpenedSheet[]): void {
  for (const { sheet } of opened) context.workbook.worksheets.getItem(sheet).protection.unprotect();
}

/** Queues protecting the sheets as they were. */
export function protectAgain(context: Excel.RequestContext, opened: readonly OpenedSheet[]): void {
  for (const { sheet, options } of opened) context.workbook.worksheets.getItem(sheet).protection.protect(options);
}

/**
 * After a batch that failed: protects again what it has left open.
 *
 * @param opened the sheets that it opened
 * @param error why it failed
 * @throws ProtectedSheetsError where it failed because sheets have a password
 */
export async function refuseLocked(opened: readonly OpenedSheet[], error: unknown): Promise<void> {
  const isRefusal =
    error instanceof OfficeExtension.Error && error.debugInfo.errorLocation === 'WorksheetProtection.unprotect';
  const open = await leftOpen(opened);
  const closed = opened.filter((sheet) => !open.includes(sheet));
  const locked: OpenedSheet[] = [];
  if (isRefusal) for (const sheet of closed) if (await isLocked(sheet)) locked.push(sheet);
  const unlocked = isRefusal ? closed.filter((sheet) => !locked.includes(sheet)) : [];
  await runBatch(async (context) => {
    protectAgain(context, [...open, ...unlocked]);
    await context.sync();
  });
  if (locked.length > 0) throw new ProtectedSheetsError(locked.map(({ sheet }) => sheet));
}

function leftOpen(opened: readonly OpenedSheet[]): Promise<OpenedSheet[]> {
  return runBatch(async (context) => {
    const found = opened.map((entry) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(entry.sheet);
      sheet.protection.load('protected');
      return { entry, sheet };
    });
    await context.sync();
    return found.filter(({ sheet }) => !sheet.isNullObject && !sheet.protection.protected).map(({ entry }) => entry);
  });
}

/** Tries to unprotect one sheet. */
async function isLocked(opened: OpenedSheet): Promise<boolean> {
  return runBatch(async (context) => {
    openSheets(context, [opened]);
    try {
      await context.sync();
      return false;
    } catch (error) {
      if (error instanceof OfficeExtension.Error && error.code === 'AccessDenied') return true;
      throw error;
    }
  });
}
