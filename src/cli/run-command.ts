/** Runs one command. What a command needs is loaded when it is asked for: help is there at once. */
import { COMMAND_NAMES, parseArguments, UsageError } from './arguments';
import { HELP } from './help';
import type { Terminal } from './terminal';

export { UsageError };

const DONE = 0;
const UNUSABLE = 2;

/**
 * @param args what follows the program's name
 * @param terminal where to say things
 * @returns the exit code: 0 done, 1 errors found by `check`, 2 not done, for the reason that was told
 * @throws UsageError, WorkbookError, ActionFailure
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArguments(args);
  const [command, ...files] = positionals;
  if (values.help || command === undefined || command === 'help') {
    terminal.out(HELP);
    return values.help || command === 'help' ? DONE : UNUSABLE;
  }
  const name = COMMAND_NAMES.find((known) => known === command);
  if (!name) throw new UsageError(`没有“${command}”这个命令。`);
  const { COMMANDS } = await import('./commands');
  return COMMANDS[name](files, values, terminal);
}
