/** 目录: a field that Word updates, holding its entries already so that it shows at once. */
import { AlignmentType, InternalHyperlink, LineRuleType, Paragraph, Tab, TextRun, XmlComponent } from 'docx';
import { FONTS } from './fonts';

/** A heading that the contents list. */
export interface ContentsEntry {
  readonly level: 1 | 2;
  readonly text: string;
  readonly bookmark: string;
  readonly page: number;
}

/** The levels that the field collects: parts, and what stands in them. */
const FIELD = 'TOC \\o "1-2" \\h \\z \\u';

class Attributes extends XmlComponent {
  constructor(readonly values: Readonly<Record<string, string>>) {
    super('_attr');
  }

  override prepForXml() {
    return { _attr: this.values };
  }
}

/** An element that the library has no class for. Its text is escaped like any other. */
class Element extends XmlComponent {
  constructor(name: string, attributes: Readonly<Record<string, string>>, text?: string) {
    super(name);
    this.root.push(new Attributes(attributes));
    if (text !== undefined) this.root.push(text);
  }
}

/** A run around one element. */
class BareRun extends XmlComponent {
  constructor(content: XmlComponent) {
    super('w:r');
    this.root.push(content);
  }
}

const mark = (type: 'begin' | 'separate' | 'end') => new BareRun(new Element('w:fldChar', { 'w:fldCharType': type }));
const instruction = (text: string) => new BareRun(new Element('w:instrText', { 'xml:space': 'preserve' }, text));
/** The library's types know no bare element among a paragraph's children; what it writes is the same. */
const asRuns = (...elements: XmlComponent[]) => elements as unknown as TextRun[];

/** @param entries in the order of the document; at least one */
export function contentsParagraphs(entries: readonly ContentsEntry[]): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 720, lineRule: LineRuleType.EXACT, after: 280 },
      children: [new TextRun({ text: '目　　录', font: FONTS.title, size: 44 })],
    }),
    ...entries.map(
      ({ level, text, bookmark, page }, index) =>
        new Paragraph({
          style: `TOC${level}`,
          children: asRuns(
            ...(index === 0 ? [mark('begin'), instruction(FIELD), mark('separate')] : []),
            new InternalHyperlink({
              anchor: bookmark,
              children: [
                new TextRun({ text }),
                new TextRun({ children: [new Tab()] }),
                ...asRuns(mark('begin'), instruction(`PAGEREF ${bookmark} \\h`), mark('separate')),
                new TextRun({ text: String(page) }),
                ...asRuns(mark('end')),
              ],
            }),
            ...(index === entries.length - 1 ? [mark('end')] : []),
          ),
        }),
    ),
  ];
}
