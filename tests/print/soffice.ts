/** Converts office files by LibreOffice, headless, under a profile of its own so that nobody's open LibreOffice is touched. */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { basename, delimiter, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Milliseconds for one conversion: a first start makes the profile and scans the fonts. */
const TIME_LIMIT = 110_000;

/** Whether a program of this name is on the PATH. */
export function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * @param file to convert
 * @param format the extension of the wanted file, such as `pdf`
 * @param folder where the result goes; the profile is kept in its folder `profile`
 * @returns path of the result
 * @throws Error with what LibreOffice said, where it made no file
 */
export async function convert(file: string, format: string, folder: string): Promise<string> {
  const { stdout, stderr } = await run(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--convert-to',
      format,
      '--outdir',
      folder,
      file,
    ],
    { timeout: TIME_LIMIT },
  );
  const result = join(folder, `${basename(file, extname(file))}.${format}`);
  try {
    accessSync(result);
  } catch {
    throw new Error(`soffice made no ${format} of ${basename(file)}: ${stdout}${stderr}`);
  }
  return result;
}
