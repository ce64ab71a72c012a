/** Entry of the page that Excel loads, unseen, for the ribbon's buttons. */
import { ExcelWorkbook } from '../excel/excel-workbook';
import { person } from './dialog';
import { preferences } from './preferences';
import { ribbonCommands } from './ribbon-commands';

void Office.onReady(() => {
  const commands = ribbonCommands({
    openWorkbook: () => new ExcelWorkbook(),
    person,
    preferences,
    currentYear: () => new Date().getFullYear(),
  });
  Office.actions.associate('createTemplate', commands.createTemplate);
  Office.actions.associate('fillTables', commands.fillTables);
  Office.actions.associate('undo', commands.undo);
});
