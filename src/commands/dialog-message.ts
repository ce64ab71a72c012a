/** What passes between a ribbon command and the dialog window that shows it: text only, checked on arrival. */

/** One thing to type before accepting. */
export interface DialogInput {
  readonly label: string;
  readonly value: string;
  /** A regular expression for the whole value. */
  readonly pattern: string;
  /** Said where the value does not fit the pattern. */
  readonly hint: string;
}

/** What a dialog shows; with a question it has two buttons and waits for an answer. */
export interface DialogMessage {
  readonly title: string;
  readonly text: string;
  readonly question?: { readonly accept: string; readonly decline: string; readonly input?: DialogInput };
}

/** What the dialog tells the command. */
export type DialogReply =
  /** The message stands on the screen. */
  | { readonly kind: 'shown' }
  /** The dialog's storage is not the command's: send the message another way. */
  | { readonly kind: 'message-wanted' }
  | { readonly kind: 'answer'; readonly accepted: boolean; readonly input: string };

/** The query parameter that names where the message is stored. */
export const MESSAGE_KEY = 'message';

/** A message out of its JSON, or undefined where it is none. */
export function parseMessage(json: string): DialogMessage | undefined {
  const value = parseObject(json);
  return typeof value?.title === 'string' && typeof value.text === 'string'
    ? (value as unknown as DialogMessage)
    : undefined;
}

/** A reply out of its JSON, or undefined where it is none. */
export function parseReply(json: string): DialogReply | undefined {
  const value = parseObject(json);
  if (value?.kind === 'shown' || value?.kind === 'message-wanted') return { kind: value.kind };
  if (value?.kind !== 'answer') return undefined;
  return { kind: 'answer', accepted: value.accepted === true, input: String(value.input ?? '') };
}

function parseObject(json: string): Partial<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
