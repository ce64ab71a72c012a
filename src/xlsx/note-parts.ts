/**
 * The parts of a file that hold notes. exceljs looks for them under the names that Excel gives them, and does not open a file
 * whose sheets refer to others (exceljs #2797): openpyxl writes `/xl/comments/comment1.xml`.
 */
import JSZip from 'jszip';

const SHEET_RELATIONSHIPS = /^xl\/worksheets\/_rels\/sheet\d+\.xml\.rels$/;
const FOLDER = ['xl', 'worksheets'];

/** The end of a relationship's type → where its part stands, and how a sheet refers to it, before the number and after. */
const PLACES = [
  ['/comments', 'xl/comments', '../comments', '.xml'],
  ['/vmlDrawing', 'xl/drawings/vmlDrawing', '../drawings/vmlDrawing', '.vml'],
] as const;

/**
 * Moves the parts with notes to where Excel has them; a reference to a part that is not there goes.
 *
 * @param bytes an .xlsx file
 * @returns the same bytes where everything is in its place
 * @throws Error where the file is no zip archive
 */
export async function withNotesInPlace(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  let changed = false;
  for (const part of zip.file(SHEET_RELATIONSHIPS)) {
    const text = await part.async('string');
    const moves: (() => Promise<void>)[] = [];
    const written = text.replace(/<Relationship\s(?:[^>"']|"[^"]*"|'[^']*')*>/g, (relationship) => {
      const target = attribute(relationship, 'Target');
      const place = PLACES.find(([type]) => attribute(relationship, 'Type')?.endsWith(type));
      if (!place || target === undefined) return relationship;
      const [, path, reference, ending] = place;
      const source = zip.file(pathOf(target));
      if (!source) return '';
      if (target.startsWith(reference) && /^\d+$/.test(target.slice(reference.length, -ending.length)))
        return relationship;
      let number = 1;
      while (zip.file(`${path}${number}${ending}`)) number++;
      const moved = `${path}${number}${ending}`;
      zip.file(moved, '');
      moves.push(async () => void zip.file(moved, await source.async('uint8array')));
      return relationship.replace(/(\sTarget\s*=\s*)(?:"[^"]*"|'[^']*')/, `$1"${reference}${number}${ending}"`);
    });
    if (written === text) continue;
    changed = true;
    for (const move of moves) await move();
    zip.file(part.name, written);
  }
  return changed ? zip.generateAsync({ type: 'uint8array' }) : bytes;
}

function attribute(element: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element) ?? [];
  return double ?? single;
}

/** The path in the file that a sheet means. */
function pathOf(target: string): string {
  const path = target.startsWith('/') ? [] : [...FOLDER];
  for (const step of target.split('/').filter((name) => name !== '' && name !== '.')) {
    if (step === '..') path.pop();
    else path.push(step);
  }
  return path.join('/');
}
