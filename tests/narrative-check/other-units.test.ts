/** Units of other kinds, each in its own words about its own tables: a school, a township government, a hospital. */
import { OTHER_UNITS, textOf } from './other-units';
import { expectChangesFound, expectNothingWrong } from './right-text';

/** So many changes of each text, so that all three take seconds. */
const SAMPLE = 60;

test.each(OTHER_UNITS)('$folder: nothing is wrong, and 95 % of the numbers are checked', (unit) => {
  expectNothingWrong(unit.folder, textOf(unit), 0.95);
});

test.each(OTHER_UNITS)(
  '$folder: a change is found, and nothing else is said',
  (unit) => {
    expectChangesFound(unit.folder, textOf(unit), SAMPLE);
  },
  120_000,
);
