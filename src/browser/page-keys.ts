/** Keys that work anywhere on the page of the browser version. */

/**
 * F6 goes between the workbook and the pane, as between the parts of a window; F8 to the next finding; Ctrl+S saves; Ctrl+P
 * prints the tables, where the browser's own would print an empty page; Ctrl+Z in the sheet takes the last typed change back.
 *
 * @param event of a key pressed anywhere on the page
 * @param save the workbook
 * @param print the tables
 * @param takeBack the last typed change
 */
export function pageKey(event: KeyboardEvent, save: () => void, print: () => void, takeBack: () => void): void {
  if (event.defaultPrevented || event.isComposing) return;
  const control = event.ctrlKey || event.metaKey;
  const pane = document.querySelector<HTMLElement>('.pane-main');
  const grid = document.getElementById('grid');
  const isInPane = pane?.contains(event.target as Node) === true;
  if (event.key === 'F6') (isInPane ? grid : pane)?.focus();
  // The pane knows what comes next, and listens to keys of its own alone.
  else if (event.key === 'F8' && !isInPane) {
    pane?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'F8', shiftKey: event.shiftKey, bubbles: true, cancelable: true }),
    );
  } else if (control && event.key.toLowerCase() === 's') save();
  else if (control && event.key.toLowerCase() === 'p') print();
  else if (control && event.key.toLowerCase() === 'z' && event.target === grid) takeBack();
  else return;
  event.preventDefault();
}
