/** The sheets of the workbook, by name. */
import type { KeyboardEvent } from 'react';
import type { OpenFile } from './opened-file';

interface Props {
  readonly file: OpenFile;
  readonly onSelect: (sheet: string) => void;
}

export function SheetTabs({ file, onSelect }: Props) {
  const sheets = file.book?.visibleSheets() ?? [];
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = sheets[sheets.indexOf(file.sheet) + by];
    if (next === undefined) return;
    onSelect(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-sheet="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label="工作表" onKeyDown={step}>
      {sheets.map((sheet) => (
        <button
          key={sheet}
          type="button"
          role="tab"
          data-sheet={sheet}
          aria-selected={sheet === file.sheet}
          aria-controls="grid"
          tabIndex={sheet === file.sheet ? 0 : -1}
          onClick={() => onSelect(sheet)}
        >
          {sheet}
        </button>
      ))}
    </div>
  );
}
