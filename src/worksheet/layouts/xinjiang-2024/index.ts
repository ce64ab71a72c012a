import type { Layout } from '../layout';
import { choices, codes, income, ledger, priorLedger, unitForm } from './base-sheets';
import { narrative } from './entry-sheets';
import { style } from './style';
import { tables } from './tables';

/** The form published in Xinjiang for 2024. */
export const xinjiang2024: Layout = {
  id: 'xinjiang-2024',
  version: 1,
  unitForm,
  income,
  ledger,
  priorLedger,
  codes,
  choices,
  narrative,
  tables,
  style,
};
