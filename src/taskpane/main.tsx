/** Entry of the task pane in Excel: the one place of the pane that names Excel. */
import { createRoot } from 'react-dom/client';
import { ExcelPaneHost } from '../excel/excel-pane-host';
import { localWork } from './local-work';
import { Pane } from './Pane';

/** What the workbook port needs. Excel 2016 and 2019 have less. */
const EXCEL_API = '1.9';

void Office.onReady(({ host }) => {
  const root = document.getElementById('pane');
  if (!root) throw new ReferenceError('the page has no #pane');
  const isExcel = host === Office.HostType.Excel;
  const isUsable = isExcel && Office.context.requirements.isSetSupported('ExcelApi', EXCEL_API);
  createRoot(root).render(isUsable ? excelPane() : <Unusable isExcel={isExcel} />);
});

function excelPane() {
  const host = new ExcelPaneHost();
  return <Pane host={host} work={localWork(() => host.workbook())} />;
}

function Unusable({ isExcel }: { readonly isExcel: boolean }) {
  return (
    <main className="pane-crash">
      <h1>{isExcel ? '这个版本的 Excel 太旧' : '请在 Excel 中打开'}</h1>
      <p>
        {isExcel ? '任务窗格需要 Excel 2021、Microsoft 365 或 Excel 网页版。' : '这个页面是 Excel 加载项的任务窗格。'}
        也可以在浏览器版里打开 .xlsx 文件，做同样的事。
      </p>
    </main>
  );
}
