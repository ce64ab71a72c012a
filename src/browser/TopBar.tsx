/** File name, open, save, take back, print. */
import { useRef } from 'react';
import { FilePicker } from '../taskpane/parts/FilePicker';
import type { OpenFile } from './opened-file';

interface Props {
  readonly file: OpenFile;
  readonly isOpening: boolean;
  readonly canTakeBack: boolean;
  readonly onOpen: (file: File) => void;
  readonly onSave: () => void;
  readonly onTakeBack: () => void;
  readonly onPrint: () => void;
}

export function TopBar({ file, isOpening, canTakeBack, onOpen, onSave, onTakeBack, onPrint }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <header className="top">
      <h1 className="top-title">预算公开助手</h1>
      <span className="top-file" title={file.name}>
        {file.name}
        {!file.isSaved && <em>（有未保存的修改）</em>}
      </span>
      <nav className="top-actions" aria-label="文件">
        <button type="button" disabled={isOpening} onClick={() => picker.current?.click()}>
          {isOpening ? '正在打开…' : '打开…'}
        </button>
        <FilePicker ref={picker} accept=".xlsx,.xlsm,.xls,.et" label="选择工作簿文件" onChoose={onOpen} />
        <button type="button" className="primary" disabled={!file.book} title="Ctrl+S" onClick={onSave}>
          保存
        </button>
        <button type="button" disabled={!canTakeBack} title="在表格里按 Ctrl+Z" onClick={onTakeBack}>
          撤销输入
        </button>
        <button type="button" disabled={!file.book} title="Ctrl+P" onClick={onPrint}>
          打印全部表
        </button>
      </nav>
    </header>
  );
}
