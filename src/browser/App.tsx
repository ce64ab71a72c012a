/** The page of the browser version: a workbook on the left, the pane on the right. */
import { type DragEvent, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Pane } from '../taskpane/Pane';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import { WorkbookError } from '../worksheet/workbook';
import { CellLine } from './CellLine';
import type { FileHost } from './file-host';
import { fileBytes } from './open-file';
import { pageKey } from './page-keys';
import { ProgressNotice } from './ProgressNotice';
import { SheetGrid } from './SheetGrid';
import { SheetTabs } from './SheetTabs';
import { TopBar } from './TopBar';

interface Trouble {
  readonly message: string;
  readonly details: string;
}

interface Props {
  /** The workbook that is open, and what the pane needs of this page. */
  readonly host: FileHost;
  /** Shown until the person opens a workbook; the page is drawn before it is there. Settles when it is, or is not to be had. */
  readonly sample: Promise<void>;
}

export function App({ host, sample }: Props) {
  const file = useSyncExternalStore(host.onChange, host.file);
  const [trouble, setTrouble] = useState<Trouble>();
  const [waiting, setWaiting] = useState<File>();
  const [isDropping, setDropping] = useState(false);

  useEffect(() => {
    document.title = `${file.isSaved ? '' : '● '}${file.name} — 预算公开助手`;
    if (file.isSaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [file.isSaved, file.name]);

  const tell = (error: unknown) => {
    const known = error instanceof WorkbookError;
    setTrouble({
      message: known ? error.message : '程序出错，这次操作没有完成。请重试',
      details: known ? error.details : String(error),
    });
  };
  const attempt = (work: () => Promise<void> | void) => {
    setTrouble(undefined);
    void (async () => work())().catch(tell);
  };
  useEffect(() => {
    sample.catch(tell);
  }, [host, sample]);
  useEffect(() => host.onTrouble(tell), [host]);
  useEffect(() => {
    // On the window: a button that went away with its click leaves the focus nowhere.
    const press = (event: KeyboardEvent) => {
      pageKey(
        event,
        () => attempt(() => host.save()),
        () => attempt(() => host.print()),
        () => attempt(() => host.takeBack()),
      );
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [host]);
  const select = useCallback((place: CellPlace) => host.select(place), [host]);
  const open = async (chosen: File) => {
    setWaiting(undefined);
    await host.open(chosen.name, () => fileBytes(chosen));
  };
  const choose = (chosen: File) => {
    if (file.isSaved) attempt(() => open(chosen));
    else setWaiting(chosen);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) choose(dropped);
  };

  // Not drawn again with each cell that comes.
  const pane = useMemo(() => <Pane host={host} work={host.work} />, [host]);

  return (
    <div
      className={isDropping ? 'app app-dropping' : 'app'}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => event.currentTarget === event.target && setDropping(false)}
      onDrop={drop}
    >
      <TopBar
        file={file}
        isOpening={host.task?.kind === 'opening'}
        canTakeBack={host.canTakeBack}
        onOpen={choose}
        onSave={() => attempt(() => host.save())}
        onTakeBack={() => attempt(() => host.takeBack())}
        onPrint={() => attempt(() => host.print())}
      />
      <div className="notices" role="status">
        <ProgressNotice task={host.task} onCancel={() => host.cancelOpening()} />
        {trouble && (
          <div className="notice notice-error">
            <p>{trouble.message.replace(/。?$/, '。')}</p>
            <details>
              <summary>详情</summary>
              {trouble.details}
            </details>
            <button type="button" onClick={() => setTrouble(undefined)}>
              知道了
            </button>
          </div>
        )}
        {file.converted && (
          <div className="notice">
            <p>
              “{file.converted.from}”是旧格式的工作簿，已转换；原文件不变，保存的是“{file.name}”。
              {file.converted.lost.length > 0 && '没有带过来的：'}
            </p>
            {file.converted.lost.length > 0 && (
              <ul>
                {file.converted.lost.map((sentence) => (
                  <li key={sentence}>{sentence}。</li>
                ))}
              </ul>
            )}
            <button type="button" onClick={() => host.dismissConversion()}>
              知道了
            </button>
          </div>
        )}
        {waiting && (
          <div className="notice">
            <p>
              “{file.name}”有没保存的修改。打开“{waiting.name}”之前要保存吗？
            </p>
            <button type="button" onClick={() => attempt(() => host.save().then(() => open(waiting)))}>
              保存后打开
            </button>
            <button type="button" onClick={() => attempt(() => open(waiting))}>
              不保存，直接打开
            </button>
            <button type="button" onClick={() => setWaiting(undefined)}>
              取消
            </button>
          </div>
        )}
      </div>
      <div className="work">
        <section className="book" aria-label="工作簿">
          <CellLine file={file} host={host} onTrouble={tell} />
          <SheetGrid file={file} onSelect={select} />
          <SheetTabs file={file} onSelect={(sheet) => host.select({ sheet, row: 0, column: 0 })} />
        </section>
        <div className="side">{pane}</div>
      </div>
    </div>
  );
}
