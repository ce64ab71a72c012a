import type { TableDeclaration, TableNumber } from './declaration';
import { table1 } from './table-1';
import { table2 } from './table-2';
import { table3 } from './table-3';
import { table4 } from './table-4';
import { table5 } from './table-5';
import { table6 } from './table-6';
import { table7 } from './table-7';
import { table8 } from './table-8';
import { table9 } from './table-9';
import { table10 } from './table-10';
import { table11 } from './table-11';

/** 表1–表11 in order. */
export const TABLES: readonly TableDeclaration[] = [
  table1,
  table2,
  table3,
  table4,
  table5,
  table6,
  table7,
  table8,
  table9,
  table10,
  table11,
];

/**
 * @param number 1 to 11
 * @returns the declaration
 */
export function tableDeclaration(number: TableNumber): TableDeclaration {
  return TABLES[number - 1] as TableDeclaration;
}
