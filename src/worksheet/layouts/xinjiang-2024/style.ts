/** Fonts that every Chinese Windows has, thin borders, two decimals; zero is written as a blank cell. */
import type { Border, CellFormat } from '../../workbook';
import type { TableStyle } from '../layout';

const thin: Border = { style: 'thin', color: '#000000' };
export const allBorders = { top: thin, bottom: thin, left: thin, right: thin };

const body: CellFormat = { fontName: '宋体', fontSize: 10, bold: false, vertical: 'center' };
const boxed: CellFormat = { ...body, borders: allBorders };

export const AMOUNT_FORMAT = '#,##0.00';
export const TEXT_FORMAT = '@';

export const style: TableStyle = {
  number: { ...body, fontSize: 11, horizontal: 'left', wrap: false, numberFormat: TEXT_FORMAT },
  title: {
    ...body,
    fontName: '黑体',
    fontSize: 16,
    bold: true,
    horizontal: 'center',
    wrap: false,
    numberFormat: TEXT_FORMAT,
  },
  unitLine: { ...body, horizontal: 'left', wrap: false, numberFormat: TEXT_FORMAT },
  amountUnit: { ...body, horizontal: 'right', wrap: false, numberFormat: TEXT_FORMAT },
  header: { ...boxed, bold: true, horizontal: 'center', wrap: true, numberFormat: TEXT_FORMAT },
  text: { ...boxed, horizontal: 'left', wrap: true, numberFormat: TEXT_FORMAT },
  centredText: { ...boxed, horizontal: 'center', wrap: true, numberFormat: TEXT_FORMAT },
  amount: { ...boxed, horizontal: 'right', wrap: false, numberFormat: AMOUNT_FORMAT },
  remark: { ...body, horizontal: 'left', vertical: 'top', wrap: true, numberFormat: TEXT_FORMAT },
  titleHeight: 28,
  margins: { top: 1.8, bottom: 1.8, left: 1.5, right: 1.5 },
  footer: '第 &P 页，共 &N 页',
  unitPrefix: '编制单位：',
  amountUnitText: '单位：万元',
};
