/** Makes a check of its data and what it looks at. */
import type { Check, CheckInput } from './check';
import { FigureIndex } from './figure-index';
import { TieBuilder } from './tie-builder';

/**
 * @param data number, name, title, severity, basis, why, example
 * @param look adds ties and observations to the builder
 */
export function defineCheck(data: Omit<Check, 'run'>, look: (builder: TieBuilder, input: CheckInput) => void): Check {
  const check: Check = {
    ...data,
    run: (input, figures = new FigureIndex(input.tables)) => {
      const builder = new TieBuilder(check, input, figures);
      look(builder, input);
      return builder.result();
    },
  };
  return check;
}
