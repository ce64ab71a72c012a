/** The two dialects of the format (ECMA-376): transitional, which nearly every file is, and strict. What is added speaks the file's. */
import type { XmlElement } from './element';

export interface Dialect {
  /** The namespace of sheets, workbooks, styles and notes. */
  readonly main: string;
  /** The namespace of references between parts; what comes behind its `/` names a kind of part. */
  readonly relationships: string;
}

export const TRANSITIONAL: Dialect = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};

const STRICT: Dialect = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};

/** The dialect of a part, by what its root declares. */
export function dialectOf(root: XmlElement): Dialect {
  for (const [name, value] of root.attributes()) {
    if ((name === 'xmlns' || name.startsWith('xmlns:')) && value === STRICT.main) return STRICT;
  }
  return TRANSITIONAL;
}

/** The prefix under which a part refers to others, declared where it is not yet. */
export function relationPrefix(root: XmlElement): string {
  const { relationships } = dialectOf(root);
  for (const [name, value] of root.attributes()) {
    if (name.startsWith('xmlns:') && value === relationships) return name.slice('xmlns:'.length);
  }
  root.set('xmlns:r', relationships);
  return 'r';
}
