/** Name and content of the selected cell; typing here changes it. Enter keeps, Esc leaves it. */
import { type KeyboardEvent, useState } from 'react';
import { cellAddress } from '../worksheet/address';
import type { FileHost } from './file-host';
import type { OpenFile } from './opened-file';

interface Props {
  readonly file: OpenFile;
  readonly host: FileHost;
  readonly onTrouble: (error: unknown) => void;
}

export function CellLine({ file, host, onTrouble }: Props) {
  const { sheet } = file;
  const { row, column } = file.cell;
  const content = host.contentOf({ sheet, row, column });
  // What is typed belongs to this cell of this state of the file: it is never seen or kept in another.
  const [draft, setDraft] = useState<{ readonly file: OpenFile; readonly text: string }>();
  const text = draft && isSameState(draft.file, file) ? draft.text : content;

  const isFormula = content.startsWith('=');
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setDraft(undefined);
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Enter' && text !== content) {
      host.type({ sheet, row, column }, text).catch(onTrouble);
    }
    document.getElementById('grid')?.focus();
  };
  const name = cellAddress(row, column);
  return (
    <div className="cell-line">
      <output className="cell-name" aria-label="单元格">
        {name}
      </output>
      <input
        id="cell-content"
        aria-label={`${sheet} ${name} 的内容，回车确认`}
        title={isFormula ? '这一格是公式，在这里不能改' : '输入后按回车确认，Esc 取消'}
        value={text}
        readOnly={isFormula}
        onChange={(event) => setDraft({ file, text: event.target.value })}
        onKeyDown={key}
        onBlur={() => setDraft(undefined)}
      />
    </div>
  );
}

/** Whether both show the same cell with the same content; saving changes neither. */
function isSameState(one: OpenFile, other: OpenFile): boolean {
  return (
    one.book === other.book &&
    one.version === other.version &&
    one.sheet === other.sheet &&
    one.cell.row === other.cell.row &&
    one.cell.column === other.cell.column
  );
}
