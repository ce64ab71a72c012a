/** The whole published document as a .docx file. The only folder that knows the library docx; loaded on demand. */
import {
  AlignmentType,
  Document,
  type FileChild,
  type ISectionOptions,
  LineRuleType,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import { partHeading } from '../budget/narrative/narrative';
import type { DocumentModel } from '../worksheet/published/document-model';
import { contentsParagraphs } from './contents';
import { DocumentFlow } from './document-flow';
import { FONTS } from './fonts';
import { finishPackage } from './finish-package';
import { countLines } from './page-estimate';
import { pageArea, type PageKind, pageNumberFooters, type Orientation, sectionProperties } from './page-layout';
import { performancePage } from './performance-page';
import { publishedTable } from './published-table';
import { documentStyles, LINE, TEXT_SIZE } from './styles';

/**
 * Writes the document: cover, contents, 单位概况, 公开表, 情况说明, 名词解释.
 *
 * @param model texts free of what XML forbids, as documentModel() makes them; amounts are printed 万元
 * @returns the bytes of a .docx file; the same model gives the same bytes
 */
export async function makeDocument(model: DocumentModel): Promise<Uint8Array> {
  const flow = new DocumentFlow();
  const body = bodySections(model, flow);
  const document = new Document({
    title: titleOf(model),
    creator: model.unitName,
    styles: documentStyles(Math.floor(pageArea('text', 'portrait').width * 20)),
    evenAndOddHeaderAndFooters: true,
    sections: [
      { properties: sectionProperties('text', 'portrait'), children: cover(model) },
      { properties: sectionProperties('text', 'portrait'), children: contentsParagraphs(flow.entries) },
      ...body,
    ],
  });
  return finishPackage(await Packer.toArrayBuffer(document), { title: titleOf(model), creator: model.unitName });
}

const titleOf = ({ unitName, year }: DocumentModel) => `${unitName}${year}年单位预算公开`;

function bodySections(model: DocumentModel, flow: DocumentFlow): ISectionOptions[] {
  const { narrative, tables, performance, glossary, year } = model;
  const sections: ISectionOptions[] = [];
  const add = (kind: PageKind, orientation: Orientation, make: () => FileChild[]) => {
    flow.pages.startPage(pageArea(kind, orientation).height);
    const isFirst = sections.length === 0;
    sections.push({
      properties: sectionProperties(kind, orientation, isFirst ? 1 : undefined),
      children: make(),
      // The sections that follow go on with them.
      ...(isFirst ? { footers: pageNumberFooters() } : {}),
    });
  };
  add('text', 'portrait', () => [flow.part(partHeading(1, year)), ...flow.narrative(narrative.profile)]);
  tables.forEach((table, index) => {
    const part = index === 0 ? `第二部分 ${year}年单位预算公开表` : undefined;
    add('table', table.orientation, () => publishedTable(table, flow, part));
  });
  add('text', 'portrait', () => [
    flow.part(partHeading(3, year)),
    ...narrative.sections.flatMap(({ paragraphs }) => flow.narrative(paragraphs)),
  ]);
  for (const target of performance) add('table', 'portrait', () => performancePage(target, model, flow));
  add('text', 'portrait', () => [
    flow.part('第四部分 名词解释'),
    ...glossary.map(({ term, meaning }, index) => flow.text(`${index + 1}．${term}：${meaning}`)),
  ]);
  return sections;
}

/** Points between the date and the foot of the text area. */
const UNDER_DATE = 60;

/** Name and title stand in the upper half of the page, in 小标宋 一号 and 二号; the date, where there is one, at its foot. */
function cover({ unitName, year, preparedOn }: DocumentModel): Paragraph[] {
  const { width, height } = pageArea('text', 'portrait');
  let used = 0;
  const line = (text: string, size: number, before: number) => {
    used += before + countLines(text, width / size) * size * 1.5;
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: before * 20, after: 0, line: size * 30, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ text, font: FONTS.title, size: size * 2 })],
    });
  };
  const head = [line(unitName, 26, 150), line(`${year}年单位预算公开`, 36, 40)];
  if (preparedOn === undefined) return head;
  const before = Math.max(LINE, Math.floor(height - used - UNDER_DATE - LINE));
  const date = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: before * 20, after: 0, line: LINE * 20, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: preparedOn, font: FONTS.kai, size: TEXT_SIZE * 2 })],
  });
  return [...head, date];
}
