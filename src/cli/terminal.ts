/** Where the command line says things. */
export interface Terminal {
  /** Results, on standard output. */
  out(text: string): void;
  /** Everything else, on standard error. */
  err(text: string): void;
}
