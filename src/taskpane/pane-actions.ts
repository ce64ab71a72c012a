/** Everything that the pane asks of a workbook, in one chunk that is loaded after the first look. */
export { createTemplateAction } from '../actions/create-template';
export { fillTablesAction } from '../actions/fill-tables';
export { clearMarks, markFindings } from '../actions/mark-findings';
export { undoAction } from '../actions/undo';
export { readWorkbookStatus } from '../actions/workbook-status';
export { failureText, outcomeText } from '../commands/outcome-text';
export { DEFAULT_LAYOUT } from '../worksheet/layouts';
