/** What every section of the narrative is written with: figures, comparisons, reasons, open points. */
import { formatPrinted, toPrinted } from '../amount';
import type { Budget } from '../budget';
import type { FilledTable } from '../tables';
import { type FigureChange, largestMovements, type LineSet } from './changes';
import type { NarrativeEntries } from './entries';
import { type ComparedFigure, comparedFigure, type FigurePlace } from './figures';
import type { NarrativeParagraph } from './narrative';
import { hundredthsOfPercent } from './ratio';
import { amount, missing, type Piece, type TextFigure, toSpans } from './spans';

/** Everything the narrative derives from. */
export interface NarrativeInput {
  readonly budget: Budget;
  readonly tables: readonly FilledTable[];
  /** Last year's ledger and the tables it gives; undefined where it was not entered. */
  readonly prior?: { readonly budget: Budget; readonly tables: readonly FilledTable[] };
  readonly entries: NarrativeEntries;
}

/** A figure that is compared with last year, and asks for a reason where it changed. */
export interface Comparison {
  readonly key: string;
  readonly label: string;
  readonly figure: ComparedFigure;
  readonly lines: LineSet;
  /** A figure of another section: where both years are the same, one reason serves both. */
  readonly sameAs?: string;
  /** Its parts follow and give their own reasons. */
  readonly explainedByParts?: boolean;
}

const NO_PRIOR = '“上年支出明细”没有数据，无法与上年比较。请粘贴上年的支出明细后重新生成';

/** Collects changes while the sections are written, in their order. */
export class Composer {
  readonly changes: FigureChange[] = [];
  private readonly compared = new Map<string, ComparedFigure>();

  constructor(readonly input: NarrativeInput) {}

  get unit(): string {
    return this.input.budget.unit.name;
  }

  get year(): number {
    return this.input.budget.unit.year;
  }

  figure(place: FigurePlace): ComparedFigure {
    return comparedFigure(this.input.tables, this.input.prior?.tables, place);
  }

  /** `占43.78%`; empty where the whole is not above zero, for then there is no share. */
  share(part: TextFigure, whole: TextFigure): Piece {
    if (whole.printed <= 0) return '';
    const value = hundredthsOfPercent(part.printed, whole.printed);
    return [
      '占',
      { text: formatPrinted(value), origin: { from: 'calculation', of: [part.origin, whole.origin] } },
      '%',
    ];
  }

  /**
   * The comparison with last year and its reason, to follow an amount.
   *
   * @returns the clause with its leading comma and without a full stop, and the open point where one is left
   */
  comparison(comparison: Comparison): { readonly pieces: Piece; readonly openPoint?: string } {
    const { figure, key } = comparison;
    const { prior } = figure;
    if (prior === undefined) return { pieces: `，${missing('与上年预算的比较')}`, openPoint: NO_PRIOR };
    const change = figure.printed - prior;
    const origins = {
      from: 'calculation',
      of: [figure.origin, { from: 'prior-year', figure: figure.origin }],
    } as const;
    const number = (printed: number): Piece => ({ text: formatPrinted(printed), origin: origins });
    if (change === 0) return { pieces: '，与上年预算持平' };
    const direction = change > 0 ? ['增加', '增长'] : ['减少', '下降'];
    const moved = ['，比上年预算', direction[0] ?? '', number(Math.abs(change)), '万元'];
    const rate =
      prior > 0
        ? ['，', direction[1] ?? '', number(hundredthsOfPercent(Math.abs(change), prior)), '%']
        : `（上年${prior === 0 ? '未安排' : '为负数'}，不计算增长率）`;
    if (comparison.explainedByParts) return { pieces: [moved, rate] };
    const reason = this.reason({ ...comparison, figure }, prior);
    const because = reason === undefined ? missing('变动原因') : reason;
    return {
      pieces: [moved, rate, '，主要原因是：', because],
      ...(reason === undefined
        ? {
            openPoint: `“${comparison.label}”比上年${direction[0]}${formatPrinted(Math.abs(change))}万元，请在“变动原因”（${key}）填写主要原因`,
          }
        : {}),
    };
  }

  /** A numbered or plain paragraph. */
  text(id: string, pieces: Piece, openPoint?: string): NarrativeParagraph {
    return { id, kind: 'text', spans: toSpans(pieces), ...(openPoint === undefined ? {} : { openPoint }) };
  }

  heading(id: string, level: 1 | 2, text: string): NarrativeParagraph {
    return { id, kind: 'heading', level, spans: [{ text }] };
  }

  /** Whether there is nothing to say of a figure but that there is none, this year and last. */
  isNothing({ printed, prior }: ComparedFigure): boolean {
    return printed === 0 && !prior;
  }

  /** One sentence for all figures of which there is nothing, that `isNothing` picked out. */
  nothing(id: string, names: readonly string[]): NarrativeParagraph[] {
    if (names.length === 0) return [];
    return [this.text(id, `${this.input.prior ? '本年与上年均未安排' : '本年未安排'}${names.join('、')}。`)];
  }

  /** How much less a figure is that is nothing this year: it follows the sentence that says so. Empty where nothing was. */
  gone(figure: ComparedFigure, key: string): Piece {
    if (!figure.prior) return '';
    return this.comparison({ key, label: '', figure, lines: {}, explainedByParts: true }).pieces;
  }

  /**
   * One figure in a paragraph: its name, amount, share, change and reason.
   *
   * @param comparison the figure
   * @param options `lead` stands before the amount; `noneLead` before the words that there is none, where they do not fit
   *   after `lead`; `whole` gives a share
   */
  figureParagraph(
    comparison: Comparison,
    { lead, noneLead = lead, whole }: { readonly lead: Piece; readonly noneLead?: Piece; readonly whole?: TextFigure },
  ): NarrativeParagraph {
    const { figure, key } = comparison;
    if (this.isNothing(figure)) {
      return this.text(key, [noneLead, figure.prior === undefined ? '本年未安排。' : '本年与上年均未安排。']);
    }
    const { pieces, openPoint } = this.comparison(comparison);
    if (figure.printed === 0) return this.text(key, [noneLead, '本年未安排', pieces, '。'], openPoint);
    const share = whole ? this.share(figure, whole) : '';
    return this.text(key, [lead, amount(figure), share === '' ? '' : ['，', share], pieces, '。'], openPoint);
  }

  /** A total whose parts follow, with its change; what changed is explained with the parts. */
  totalParagraph(id: string, lead: Piece, figure: ComparedFigure, after: Piece = '，其中：'): NarrativeParagraph {
    // Without last year the parts say so, each for itself.
    const change =
      figure.prior === undefined
        ? ''
        : this.comparison({ key: id, label: '', figure, lines: {}, explainedByParts: true }).pieces;
    return this.text(id, [lead, amount(figure), change, after]);
  }

  /** A printed amount that stands in no table, with the figures it is made of. */
  sum(fen: number, of: readonly TextFigure[]): TextFigure {
    return { printed: toPrinted(fen), origin: { from: 'calculation', of: of.map(({ origin }) => origin) } };
  }

  private reason({ key, label, figure, lines, sameAs }: Comparison, prior: number): string | undefined {
    const { reasons } = this.input.entries;
    // A row that someone added to the list has the label alone.
    const typed = clause(reasons.get(key)) ?? clause(reasons.get(label));
    const like = sameAs === undefined ? undefined : this.compared.get(sameAs);
    if (sameAs !== undefined && like && like.printed === figure.printed && like.prior === prior) {
      return typed ?? clause(reasons.get(sameAs));
    }
    this.compared.set(key, figure);
    this.changes.push({
      key,
      label,
      now: figure.printed,
      prior,
      suggestion: this.input.prior ? largestMovements(this.input.budget, this.input.prior.budget, lines) : '',
    });
    return typed;
  }
}

/** A reason as typed, without the stop at its end; undefined where there is none. */
function clause(text: string | undefined): string | undefined {
  const trimmed = text?.trim().replace(/[。；;.，,]+$/, '') ?? '';
  return trimmed === '' ? undefined : trimmed;
}
