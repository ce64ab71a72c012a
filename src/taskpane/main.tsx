/** Entry of the task pane in Excel: the one place of the pane that names Excel. */
import { createRoot } from 'react-dom/client';
import { ExcelPaneHost } from '../excel/excel-pane-host';
import { Pane } from './Pane';

void Office.onReady(() => {
  const root = document.getElementById('pane');
  if (!root) throw new ReferenceError('the page has no #pane');
  createRoot(root).render(<Pane host={new ExcelPaneHost()} />);
});
