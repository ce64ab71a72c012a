/** Names compare without white space, quotation marks and the width of brackets. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replace(/[\s\u200b“”„‟"‘’'「」『』]/g, '');
}
