/** Entry of the worker. */
import type { Port } from './channel';
import { serveBook } from './serve-book';

serveBook(self as unknown as Port);
