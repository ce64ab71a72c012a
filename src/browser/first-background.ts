/** The first worker, started as soon as this is read; those after it when they are needed. */
import type { Background } from './background/background';
import { startBackground } from './background/start-background';

let first: Background | undefined = startBackground();

/** A worker that holds no workbook yet. */
export function nextBackground(): Background {
  const next = first ?? startBackground();
  first = undefined;
  return next;
}
