/** Speaks to the person through Excel's dialog window; a ribbon command has no page of its own to be seen. */
import { type DialogMessage, type DialogReply, MESSAGE_KEY, parseReply } from './dialog-message';

/** The person, as a command sees them. */
export interface Person {
  /** Resolves once the message stands on the screen, where it stays until the person closes it. */
  tell(message: DialogMessage): Promise<void>;
  /** Resolves with what was typed (or `''`) on accepting; with undefined on declining or closing the window. */
  ask(message: DialogMessage): Promise<string | undefined>;
  /** Resolves once the guide stands on the screen, where it stays until the person closes it. */
  showHelp(): Promise<void>;
}

/** The dialog could not be shown; the code is Office's. */
export class DialogError extends Error {
  override readonly name = 'DialogError';

  constructor(
    readonly code: number,
    details: string,
  ) {
    super(`${code} ${details}`.trim());
  }
}

const DIALOG_CLOSED = 12006;
const ANOTHER_DIALOG_OPEN = 12007;
/** Percent of the screen. The window is not modal on the desktop: the list can stay open while the sheet is put right. */
const SIZE = { width: 45, height: 60 };

/** `Dialog.close` cannot be awaited, so the next dialog may find the last one still closing. */
const ATTEMPTS = 20;
const ATTEMPT_DELAY = 250;

/** The person at this Excel. */
export const person: Person = {
  async tell(message) {
    await converse(message, (reply) => reply.kind === 'shown');
  },
  async ask(message) {
    const reply = await converse(message, (candidate) => candidate.kind === 'answer');
    return reply?.kind === 'answer' && reply.accepted ? reply.input : undefined;
  },
  async showHelp() {
    await open('help.html');
  },
};

/**
 * Shows a message and waits for a reply.
 *
 * @param message to show
 * @param isLast whether a reply is the awaited one
 * @returns that reply, or undefined where the person closed the window
 * @throws DialogError
 */
async function converse(
  message: DialogMessage,
  isLast: (reply: DialogReply) => boolean,
): Promise<DialogReply | undefined> {
  const content = JSON.stringify(message);
  const key = `dialog-${crypto.randomUUID()}`;
  keep(key, content);
  try {
    const dialog = await open(`message.html?${MESSAGE_KEY}=${key}`);
    return await new Promise((resolve, reject) => {
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
        const reply = 'message' in event ? parseReply(event.message) : undefined;
        if (reply?.kind === 'message-wanted') dialog.messageChild(content);
        if (!reply || !isLast(reply)) return;
        if (reply.kind === 'answer') dialog.close();
        resolve(reply);
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, (event) => {
        const code = 'error' in event ? event.error : DIALOG_CLOSED;
        if (code === DIALOG_CLOSED) resolve(undefined);
        else reject(new DialogError(code, ''));
      });
    });
  } finally {
    forget(key);
  }
}

async function open(page: string): Promise<Office.Dialog> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openOnce(new URL(page, window.location.href).href);
    } catch (error) {
      const busy = error instanceof DialogError && error.code === ANOTHER_DIALOG_OPEN;
      if (!busy || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, ATTEMPT_DELAY));
    }
  }
}

function openOnce(url: string): Promise<Office.Dialog> {
  return new Promise((resolve, reject) => {
    // On the web: inside Excel's page, so that no pop-up blocker is asked and the storage is the same. Ignored elsewhere.
    Office.context.ui.displayDialogAsync(url, { ...SIZE, displayInIframe: true }, (result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
      else reject(new DialogError(result.error.code, result.error.message));
    });
  });
}

/**
 * Local storage is the way that DialogApi 1.1 has. Where it is refused or not shared, the dialog asks for the message and gets
 * it by `messageChild` (DialogApi 1.2), so a failure here is none yet.
 */
function keep(key: string, content: string): void {
  try {
    window.localStorage.setItem(key, content);
  } catch {
    return;
  }
}

/** The text may hold budget figures: it does not stay behind. */
function forget(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    return;
  }
}
