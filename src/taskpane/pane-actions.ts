/** Everything that the pane asks of a workbook, in one chunk that is loaded after the first look. */
export { composeDocument } from '../actions/make-document';
export { createTemplateAction } from '../actions/create-template';
export { explainFinding } from '../actions/explain-finding';
export { fillTablesAction } from '../actions/fill-tables';
export { clearMarks, markFindings } from '../actions/mark-findings';
export { preparePrint } from '../actions/prepare-print';
export { undoAction } from '../actions/undo';
export { writeNarrativeAction } from '../actions/write-narrative';
export { readWorkbookStatus } from '../actions/workbook-status';
export { DEFAULT_LAYOUT } from '../worksheet/layouts';
