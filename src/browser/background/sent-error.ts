/** Errors on their way between threads: as what they are, with message and details, so that they are worded as if thrown here. */
import { ActionFailure, Cancelled } from '../../actions/outcome';
import { NotLoaded } from '../../taskpane/pane-work';
import { ProtectedSheetsError, WorkbookError } from '../../worksheet/workbook';

/** An error as plain data. */
export type SentError =
  | { readonly kind: 'workbook'; readonly message: string; readonly details: string }
  | { readonly kind: 'protected-sheets'; readonly sheets: readonly string[] }
  | { readonly kind: 'action-failure'; readonly message: string; readonly causes: readonly SentError[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-loaded'; readonly message: string }
  /** What nobody foresaw. */
  | { readonly kind: 'other'; readonly name: string; readonly message: string; readonly stack: string };

/** @param error whatever was thrown */
export function sentError(error: unknown): SentError {
  if (error instanceof ProtectedSheetsError) return { kind: 'protected-sheets', sheets: error.sheets };
  if (error instanceof WorkbookError) return { kind: 'workbook', message: error.message, details: error.details };
  if (error instanceof ActionFailure) {
    return { kind: 'action-failure', message: error.message, causes: error.causes.map(sentError) };
  }
  if (error instanceof Cancelled) return { kind: 'cancelled' };
  if (error instanceof NotLoaded) return { kind: 'not-loaded', message: error.message };
  const { name, message, stack } = isLikeError(error) ? error : new Error(String(error));
  return { kind: 'other', name, message, stack: stack ?? `${name}: ${message}` };
}

/** A DOMException is no Error everywhere. */
function isLikeError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'name' in error && 'message' in error;
}

/** The error again. */
export function receivedError(sent: SentError): Error {
  switch (sent.kind) {
    case 'workbook':
      return new WorkbookError(sent.message, sent.details);
    case 'protected-sheets':
      return new ProtectedSheetsError(sent.sheets);
    case 'action-failure':
      return new ActionFailure(sent.message, sent.causes.map(receivedError));
    case 'cancelled':
      return new Cancelled();
    case 'not-loaded':
      return new NotLoaded(sent.message);
    case 'other': {
      const error = new Error(sent.message);
      error.name = sent.name;
      error.stack = sent.stack;
      return error;
    }
  }
}
