export * from './declaration';
export * from './fill';
export type { RowIdentity, RowKind } from './row-index';
export * from './table-list';
