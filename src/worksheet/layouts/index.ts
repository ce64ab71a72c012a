import type { Layout } from './layout';
import { xinjiang2024 } from './xinjiang-2024';

export * from './layout';

/** All layouts there are. A new region or year adds a folder and a line here. */
export const LAYOUTS: readonly Layout[] = [xinjiang2024];

/** The layout that new templates get. */
export const DEFAULT_LAYOUT: Layout = xinjiang2024;
