/** Comparing labels that people have retyped: width, spaces, line breaks and brackets do not matter. */

/**
 * A label for comparison: half-width forms, no white space, uniform brackets, quotes, dots and dashes.
 *
 * @param value what the cell holds
 */
export function normaliseLabel(value: string | number | boolean): string {
  return String(value)
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/[“”„‟"']/g, '"')
    .replace(/[[〔【]/g, '(')
    .replace(/[\]〕】]/g, ')')
    .replace(/[\u2010-\u2015\u2212·・]/g, '-')
    .replace(/[:：]$/, '');
}
