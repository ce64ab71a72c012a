/** 审核 marks cells and lists findings; 清除标记 takes all of it back. Over a file, and through Office.js. */
import ExcelJS from 'exceljs';
import { clearMarks, markFindings } from '../../src/actions/mark-findings';
import { ExcelWorkbook } from '../../src/excel/excel-workbook';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import type { Workbook } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { type ExcelHost, startExcelHost } from '../excel-host';
import { HOSTS } from '../support/excel-sample';
import { loadFilled } from '../support/filled-sample';
import { dumpWorkbook } from '../support/workbook-dump';

interface Subject {
  readonly port: Workbook;
  readonly host?: ExcelHost;
  file(): Promise<ExcelJS.Workbook>;
  close(): void;
}

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return book;
}

/** A wrong figure, an unknown code, and a cell with a fill and a note of the accountant's own. */
async function damaged(): Promise<ExcelJS.Workbook> {
  const book = await loadFilled();
  const three = book.getWorksheet('表3')!;
  three.getCell('F11').value = 782.65;
  three.getCell('F11').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00FF00' } };
  three.getCell('F11').note = '会计自己的批注';
  book.getWorksheet('支出明细')!.getCell('A5').value = '2010377';
  return book;
}

const overFile = async (): Promise<Subject> => {
  const port = await XlsxWorkbook.open(new Uint8Array(await (await damaged()).xlsx.writeBuffer()));
  return { port, file: async () => load(await port.save()), close: () => undefined };
};

const inExcel = (name: (typeof HOSTS)[number]) => async (): Promise<Subject> => {
  const host = await startExcelHost({ host: name, workbook: await damaged() });
  return { port: new ExcelWorkbook(), host, file: async () => load(await host.save()), close: host.install() };
};

/** Everything a person sees, validations and notes among it. */
async function seen(subject: Subject) {
  const book = await subject.file();
  return dumpWorkbook(book).map((sheet) => ({
    ...sheet,
    formats: (book.getWorksheet(sheet.name) as unknown as { conditionalFormattings: unknown[] }).conditionalFormattings,
    prompts: Object.keys(sheet.cells).flatMap((address) => {
      const { dataValidation, note } = book.getWorksheet(sheet.name)!.getCell(address);
      return dataValidation || note ? [[address, dataValidation, note && JSON.stringify(note)]] : [];
    }),
  }));
}

describe.each([['an .xlsx file', overFile] as const, ...HOSTS.map((name) => [name, inExcel(name)] as const)])(
  '%s',
  (_name, start) => {
    let subject: Subject;
    beforeEach(async () => {
      subject = await start();
    });
    afterEach(() => subject.close());

    test('the wrong cell is flagged, 审核结果 lists it with a link, and clearing restores the workbook', async () => {
      await clearMarks(subject.port);
      const before = await seen(subject);
      const outcome = await markFindings(subject.port, DEFAULT_LAYOUT);
      expect(outcome).toMatchObject({ status: 'checked' });
      const marked = await subject.file();
      const sheet = marked.getWorksheet('审核结果')!;
      const rows: string[][] = [];
      sheet.eachRow((row, index) => index > 3 && rows.push([1, 2, 3, 4, 5].map((column) => row.getCell(column).text)));
      expect(rows).toContainEqual(['错误', expect.any(String), '表3!F11', '782.65', '728.65']);
      const flagged = marked.getWorksheet('表3')!.getCell('F11');
      expect(flagged.dataValidation.promptTitle).toContain('错误');
      expect(flagged.fill).toMatchObject({ fgColor: { argb: 'FF00FF00' } });
      expect(await clearMarks(subject.port)).toMatchObject({ status: 'done' });
      expect(await seen(subject)).toEqual(before);
    });

    test('a finding on a base worksheet that the template protects is flagged; the sheet stays protected', async () => {
      const cells = [{ kind: 'cells', sheet: '收入预算', row: 15, column: 1, values: [[186.11]] }] as const;
      if (subject.host) subject.host.workbook.getWorksheet('收入预算')!.getCell('B16').value = 186.11;
      else await subject.port.write(cells);
      const before = await seen(subject);
      expect(await markFindings(subject.port, DEFAULT_LAYOUT)).toMatchObject({ status: 'checked', notFlagged: [] });
      const marked = await subject.file();
      expect(marked.getWorksheet('收入预算')!.getCell('B16').dataValidation.promptTitle).toContain('错误');
      const { sheets } = await subject.port.read([{ sheet: '收入预算', content: 'values' }]);
      expect(sheets.get('收入预算')?.protected).toBe(true);
      await clearMarks(subject.port);
      expect(await seen(subject)).toEqual(before);
    });

    test('an explanation typed for a 核实 finding is kept, and the finding is no longer open', async () => {
      const outcome = await markFindings(subject.port, DEFAULT_LAYOUT);
      const asked =
        outcome.status === 'checked' && outcome.findings.findIndex((finding) => finding.severity === 'confirm');
      expect(asked).toBeGreaterThanOrEqual(0);
      const row = 3 + Number(asked);
      await subject.port.write([
        { kind: 'cells', sheet: '审核结果', row, column: 9, values: [['新设科目，已与财政局核对']] },
      ]);
      const again = await markFindings(subject.port, DEFAULT_LAYOUT);
      expect(again).toMatchObject({ status: 'checked', counts: { confirm: 0 } });
      const explained = again.status === 'checked' ? again.findings.filter((finding) => !finding.open) : [];
      expect(explained).toMatchObject([{ explanation: '新设科目，已与财政局核对' }]);
      expect(
        (await subject.file())
          .getWorksheet('审核结果')!
          .getRow(row + 1)
          .getCell(10).text,
      ).toBe('新设科目，已与财政局核对');
    });
  },
);

/** Tables alone, under names of their own. */
async function renamed(): Promise<ExcelJS.Workbook> {
  const book = await damaged();
  for (const sheet of [...book.worksheets]) {
    if (/^表\d/.test(sheet.name)) sheet.name = `${sheet.name.slice(1)}.公开`;
    else book.removeWorksheet(sheet.id);
  }
  book.eachSheet((sheet) => (sheet.state = 'visible'));
  return book;
}

describe.each(HOSTS)('round trips in %s', (name) => {
  test.each([
    ['the sample with its own sheets', damaged],
    ['tables under names of their own', renamed],
  ])(
    '%s: a first check, a second one over its flags, and clearing take one read, one look and one write each; a check also sees that 审核结果 is as it was',
    async (_what, make) => {
      const host = await startExcelHost({ host: name, workbook: await make() });
      const close = host.install();
      try {
        const port = new ExcelWorkbook();
        const trips: number[] = [];
        for (const act of [
          () => markFindings(port, DEFAULT_LAYOUT),
          () => markFindings(port, DEFAULT_LAYOUT),
          () => clearMarks(port),
        ]) {
          const before = host.batches.length;
          expect(await act()).not.toMatchObject({ status: 'nothing' });
          trips.push(host.batches.length - before);
        }
        expect(trips).toEqual([4, 4, 3]);
      } finally {
        close();
      }
    },
  );

  test('a sheet with a password is left unflagged and its findings are listed with the reason', async () => {
    const book = await damaged();
    await book.getWorksheet('表3')!.protect('密码', {});
    const host = await startExcelHost({ host: name, workbook: book });
    const close = host.install();
    try {
      const outcome = await markFindings(new ExcelWorkbook(), DEFAULT_LAYOUT);
      expect(outcome).toMatchObject({ status: 'checked', notFlagged: ['表3'] });
      const marked = await load(await host.save());
      expect(marked.getWorksheet('审核结果')!.getCell('A2').text).toContain('工作表“表3”');
      expect(marked.getWorksheet('表3')!.getCell('F11').dataValidation).toBeUndefined();
      expect(marked.getWorksheet('支出明细')!.getCell('A5').dataValidation.promptTitle).toContain('核实');
    } finally {
      close();
    }
  });
});

interface Inside {
  readonly conditionalFormattings: unknown;
  readonly dataValidations: { readonly model: unknown };
  readonly sheetProtection: { readonly sheet?: boolean } | null;
}

/** Sheets that have a mark, and sheets that are protected. */
function traces(host: ExcelHost) {
  const sheets = host.workbook.worksheets.map((sheet) => ({ sheet, inside: sheet as unknown as Inside }));
  const marked = sheets.filter(({ inside: { conditionalFormattings, dataValidations } }) =>
    JSON.stringify([conditionalFormattings, dataValidations.model]).includes('预算公开审核'),
  );
  const locked = sheets.filter(({ inside }) => inside.sheetProtection?.sheet === true);
  return { marked: marked.map(({ sheet }) => sheet.name), locked: locked.map(({ sheet }) => sheet.name) };
}

test('a write of marks that is cut short at any tenth change leaves no mark, and the explanations of the last check', async () => {
  const subject = await inExcel('ltsc2021')();
  const host = subject.host!;
  try {
    // On a base worksheet, which the template protects.
    host.workbook.getWorksheet('收入预算')!.getCell('B16').value = 186.11;
    const { locked } = traces(host);
    expect(locked).toContain('收入预算');
    await markFindings(subject.port, DEFAULT_LAYOUT);
    expect(traces(host).marked).toContain('收入预算');
    const result = host.workbook.getWorksheet('审核结果')!;
    let asked = 0;
    result.eachRow((row, number) => {
      if (row.getCell(1).text === '核实') asked = number;
    });
    result.getCell(asked, 10).value = '已与财政局核对';
    const texts = () => {
      const sheet = host.workbook.getWorksheet('审核结果');
      const found: [string, string][] = [];
      sheet?.eachRow((row) => row.eachCell((cell) => cell.text !== '' && found.push([cell.address, cell.text])));
      return found;
    };
    const explained = texts();
    const marked = host.batches.at(-1)!.changes;
    const others = async () => (await seen(subject)).filter(({ name }) => name !== '审核结果');
    host.failAt({ batch: 2, action: marked - 1 });
    await expect(markFindings(subject.port, DEFAULT_LAYOUT)).rejects.toMatchObject({
      name: 'ActionFailure',
      message: '标记没有写完，已清除全部标记，各表的内容没有改动。请重试',
    });
    expect(texts()).toEqual(explained);
    const clean = await others();
    expect(JSON.stringify(clean)).not.toContain('预算公开审核');
    let failures = 0;
    for (let action = 0; action < marked; action += 10) {
      host.failAt({ batch: 2, action });
      await expect(markFindings(subject.port, DEFAULT_LAYOUT)).rejects.toThrow('已清除全部标记');
      expect(texts()).toEqual(explained);
      expect(traces(host)).toEqual({ marked: [], locked });
      // What stays is seen later as well: the next failure starts from what the last one left.
      if (failures++ % 10 === 0) expect(await others()).toEqual(clean);
    }
    expect(await others()).toEqual(clean);
    expect(await markFindings(subject.port, DEFAULT_LAYOUT)).toMatchObject({ counts: { confirm: 0 } });
  } finally {
    subject.close();
  }
}, 300_000);
