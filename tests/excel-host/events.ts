/** What Excel tells add-ins: that a selection or a content changed. Played for the whole workbook only. */
import { type Area, areaText } from './area';

/** Excel's numbers for the events, and the category under which it sends them. */
const EVENTS = { changed: 10, selectionChanged: 14 } as const;
const EVENT_CATEGORY = 65_536;

export type EventName = keyof typeof EVENTS;

/** A message to the library, as Excel sends it. */
export interface EventMessage {
  readonly entries: readonly {
    readonly messageCategory: number;
    readonly messageType: number;
    readonly targetId: string;
    readonly message: string;
  }[];
}

export class HostEvents {
  readonly #registered = new Set<EventName>();
  readonly #listeners = new Set<(message: EventMessage) => void>();

  /** Asked for by the library, once for all its handlers. */
  register(event: EventName): void {
    this.#registered.add(event);
  }

  unregister(event: EventName): void {
    this.#registered.delete(event);
  }

  /** Where the messages go; the result takes the listener away. */
  listen(listener: (message: EventMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** @param byAddIn whether the add-in did it; Excel says so since ExcelApi 1.14 */
  changed(worksheetId: string, area: Area, byAddIn: boolean): void {
    const triggerSource = byAddIn ? 'ThisLocalAddin' : 'Unknown';
    const address = areaText(area);
    this.#send('changed', { worksheetId, address, changeType: 'RangeEdited', source: 'Local', triggerSource });
  }

  selectionChanged(worksheetId: string, area: Area): void {
    this.#send('selectionChanged', { worksheetId, address: areaText(area) });
  }

  /** Not at once: Excel tells it after the batch in which it happened. */
  #send(event: EventName, message: object): void {
    if (!this.#registered.has(event)) return;
    const entry = {
      messageCategory: EVENT_CATEGORY,
      messageType: EVENTS[event],
      targetId: 'Workbook',
      message: JSON.stringify(message),
    };
    setTimeout(() => {
      for (const listener of this.#listeners) listener({ entries: [entry] });
    }, 0);
  }
}
