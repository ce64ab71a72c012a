/** A thread for a workbook without a browser: the same code at the other end of a message channel, within this process. */
import type { Background } from '../../src/browser/background/background';
import type { Port } from '../../src/browser/background/channel';
import { serveBook } from '../../src/browser/background/serve-book';

export interface PlayedBackground extends Background {
  /** As when the system takes the memory away. */
  crash(details: string): void;
  readonly hasEnded: boolean;
}

/** Ports that were not closed keep the process running: the test closes what is left. */
const open = new Set<MessagePort>();

export function closeBackgrounds(): void {
  for (const port of open) port.close();
  open.clear();
}

/** Two ends of a channel, closed with the rest. */
export function channelPorts(): readonly [Port & MessagePort, Port & MessagePort] {
  const { port1, port2 } = new MessageChannel();
  open.add(port1).add(port2);
  return [port1 as Port & MessagePort, port2 as Port & MessagePort];
}

export function playedBackground(): PlayedBackground {
  const [page, worker] = channelPorts();
  serveBook(worker);
  const listeners: ((details: string) => void)[] = [];
  let hasEnded = false;
  const end = () => {
    hasEnded = true;
    page.close();
    worker.close();
  };
  return {
    port: page,
    onEnd: (listener) => void listeners.push(listener),
    end,
    crash(details) {
      end();
      for (const listener of listeners) listener(details);
    },
    get hasEnded() {
      return hasEnded;
    },
  };
}
