/** How an action is taken back, as it is kept in the workbook. */
import type { NarrativeRecord } from './narrative/narrative-record';
import type { PreparedPage } from './published/page-plan';
import type { TableAnchor, TableRecord } from './published/table-record';
import type { Edit } from './workbook';

/** Identifies a template to the bureau that collects it. */
export interface TemplateIdentity {
  readonly layout: string;
  readonly version: number;
}

/** How one action is taken back. */
export interface UndoRecord {
  /** The action's name as people know it, such as 一键生成. */
  readonly action: string;
  /** `writing` until the last edit is done: then the action was cut short. */
  readonly status: 'writing' | 'done';
  readonly edits: readonly Edit[];
  /** Records of the 表 sheets as they were; `null` where there was none. */
  readonly tables: Readonly<Record<string, TableRecord | null>>;
  /** Where each changed 表 sheet's table stood, to follow it if rows or columns were inserted since. */
  readonly anchors: Readonly<Record<string, TableAnchor>>;
  /** Base sheets that the action made, with what they held, to see whether someone has worked in them since. */
  readonly created: Readonly<Record<string, string>>;
  /** The template identity before the action, where the action changed it. */
  readonly template?: TemplateIdentity | null;
  /** What was remembered of the narrative before the action, where the action changed it. */
  readonly narrative?: NarrativeRecord | null;
  /** Sheets that people fill in and the action added rows to, with a fingerprint of what they then held. */
  readonly listed?: Readonly<Record<string, string>>;
  /** Sheets that the action set up for printing, with what it left there. */
  readonly pages?: Readonly<Record<string, PreparedPage>>;
  /** Of an action that was cut short: what it was to write, so that only what it wrote is taken back. */
  readonly written?: WrittenContent;
}

/** What an action writes. */
export interface WrittenContent {
  /** On sheets that were there before: the edits of cells. */
  readonly cells: readonly CellsEdit[];
  /** Sheets that it adds, with a fingerprint of what they hold when it is done. */
  readonly made: Readonly<Record<string, string>>;
}

export type CellsEdit = Extract<Edit, { kind: 'cells' }>;
