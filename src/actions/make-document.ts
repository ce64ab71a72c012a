/** 公开文本: the whole document as data, nothing written. The entry points turn it into a file by src/documents/. */
import { publishedPerformanceTables } from '../budget/narrative/performance-table';
import type { Layout } from '../worksheet/layouts';
import { type DocumentModel, documentModel } from '../worksheet/published/document-model';
import type { Workbook } from '../worksheet/workbook';
import { renderTables } from './fill-tables';
import type { Done, Rejected } from './outcome';
import { composeNarrativeText } from './write-narrative';

/** The document is ready to be written to a file. */
export interface DocumentComposed extends Done {
  readonly document: DocumentModel;
  /** For the file: `示例单位2024年单位预算公开.docx`. */
  readonly fileName: string;
  /** What is still to be supplied, in the order of the text. */
  readonly openPoints: readonly string[];
}

/**
 * Composes the whole document from the base and entry worksheets. What stands in 表1–表11 is not read: the document always
 * says what the base worksheets give now. Of 情况说明 it takes what people rewrote in paragraphs whose figures still hold.
 *
 * @param workbook to read
 * @param layout where things are
 * @returns the document, or the problems that stop it, all at once
 * @throws WorkbookError where the workbook cannot be read
 */
export async function composeDocument(workbook: Workbook, layout: Layout): Promise<DocumentComposed | Rejected> {
  const composed = await composeNarrativeText(workbook, layout);
  if (composed.status === 'rejected') return composed;
  const { narrative, budget, entries, openPoints, notices, questions } = composed;
  const { model, removed } = documentModel({
    unit: budget.unit,
    narrative,
    ...(entries.profile.preparedOn === undefined ? {} : { preparedOn: entries.profile.preparedOn }),
    tables: renderTables(budget, layout),
    performance: publishedPerformanceTables(budget, entries),
  });
  const missing = openPoints.length === 0 ? [] : [`还有 ${openPoints.length} 处待补，文中以【待补：…】标出。`];
  const untargeted = model.performance.length === 0 ? ['“绩效目标”没有填，公开文本里没有绩效目标表。'] : [];
  return {
    status: 'done',
    document: model,
    fileName: `${model.unitName.replace(/[\\/:*?"<>|\s]+/g, '')}${model.year}年单位预算公开.docx`,
    openPoints,
    questions,
    notices: [...notices, ...missing, ...untargeted, ...removed],
  };
}
