/** How far the page is with the file: opening, saving, laying out for print. Quick ones are not told. */
import type { FileTask } from './file-task';

interface Props {
  readonly task: FileTask | undefined;
  readonly onCancel: () => void;
}

export function ProgressNotice({ task, onCancel }: Props) {
  if (!task?.isSlow) return null;
  return (
    <div className="notice notice-progress">
      <progress aria-label={task.title} />
      <p>
        {task.title}：{task.step}……
      </p>
      {task.canCancel && (
        <button type="button" onClick={onCancel}>
          取消
        </button>
      )}
    </div>
  );
}
