/** What the notes of a worksheet say and how they are drawn. */
import { parseRange } from '../../src/worksheet/address';
import { type Area, contains } from '../../src/worksheet/workbook';
import type { Facts, PackageModel } from './package-model';
import { attribute, canonical, child, children } from './xml-tree';

/** Adds every note with its shape, and every other old drawing such as a button, but for the notes of flagged cells. */
export function noteFacts(
  facts: Facts,
  model: PackageModel,
  sheet: string,
  path: string,
  flagged: readonly Area[],
): void {
  const related = model.related(path);
  const isFlagged = (row: number, column: number) => flagged.some((area) => contains(area, { row, column }));
  for (const { target } of related.filter(({ type }) => type === 'comments')) {
    const root = model.root(target);
    const authors = children(child(root, 'authors')).map((author) => author.textContent ?? '');
    for (const note of children(child(root, 'commentList'))) {
      const reference = attribute(note, 'ref') ?? '';
      const place = parseRange(reference);
      if (place && isFlagged(place.row, place.column)) continue;
      const author = authors[Number(attribute(note, 'authorId'))] ?? '';
      const text = canonical(note, { without: ['ref', 'authorId', 'shapeId'] });
      facts.set(`${sheet} note ${reference}`, `${author}: ${text}`);
    }
  }
  for (const { target } of related.filter(({ type }) => type === 'vmlDrawing')) {
    let others = 0;
    for (const shape of children(model.root(target), 'shape')) {
      const data = child(shape, 'ClientData');
      const [row, column] = ['Row', 'Column'].map((name) => Number(child(data, name)?.textContent));
      const isNote = data && attribute(data, 'ObjectType') === 'Note';
      if (isNote && isFlagged(row as number, column as number)) continue;
      const place = isNote ? `note shape at row ${row} column ${column}` : `shape ${++others}`;
      facts.set(`${sheet} ${place}`, canonical(shape, { without: ['id', 'spid', 'type'] }));
    }
  }
}
