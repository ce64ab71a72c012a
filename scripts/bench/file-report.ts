/** The section of the report about files. */
import { type CommandRun, FileBench, type FileTimes } from './files';
import { count, duration, textTable, times } from './text-table';

const SIZES = [1_000, 10_000, 100_000];
const FILL_SIZES = [...SIZES, 300_000];
const MOST_TIMES = 3;
const MOST_MEMORY = 6;
const MOST_BYTES = 1.5e9;

const runsFor = (rows: number) => (rows >= 100_000 ? 1 : rows >= 10_000 ? 3 : 5);
const verdict = (met: boolean) => (met ? '达到' : '未达到');
const megabytes = (bytes: number) => `${count(Math.round(bytes / 1e6))} MB`;

/** Prints opening, saving and memory against the floor, then the command `fill` against the floor and against openpyxl. */
export async function reportFiles(): Promise<void> {
  const bench = new FileBench();
  try {
    const floors = new Map<number, FileTimes>();
    const opening: string[][] = [['明细', '下限', '打开', '倍数', '改一格后保存', '倍数', '内存', '为 XML 的', '目标']];
    for (const rows of SIZES) {
      const path = await bench.ledger(rows);
      const measured = bench.times(path, runsFor(rows));
      const { saved } = bench.memory(path);
      floors.set(rows, measured);
      const memory = saved / measured.xmlBytes;
      const met = measured.openRatio <= MOST_TIMES && measured.saveRatio <= MOST_TIMES && memory <= MOST_MEMORY;
      opening.push([
        `${count(rows)} 行`,
        duration(measured.floor),
        duration(measured.open),
        times(measured.openRatio),
        duration(measured.save),
        times(measured.saveRatio),
        megabytes(saved),
        times(memory),
        verdict(met),
      ]);
    }
    console.log(
      `\n六、文件：打开、改一格后保存，对照：解压同样的部件并用 SAX 空读一遍（同一次运行）\n${textTable(opening)}`,
    );
    console.log(`  目标：打开、保存不超过下限的 ${MOST_TIMES} 倍，内存不超过解压后 XML 的 ${MOST_MEMORY} 倍。`);
    console.log('  内存：单独一个进程打开、改一格、保存时常驻内存的最高值，减去打开之前。');

    const filling: string[][] = [['明细', 'fill 全程', '为下限的', '最高内存', 'openpyxl', '快']];
    for (const rows of FILL_SIZES) filling.push(await fillRow(bench, rows, floors.get(rows)));
    console.log(
      `\n七、命令行 fill 全程（含进程启动），对照：openpyxl 由同一文件做表3、表5、表6\n${textTable(filling)}`,
    );
    console.log(`  目标：三种行数都比 openpyxl 快；30 万行的最高内存低于 ${MOST_BYTES / 1e9} GB。`);
  } finally {
    bench.close();
  }
}

async function fillRow(bench: FileBench, rows: number, floor: FileTimes | undefined): Promise<string[]> {
  const path = await bench.ledger(rows);
  const runs = runsFor(rows);
  let run: CommandRun;
  try {
    run = bench.fill(path, runs);
  } catch (error) {
    return [`${count(rows)} 行`, '没有完成', '', '', '', String(error).slice(0, 60)];
  }
  const script = floor && bench.openpyxl(path, rows, runs);
  return [
    `${count(rows)} 行`,
    duration(run.elapsed),
    floor ? times(run.elapsed / floor.floor) : '没有测',
    megabytes(run.peak),
    script === undefined ? '没有测' : duration(script),
    script === undefined ? '' : times(script / run.elapsed),
  ];
}
