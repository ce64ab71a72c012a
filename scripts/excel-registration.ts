/** How an Excel on this machine comes to know an add-in that is being developed, and how it forgets it again. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const DEVELOPER_KEY = String.raw`HKCU\Software\Microsoft\Office\16.0\Wef\Developer`;
/** Where Excel for Mac looks for add-ins; the folder above exists once Excel was started. */
const MAC_CONTAINER = 'Library/Containers/com.microsoft.Excel/Data/Documents';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** Runs a program of the system; throws where it fails. */
  run(program: string, args: readonly string[]): void;
}

export interface Registration {
  /** What to do in Excel now, in Chinese, a line each. */
  readonly steps: readonly string[];
  /** Makes Excel forget the add-in. */
  undo(): void;
}

/** This machine as it is. */
export function thisMachine(home: string): Surroundings {
  return {
    platform: process.platform,
    home,
    run: (program, args) => void execFileSync(program, args, { stdio: 'pipe' }),
  };
}

/** @throws Error in Chinese where the manifest has no id */
export function manifestId(manifest: string): string {
  const id = /<Id>([0-9a-f-]{36})<\/Id>/i.exec(manifest)?.[1];
  if (!id) throw new Error('manifest.xml 里没有 <Id>');
  return id;
}

/**
 * Registers a manifest with the Excel of this machine.
 *
 * @param manifestPath absolute; Excel on Windows reads it from there
 * @param id of the add-in
 * @returns undefined where there is no Excel that takes add-ins from this machine
 */
export function registerWithExcel(manifestPath: string, id: string, machine: Surroundings): Registration | undefined {
  if (machine.platform === 'win32') {
    machine.run('reg', ['add', DEVELOPER_KEY, '/v', id, '/t', 'REG_SZ', '/d', manifestPath, '/f']);
    return {
      steps: [
        '关闭全部 Excel 窗口，再打开 Excel，新建或打开一个工作簿。',
        '在“开始 → 加载项”（旧版为“插入 → 我的加载项”）的“开发人员加载项”里点“预算公开助手”。',
        '功能区出现“预算公开”选项卡。',
      ],
      undo: () => machine.run('reg', ['delete', DEVELOPER_KEY, '/v', id, '/f']),
    };
  }
  const container = join(machine.home, MAC_CONTAINER);
  if (machine.platform !== 'darwin' || !existsSync(container)) return undefined;
  const copy = join(container, 'wef', `${id}.manifest.xml`);
  mkdirSync(join(container, 'wef'), { recursive: true });
  copyFileSync(manifestPath, copy);
  return {
    steps: [
      '退出 Excel（⌘Q）再打开，新建或打开一个工作簿。',
      '在“开始 → 加载项”（旧版为“插入 → 我的加载项”旁的箭头）里点“预算公开助手”。',
      '功能区出现“预算公开”选项卡。',
    ],
    undo: () => rmSync(copy, { force: true }),
  };
}

/** How to make this machine trust a certificate, in Chinese with the command; undefined where Excel does not run. */
export function trustStep(certificatePath: string, platform: NodeJS.Platform): string | undefined {
  if (platform === 'win32') {
    return `第一次使用要信任证书，在命令提示符里运行（会弹出确认窗口）：\n   certutil -user -addstore Root "${certificatePath}"`;
  }
  if (platform === 'darwin') {
    return `第一次使用要信任证书，在“终端”里运行（要输入登录密码）：\n   security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db "${certificatePath}"`;
  }
  return undefined;
}
