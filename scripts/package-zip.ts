/** What goes into the deployment package. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import JSZip from 'jszip';
import { manifestFor } from './manifest-address';

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/**
 * Zips built pages, the manifest and the deployment guide for an address.
 *
 * @param pages folder of the built pages
 * @param address where they will stand, https
 * @param root of the project, for the manifest and the guide
 */
export async function packageZip(pages: string, address: string, root: string): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const file of filesBelow(pages)) {
    // Source maps are for developers.
    if (file.endsWith('.map')) continue;
    zip.file(`网站/${relative(pages, file).split(sep).join('/')}`, readFileSync(file));
  }
  const base = address.replace(/\/+$/, '');
  zip.file('manifest.xml', manifestFor(address, readFileSync(join(root, 'manifest.xml'), 'utf8')));
  const guide = readFileSync(join(root, 'docs/deployment.md'), 'utf8');
  zip.file('部署说明.md', guide.replaceAll('https://服务器/目录', base));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
