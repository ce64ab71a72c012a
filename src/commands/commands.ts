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
  for (const [name, command] of Object.entries(commands)) Office.actions.associate(name, command);
});
