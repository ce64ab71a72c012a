/** Draws a message into the dialog's page. All of it is set as text: cells and file names never become markup. */
import type { DialogMessage, DialogReply } from './dialog-message';

/** The command closes the window on an answer; this long without that, it is no longer there (Excel ends it after 5 minutes). */
export const ANSWER_TIMEOUT = 5_000;

const NOBODY_THERE = '等待时间过长，Excel 已结束这次操作，没有改动任何内容。请关闭本窗口，再点一次功能区的按钮。';

/**
 * @param document of the dialog's page
 * @param message to show
 * @param reply sends the answer to the command
 */
export function showMessage(document: Document, message: DialogMessage, reply: (reply: DialogReply) => void): void {
  document.title = message.title;
  textOf(document, 'title', message.title);
  textOf(document, 'text', message.text);
  const form = element<HTMLFormElement>(document, 'question');
  const { question } = message;
  form.hidden = !question;
  if (!question) return;

  textOf(document, 'accept', question.accept);
  textOf(document, 'decline', question.decline);
  const input = element<HTMLInputElement>(document, 'input');
  element(document, 'field').hidden = !question.input;
  input.disabled = !question.input;
  if (question.input) {
    textOf(document, 'label', question.input.label);
    input.value = question.input.value;
    input.pattern = question.input.pattern;
    input.title = question.input.hint;
    input.required = true;
  }
  const answer = (accepted: boolean) => {
    form.hidden = true;
    reply({ kind: 'answer', accepted, input: input.value });
    setTimeout(() => textOf(document, 'text', NOBODY_THERE), ANSWER_TIMEOUT);
  };
  // `submit` comes only once the input fits its pattern; nothing is sent anywhere.
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer(true);
  });
  element(document, 'decline').addEventListener('click', () => answer(false));
}

function textOf(document: Document, id: string, text: string): void {
  element(document, id).textContent = text;
}

function element<T extends HTMLElement = HTMLElement>(document: Document, id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new ReferenceError(`the page has no #${id}`);
  return found as T;
}
