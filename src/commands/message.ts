/** Entry of the dialog's page: gets the message, shows it, carries the answer back. */
import { type DialogReply, MESSAGE_KEY, parseMessage } from './dialog-message';
import { showMessage } from './message-view';

/** Without a message by then, the person must at least not look at an empty window. */
const MESSAGE_TIMEOUT = 10_000;

const LOST = {
  title: '预算公开助手',
  text: '操作的结果没有送到这个窗口。操作可能已经完成：请查看工作表；如需恢复，请点“撤销”。',
};

void Office.onReady(() => {
  const reply = (answer: DialogReply) => Office.context.ui.messageParent(JSON.stringify(answer));
  const show = (content: string | null): boolean => {
    const message = content === null ? undefined : parseMessage(content);
    if (!message) return false;
    showMessage(document, message, reply);
    reply({ kind: 'shown' });
    return true;
  };
  if (show(storedMessage())) return;

  const lost = setTimeout(() => showMessage(document, LOST, reply), MESSAGE_TIMEOUT);
  if (!Office.context.requirements.isSetSupported('DialogApi', '1.2')) return;
  Office.context.ui.addHandlerAsync(
    Office.EventType.DialogParentMessageReceived,
    ({ message }) => {
      if (show(message)) clearTimeout(lost);
    },
    () => reply({ kind: 'message-wanted' }),
  );
});

/** The message that the command stored, or null where this window does not see the command's storage. */
function storedMessage(): string | null {
  const key = new URLSearchParams(window.location.search).get(MESSAGE_KEY);
  try {
    return key === null ? null : window.localStorage.getItem(key);
  } catch {
    return null;
  }
}
