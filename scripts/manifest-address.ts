/** The manifest for the address at which the pages will stand. */

/** The address in the manifest that is under version control. */
const DEVELOPMENT = 'https://localhost:3000';

/** What is wrong with an address, in Chinese; undefined where nothing is. */
export function addressProblem(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return `--base-url 不是网址：“${address}”。`;
  }
  if (url.protocol !== 'https:')
    return `--base-url 必须以 https:// 开头（Excel 不加载 http 的加载项），现为“${address}”。`;
  if (url.search !== '' || url.hash !== '') return `--base-url 不能带 ? 或 #，现为“${address}”。`;
  return undefined;
}

/**
 * @param address where the pages will stand, https
 * @param manifest for development
 */
export function manifestFor(address: string, manifest: string): string {
  const base = new URL(address).href.replace(/\/+$/, '').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return manifest.replaceAll(DEVELOPMENT, () => base);
}
