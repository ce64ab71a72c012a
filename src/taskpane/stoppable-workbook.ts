/** A workbook whose actions can be called off until they begin to write, and that says what it is doing. */
import { Cancelled } from '../actions/outcome';
import type { Workbook } from '../worksheet/workbook';

/** What an action is doing now. */
export type Phase = 'reading' | 'computing' | 'writing';

/**
 * @param workbook to work on
 * @param signal aborted when the person calls the action off; from the first write on it is too late
 * @param onPhase told of each phase as it begins
 */
export function stoppable(workbook: Workbook, signal: AbortSignal, onPhase: (phase: Phase) => void): Workbook {
  let writing = false;
  const reading = async <T>(read: () => Promise<T>): Promise<T> => {
    if (writing) return read();
    stopIfAborted(signal);
    onPhase('reading');
    const content = await read();
    await screen();
    stopIfAborted(signal);
    onPhase('computing');
    await screen();
    return content;
  };
  return {
    read: (requests) => reading(() => workbook.read(requests)),
    readAll: (expected) => reading(() => workbook.readAll(expected)),
    async write(edits, expectations) {
      if (!writing) {
        // What was clicked while the sums were worked out is heard only now.
        await screen();
        stopIfAborted(signal);
        writing = true;
        onPhase('writing');
        await screen();
      }
      await workbook.write(edits, expectations);
    },
  };
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new Cancelled();
}

/** Lets the page draw and hear clicks. */
function screen(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
