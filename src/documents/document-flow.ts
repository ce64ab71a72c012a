/** Headings and text, with the page each heading is expected on and what the contents say of it. */
import { BookmarkEnd, BookmarkStart, HeadingLevel, HighlightColor, Paragraph, TextRun } from 'docx';
import { type NarrativeParagraph, paragraphText } from '../budget/narrative/narrative';
import { OPEN_MARK } from '../budget/narrative/spans';
import type { ContentsEntry } from './contents';
import { countLines, PageCounter } from './page-estimate';
import { pageArea } from './page-layout';
import { LINE, PART_HEADING, TABLE_TITLE, TEXT_SIZE } from './styles';

const INDENT = 2;
const TEXT_WIDTH = pageArea('text', 'portrait').width / TEXT_SIZE;
/** What is still to be supplied stands in the text like this. */
const OPEN = new RegExp(`(${OPEN_MARK}[^】]*】)`);

/** Styles of headings that are no plain heading. */
type TitleStyle = 'TableTitle' | 'PerformanceTitle';

export class DocumentFlow {
  readonly pages = new PageCounter();
  readonly entries: ContentsEntry[] = [];
  #bookmarks = 0;

  /** The heading of one of the four parts. */
  part(text: string): Paragraph {
    const { line, before, after } = PART_HEADING;
    const page = this.pages.take(before + line + after, LINE);
    return new Paragraph({ heading: HeadingLevel.HEADING_1, children: this.#listed(1, text, page) });
  }

  /** The title over a table; a performance table's is not in the contents. */
  title(text: string, style: TitleStyle): Paragraph {
    const { line, before, after } = TABLE_TITLE;
    const page = this.pages.take(before + line + after, LINE);
    return new Paragraph({
      style,
      children: style === 'TableTitle' ? this.#listed(2, text, page) : [new TextRun({ text })],
    });
  }

  /** A heading in text: level 1 is 一、, level 2 is （一）. */
  heading(text: string, level: 1 | 2): Paragraph {
    const lines = countLines(text, TEXT_WIDTH, INDENT);
    const page = this.pages.take(lines * LINE, 2 * LINE);
    return level === 1
      ? new Paragraph({ heading: HeadingLevel.HEADING_2, children: this.#listed(2, text, page) })
      : new Paragraph({ heading: HeadingLevel.HEADING_3, children: [new TextRun({ text })] });
  }

  /** A paragraph of text. */
  text(text: string): Paragraph {
    for (let lines = countLines(text, TEXT_WIDTH, INDENT); lines > 0; lines--) this.pages.take(LINE);
    const runs = text
      .split(OPEN)
      .filter((piece) => piece !== '')
      .map((piece) => new TextRun({ text: piece, ...(OPEN.test(piece) ? { highlight: HighlightColor.YELLOW } : {}) }));
    // Every page holds the same number of lines, as GB/T 9704 has it.
    return new Paragraph({ style: 'DocumentText', widowControl: false, children: runs });
  }

  /** Paragraphs of the narrative; a line break begins a paragraph of its own. */
  narrative(paragraphs: readonly NarrativeParagraph[]): Paragraph[] {
    return paragraphs.flatMap((paragraph) => {
      const text = paragraphText(paragraph);
      if (paragraph.kind === 'heading') return [this.heading(text.replace(/\s*\n\s*/g, ''), paragraph.level ?? 1)];
      return text.split('\n').map((line) => this.text(line));
    });
  }

  #listed(level: 1 | 2, text: string, page: number) {
    const number = ++this.#bookmarks;
    // Word's own names for what its contents lead to.
    const bookmark = `_Toc${String(number).padStart(8, '0')}`;
    this.entries.push({ level, text, bookmark, page });
    return [
      new BookmarkStart(bookmark, number),
      new TextRun({ text }),
      new BookmarkEnd(number),
    ] as unknown as TextRun[];
  }
}
