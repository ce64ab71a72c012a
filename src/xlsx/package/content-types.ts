/** `[Content_Types].xml`: what kind of part each one is. */
import type { Package } from './package';

export const CONTENT_TYPES = '[Content_Types].xml';

/** The kind of a part; undefined where the file does not say. */
export function contentTypeOf(file: Package, path: string): string | undefined {
  if (!file.has(CONTENT_TYPES)) return undefined;
  const { root } = file.document(CONTENT_TYPES);
  const name = `/${path}`.toLowerCase();
  const own = root.elements('Override').find((element) => element.get('PartName')?.toLowerCase() === name);
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const byEnding = root.elements('Default').find((element) => element.get('Extension')?.toLowerCase() === ending);
  return (own ?? byEnding)?.get('ContentType');
}

/** Says what kind a new part is. */
export function setContentType(file: Package, path: string, type: string): void {
  if (contentTypeOf(file, path) === type) return;
  const { root } = file.document(CONTENT_TYPES);
  root.append(root.make('Override', { PartName: `/${path}`, ContentType: type }));
  file.changed(CONTENT_TYPES);
}

/** Says what kind all parts with an ending are, where the file does not say so. */
export function setDefaultType(file: Package, ending: string, type: string): void {
  const { root } = file.document(CONTENT_TYPES);
  if (root.elements('Default').some((element) => element.get('Extension')?.toLowerCase() === ending)) return;
  root.insert(root.make('Default', { Extension: ending, ContentType: type }), 0);
  file.changed(CONTENT_TYPES);
}

/** For a part that is gone. */
export function removeContentType(file: Package, path: string): void {
  const { root } = file.document(CONTENT_TYPES);
  const name = `/${path}`.toLowerCase();
  const own = root.elements('Override').find((element) => element.get('PartName')?.toLowerCase() === name);
  if (!own) return;
  own.remove();
  file.changed(CONTENT_TYPES);
}
