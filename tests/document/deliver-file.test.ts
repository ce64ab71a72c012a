/** Handing a file to the person: each way, and what becomes of it. */
import { JSDOM } from 'jsdom';
import { deliverFile, type SavePicker } from '../../src/taskpane/deliver-file';

const FILE = { name: '预算公开.docx', bytes: new Uint8Array([80, 75, 3, 4]) };

const pages: Window[] = [];
// A closed window drops its timers: the one that frees the download's address.
afterEach(() => pages.splice(0).forEach((page) => page.close()));

function openPage(picker?: SavePicker['showSaveFilePicker']) {
  const { window } = new JSDOM('<body></body>');
  const clicked: { readonly name: string; readonly href: string }[] = [];
  window.HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    clicked.push({ name: this.download, href: this.href });
  };
  const page = Object.assign(window as unknown as Window & SavePicker, picker ? { showSaveFilePicker: picker } : {});
  pages.push(page);
  return { page, clicked };
}

const failing = (name: string) => () => Promise.reject(new DOMException('refused', name));

test('with a save dialog the file is written where the person chose, under the suggested name', async () => {
  const written: Blob[] = [];
  const asked: string[] = [];
  const { page, clicked } = openPage((options) => {
    asked.push(options.suggestedName, ...Object.values(options.types[0]?.accept ?? {}).flat());
    const close = () => Promise.resolve();
    return Promise.resolve({
      createWritable: () =>
        Promise.resolve({
          write: (data: Blob) => {
            written.push(data);
            return Promise.resolve();
          },
          close,
        }),
    });
  });
  expect(await deliverFile(FILE, page)).toBe('saved');
  expect(asked).toEqual(['预算公开.docx', '.docx']);
  expect(written.map(({ size }) => size)).toEqual([4]);
  expect(clicked).toEqual([]);
});

test('a closed save dialog is no error and starts no download', async () => {
  const { page, clicked } = openPage(failing('AbortError'));
  expect(await deliverFile(FILE, page)).toBe('cancelled');
  expect(clicked).toEqual([]);
});

test.each(['SecurityError', 'NotAllowedError', undefined])(
  'where the save dialog is missing or refused (%s), a download starts',
  async (refusal) => {
    const { page, clicked } = openPage(refusal === undefined ? undefined : failing(refusal));
    expect(await deliverFile(FILE, page)).toBe('download-started');
    expect(clicked).toEqual([{ name: '预算公开.docx', href: expect.stringMatching(/^blob:/) as string }]);
    expect(page.document.querySelector('a')).toBeNull();
  },
);

test('a disk that is full is an error, and what was begun is taken back', async () => {
  let aborted = 0;
  const { page } = openPage(() =>
    Promise.resolve({
      createWritable: () =>
        Promise.resolve({
          write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
          close: () => Promise.resolve(),
          abort: () => {
            aborted++;
            return Promise.resolve();
          },
        }),
    }),
  );
  await expect(deliverFile(FILE, page)).rejects.toThrow('没有保存成功');
  expect(aborted).toBe(1);
});
