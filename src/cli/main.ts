/** The command line: the same actions over .xlsx files, headless. Exit 0 done, 2 unusable input. */
import { HELP } from './help';
import { runCommand, UsageError } from './run-command';
import { ActionFailure } from '../actions/outcome';
import { WorkbookError } from '../worksheet/workbook';

const UNUSABLE = 2;

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  });
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${HELP}\n`);
  else if (error instanceof WorkbookError) process.stderr.write(`${error.message}。\n详情：${error.details}\n`);
  else if (error instanceof ActionFailure)
    process.stderr.write(`${error.message}。\n详情：${error.causes.map(String).join('；')}\n`);
  else throw error;
  process.exitCode = UNUSABLE;
}
