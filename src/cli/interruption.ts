/** What must be put right when someone ends the program (Ctrl+C, a closed window) while it works. */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface Unfinished {
  readonly begun: Promise<unknown>;
  readonly putRight: () => void;
}

const unfinished = new Set<Unfinished>();
let isWatching = false;

/**
 * @param begun what is being made that would have to be put right; a signal waits for it
 * @param putRight called when the program is about to end; must be done when it returns
 * @returns call it when there is nothing to put right any more
 */
export function onInterruption(begun: Promise<unknown>, putRight: () => void): () => void {
  const entry = { begun, putRight };
  unfinished.add(entry);
  watch();
  return () => void unfinished.delete(entry);
}

/** Once and for good: a signal that comes while nobody listens any more, but is not yet delivered, would be lost. */
function watch(): void {
  if (isWatching) return;
  isWatching = true;
  const putAllRight = () => {
    for (const { putRight } of unfinished) putRight();
    unfinished.clear();
  };
  const interrupted = async (signal: NodeJS.Signals) => {
    await Promise.allSettled([...unfinished].map(({ begun }) => begun));
    putAllRight();
    for (const watched of SIGNALS) process.removeListener(watched, interrupted);
    // Nobody listens now, so this ends the program in the way that whoever sent the signal expects.
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, interrupted);
  process.on('exit', putAllRight);
}
