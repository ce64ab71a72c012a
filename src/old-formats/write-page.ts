/** Writes how a sheet of an old file is printed. */
import type { OldPage } from './book';
import { emptyXml, textXml } from './xml';

export function printOptionsXml({ centredAcross, centredDown, gridlines }: OldPage): string {
  const options = { horizontalCentered: centredAcross, verticalCentered: centredDown, gridLines: gridlines };
  return Object.values(options).some((value) => value === true) ? emptyXml('printOptions', options) : '';
}

export function marginsXml({ margins: { left, right, top, bottom, header, footer } }: OldPage): string {
  return emptyXml('pageMargins', { left, right, top, bottom, header, footer });
}

export function pageSetupXml(page: OldPage): string {
  const { paper, scale, firstPage, fitWidth, fitHeight, landscape, blackAndWhite } = page;
  return emptyXml('pageSetup', {
    paperSize: paper === undefined || paper === 0 ? undefined : paper,
    scale: scale === undefined || scale < 10 || scale > 400 ? undefined : scale,
    firstPageNumber: firstPage === undefined || firstPage < 0 ? undefined : firstPage,
    fitToWidth: page.fitToPage ? fitWidth : undefined,
    fitToHeight: page.fitToPage ? fitHeight : undefined,
    orientation: landscape === undefined ? undefined : landscape ? 'landscape' : 'portrait',
    blackAndWhite,
    useFirstPageNumber: firstPage !== undefined && firstPage >= 0,
  });
}

export function headerFooterXml({ header, footer }: OldPage): string {
  if (!header && !footer) return '';
  const part = (name: string, text: string | undefined) => (text ? `<${name}>${textXml(text)}</${name}>` : '');
  return `<headerFooter>${part('oddHeader', header)}${part('oddFooter', footer)}</headerFooter>`;
}
