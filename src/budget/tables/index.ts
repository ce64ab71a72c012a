export * from './declaration';
export * from './fill';
export { BASIC_CARRYOVER_ROW, type RowIdentity, type RowKind } from './row-index';
export * from './table-list';
