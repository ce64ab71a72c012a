export type { CellPlace, RecognitionNote } from './note';
export type { RecognisedTable } from './read-table';
export { type Recognition, recogniseTables } from './recognise';
