/** Files that are no text of a unit: refused with what to do, before any of it is read. */
import { strToU8, zipSync } from 'fflate';
import { DocumentError, LONGEST_TEXT, textLines } from '../../src/documents/text-lines';

const TOO_LONG = '“公开文本.docx”超过 50 万字，不像一个单位的公开文本。请只留下要核对的文字，另存后再选';

/** A document of one part, packed. */
function packed(document: Uint8Array): Uint8Array {
  return zipSync({ 'word/document.xml': document }, { level: 1 });
}

test('a text of 500,000 characters on one line is read, one of a character more is refused', async () => {
  const text = '甲'.repeat(LONGEST_TEXT);
  await expect(textLines('公开文本.txt', strToU8(text))).resolves.toEqual([text]);
  await expect(textLines('公开文本.txt', strToU8(`${text}乙`))).rejects.toThrow(TOO_LONG.replace('.docx', '.txt'));
});

test('a document that inflates to more than 64 MB of XML is refused without inflating it', async () => {
  const bytes = packed(new Uint8Array(64 * 1024 * 1024 + 1).fill(32));
  expect(bytes.length).toBeLessThan(1_000_000);
  await expect(textLines('公开文本.docx', bytes)).rejects.toThrow(TOO_LONG);
});

test('bytes that are no document say so, as before', async () => {
  const refused = textLines('公开文本.docx', strToU8('not a package'));
  await expect(refused).rejects.toBeInstanceOf(DocumentError);
  await expect(refused).rejects.toThrow('“公开文本.docx”不是能读的 .docx 文件');
});
