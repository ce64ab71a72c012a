import { startExcelHost } from './index';
it('x', async () => {
  const bi = { Object, Array, String, Number, Function, Error, Date, Boolean, RegExp, Promise } as any;
  const names = () =>
    Object.fromEntries(
      Object.entries(bi).map(([n, o]: any) => [
        n,
        [...Object.getOwnPropertyNames(o), ...Object.getOwnPropertyNames(o.prototype).map((x) => 'p.' + x)],
      ]),
    );
  const before = names() as any;
  const host = await startExcelHost();
  const after = names() as any;
  process.stderr.write(
    JSON.stringify(Object.keys(after).map((n) => [n, after[n].filter((x: string) => !before[n].includes(x))])) + '\n',
  );
  const t: any[] = [];
  let s = Date.now();
  const lap = (n: string) => {
    t.push([n, Date.now() - s]);
    s = Date.now();
  };
  await host.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    const range = sheet.getRangeByIndexes(0, 0, 10_000, 6);
    range.format.font.name = '宋体';
    await context.sync();
    lap('font');
    range.format.borders.getItem('EdgeTop').style = 'Continuous';
    await context.sync();
    lap('top');
    range.format.borders.getItem('InsideHorizontal').style = 'Continuous';
    await context.sync();
    lap('ih');
    range.format.borders.getItem('InsideVertical').style = 'Continuous';
    await context.sync();
    lap('iv');
    const read = range.getCellProperties({
      format: { font: { name: true }, fill: { color: true }, borders: { style: true } },
    });
    await context.sync();
    lap('get');
    range.setCellProperties(read.value as any);
    lap('build');
    await context.sync();
    lap('set');
  });
  process.stderr.write(JSON.stringify([t, host.batches]) + '\n');
});
