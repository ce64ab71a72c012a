/** What the page does with the file as a whole, and how far it is: opening, saving, laying out for print. */
import type { Progress } from './background/book-service';

export interface FileTask {
  readonly kind: 'opening' | 'saving' | 'printing';
  /** `正在打开“二万行.xlsx”`. */
  readonly title: string;
  /** Where it stands: `读取工作表 3/12`. */
  readonly step: string;
  /** Long enough under way to be told. */
  readonly isSlow: boolean;
  readonly canCancel: boolean;
}

/** From this on a task is told, milliseconds. */
const SLOW = 400;

/** Carries out one task after the other and says which one is under way. */
export class FileTasks {
  #task: FileTask | undefined;

  /** @param onChange told whenever {@link current} is another */
  constructor(private readonly onChange: () => void) {}

  get current(): FileTask | undefined {
    return this.#task;
  }

  /**
   * @param begun the task with its first step
   * @param work the task; it is given a way to say the next step
   */
  async run<T>(begun: Omit<FileTask, 'isSlow'>, work: (onStep: (step: string) => void) => Promise<T>): Promise<T> {
    let task: FileTask = { ...begun, isSlow: false };
    this.#show(task);
    const change = (changed: Partial<FileTask>) => {
      // A newer task has taken its place.
      if (this.#task !== task) return;
      task = { ...task, ...changed };
      this.#show(task);
    };
    const slow = setTimeout(() => change({ isSlow: true }), SLOW);
    try {
      return await work((next) => change({ step: next }));
    } finally {
      clearTimeout(slow);
      if (this.#task === task) this.#show(undefined);
    }
  }

  /** The task is called off: nothing is said of it any more. */
  drop(): void {
    this.#show(undefined);
  }

  #show(task: FileTask | undefined): void {
    this.#task = task;
    this.onChange();
  }
}

/** How far the opening of a file has come, in words. */
export function openingStep(progress: Progress): string {
  if (!('total' in progress)) return '解压并读取工作表';
  const { done, total } = progress;
  return done < total ? `读取工作表 ${done + 1}/${total}` : '整理工作表';
}
