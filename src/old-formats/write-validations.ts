/** Writes what may be typed into cells. */
import type { OldSheet, OldValidation } from './book';
import { rangeReference } from './references';
import { attributesXml, listXml, textXml } from './xml';

const TYPES = [undefined, 'whole', 'decimal', 'list', 'date', 'time', 'textLength', 'custom'];
const OPERATORS = [
  undefined,
  'notBetween',
  'equal',
  'notEqual',
  'greaterThan',
  'lessThan',
  'greaterThanOrEqual',
  'lessThanOrEqual',
];
const ERROR_STYLES = [undefined, 'warning', 'information'];

export function validationsXml({ validations }: OldSheet): string {
  return listXml('dataValidations', validations.map(validationXml));
}

function validationXml(validation: OldValidation): string {
  const head = attributesXml({
    type: TYPES[validation.type],
    errorStyle: ERROR_STYLES[validation.errorStyle],
    operator: OPERATORS[validation.operator],
    allowBlank: validation.allowsBlank,
    // The attribute says the contrary of its name.
    showDropDown: validation.hidesArrow,
    showInputMessage: validation.showsPrompt,
    showErrorMessage: validation.showsError,
    errorTitle: validation.errorTitle || undefined,
    error: validation.error || undefined,
    promptTitle: validation.promptTitle || undefined,
    prompt: validation.prompt || undefined,
    sqref: validation.ranges.map(rangeReference).join(' '),
  });
  const formulas = validation.formulas.map(
    (formula, index) => `<formula${index + 1}>${textXml(formula)}</formula${index + 1}>`,
  );
  return `<dataValidation${head}>${formulas.join('')}</dataValidation>`;
}
