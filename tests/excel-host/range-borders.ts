import type { Area } from './area';
import { drawSide, type Line, lineAt, type Side } from './cell-borders';
import { fileColor } from './color';
import type { ExcelState } from './excel-state';
import { restyle, type Sheet, type Style, styleAt } from './grid';
import { HostCollection, type HostObject } from './host-object';
import { HostError } from './protocol';
import { requirePermission } from './sheet-protection';
import { AreaObject } from './sheet-object';
import { omit } from './omit';

/** Which cells of a range one of its borders concerns, and on which of their sides. */
interface Edge {
  readonly side: Side;
  readonly part: (area: Area) => Area | undefined;
  readonly isInside?: boolean;
}

const edges: Readonly<Record<string, Edge>> = {
  EdgeTop: { side: 'top', part: (area) => ({ ...area, rows: 1 }) },
  EdgeBottom: { side: 'bottom', part: (area) => ({ ...area, row: area.row + area.rows - 1, rows: 1 }) },
  EdgeLeft: { side: 'left', part: (area) => ({ ...area, columns: 1 }) },
  EdgeRight: { side: 'right', part: (area) => ({ ...area, column: area.column + area.columns - 1, columns: 1 }) },
  InsideHorizontal: {
    side: 'bottom',
    part: (area) => (area.rows > 1 ? { ...area, rows: area.rows - 1 } : undefined),
    isInside: true,
  },
  InsideVertical: {
    side: 'right',
    part: (area) => (area.columns > 1 ? { ...area, columns: area.columns - 1 } : undefined),
    isInside: true,
  },
};

const diagonals: Readonly<Record<string, 'down' | 'up'>> = { DiagonalDown: 'down', DiagonalUp: 'up' };

export const borderNames = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
];

export class RangeBorderObject extends AreaObject {
  readonly apiClass = 'RangeBorder';

  constructor(
    state: ExcelState,
    sheet: Sheet,
    area: Area,
    private readonly which: string,
  ) {
    super(state, sheet, area);
  }

  override get identity(): Record<string, unknown> {
    return { Id: this.which };
  }

  get sideIndex(): string {
    return this.which;
  }
  get style(): string | null {
    return this.#read((line) => line.style);
  }
  set style(style: unknown) {
    this.#draw({ style: String(style) });
  }
  get weight(): string | null {
    return this.#read((line) => line.weight);
  }
  set weight(weight: unknown) {
    this.#draw({ weight: String(weight) });
  }
  get color(): string | null {
    return this.#read((line) => line.color);
  }
  set color(color: unknown) {
    fileColor(color);
    this.#draw({ color: String(color) });
  }

  #read(read: (line: Line) => string): string | null {
    const edge = edges[this.which];
    const part = edge?.part(this.area);
    if (!edge || !part)
      return this.which in diagonals && this.#hasDiagonal()
        ? null
        : read({ style: 'None', weight: 'Thin', color: '#000000' });
    let found: string | undefined;
    for (let row = part.row; row < part.row + part.rows; row++) {
      for (let column = part.column; column < part.column + part.columns; column++) {
        const value = read(lineAt(this.sheet, row, column, edge.side));
        if (found !== undefined && found !== value) return null;
        found = value;
      }
    }
    return found ?? null;
  }

  #hasDiagonal(): boolean {
    const direction = diagonals[this.which];
    return (
      direction !== undefined &&
      styleAt(this.sheet, this.area.row, this.area.column).border?.diagonal?.[direction] === true
    );
  }

  #draw(change: Partial<Line>): void {
    requirePermission(this.sheet, 'formatCells');
    const edge = edges[this.which];
    if (edge) {
      const part = edge.part(this.area);
      if (part) drawSide(this.sheet, part, edge.side, change, edge.isInside === true);
      return;
    }
    if (change.style !== 'None') throw new HostError('NotImplemented', 'diagonal borders');
    restyle(this.sheet, this.area, withoutDiagonal);
  }
}

function withoutDiagonal(style: Style): Style {
  if (!style.border?.diagonal) return style;
  return { ...style, border: omit(style.border, 'diagonal') as NonNullable<Style['border']> };
}

export class RangeBorderCollectionObject extends HostCollection {
  readonly apiClass = 'RangeBorderCollection';
  readonly itemClass = 'RangeBorder';

  constructor(
    state: ExcelState,
    private readonly sheet: Sheet,
    private readonly area: Area,
  ) {
    super(state);
  }

  get count(): number {
    return borderNames.length;
  }
  get items(): HostObject[] {
    return borderNames.map((name) => new RangeBorderObject(this.state, this.sheet, this.area, name));
  }
  itemFor(key: unknown): HostObject {
    const name = String(key);
    if (!borderNames.includes(name)) throw new HostError('InvalidArgument', `no border: ${name}`);
    return new RangeBorderObject(this.state, this.sheet, this.area, name);
  }
}
