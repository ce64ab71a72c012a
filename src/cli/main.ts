#!/usr/bin/env node
/** The command line: the same actions over .xlsx files, headless. Built by scripts/cli into dist-cli/. */
import { runCommand } from './run-command';
import { runProgram } from './run-program';

void runProgram((terminal) => runCommand(process.argv.slice(2), terminal));
