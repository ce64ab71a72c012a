/** A thread that holds one workbook, as the page sees it. */
import type { Port } from './channel';

export interface Background {
  readonly port: Port;
  /** Calls the listener where the thread ends by itself, with what is known of why: for the person who helps. */
  onEnd(listener: (details: string) => void): void;
  /** Ends it at once, whatever it is doing. */
  end(): void;
}
