/** What the library docx leaves to be done on the finished package. */
import JSZip from 'jszip';
import { fontTableXml } from './fonts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** The first moment that a zip file can state: the document carries no time, so that the same budget gives the same file. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1));

/** The library ends every section with an empty paragraph of text; behind a full page it would make a blank one. */
const SECTION_END = /<w:p><w:pPr><w:sectPr/g;
const LOW_SECTION_END = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:sectPr';

/**
 * @param bytes as the library packs them
 * @param properties of the document
 */
export async function finishPackage(
  bytes: ArrayBuffer,
  properties: { readonly title: string; readonly creator: string },
): Promise<Uint8Array> {
  const packed = await JSZip.loadAsync(bytes);
  const finished = new JSZip();
  const text = await packed.file('word/document.xml')?.async('string');
  if (text === undefined) throw new Error('the library packed no word/document.xml');
  const replaced: Readonly<Record<string, string>> = {
    'word/document.xml': text.replace(SECTION_END, LOW_SECTION_END),
    'word/fontTable.xml': fontTableXml(),
    'docProps/core.xml': coreXml(properties),
  };
  for (const file of Object.values(packed.files)) {
    if (file.dir) continue;
    finished.file(file.name, replaced[file.name] ?? (await file.async('uint8array')), {
      date: NO_TIME,
      createFolders: false,
    });
  }
  return finished.generateAsync({ type: 'uint8array', compression: 'DEFLATE', mimeType: DOCX, platform: 'DOS' });
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);

/** Properties without times. */
function coreXml({ title, creator }: { readonly title: string; readonly creator: string }): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(creator)}</dc:creator>` +
    '</cp:coreProperties>'
  );
}
