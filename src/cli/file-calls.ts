/** The calls of the file system that saving makes, so that a test can let each of them fail. */
import type * as fs from 'node:fs/promises';

export type FileCalls = Pick<
  typeof fs,
  'access' | 'lstat' | 'open' | 'readdir' | 'readlink' | 'realpath' | 'rename' | 'stat' | 'unlink' | 'writeFile'
>;
