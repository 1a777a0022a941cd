import { RATE_NAMES, RATES, type RateRowView, type RatesReportView } from '@zsb/shared/rates';
import { BASES, BASIS_NAMES, columnName, type Basis } from './columns';
import { GROUPING_NAMES, rowName } from './comparison';
import { percentWords } from './share-words';

/** Marks the text as UTF-8: without it Excel reads Chinese as the computer's old code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The table as a file for a spreadsheet, RFC 4180: every rate without and with what was excluded, with its parts and wholes.
 * @param rows in the order in which they are shown; the total stands before them
 */
export function ratesCsv(report: RatesReportView, rows: readonly RateRowView[]): string {
  const names = new Map(report.rows.map((row) => [row.key, rowName(row, report.by)]));
  const head = [GROUPING_NAMES[report.by], '上级', ...BASES.flatMap(headOf)];
  const lines = [report.total, ...rows].map((row) => [
    row === report.total ? row.name || '合计' : rowName(row, report.by),
    (row.parentKey !== null && names.get(row.parentKey)) || '',
    ...BASES.flatMap((basis) => figuresOf(row, basis)),
  ]);
  return BYTE_ORDER_MARK + [head, ...lines].map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
}

function headOf(basis: Basis): string[] {
  const of = BASIS_NAMES[basis];
  return [
    ...RATE_NAMES.flatMap((name) => [RATES[name].name, `${RATES[name].name}分子`, `${RATES[name].name}分母`]),
    columnName('overdue'),
    `${columnName('sinceFiling')}平均分钟`,
    `${columnName('office')}平均分钟`,
  ].map((name) => `${name}（${of}）`);
}

function figuresOf(row: RateRowView, basis: Basis): string[] {
  const { rates, overdue, meanMinutes } = row[basis];
  return [
    ...RATE_NAMES.flatMap((name) => {
      const { part, whole } = rates[name];
      return [whole === 0 ? '' : percentWords(rates[name]), String(part), String(whole)];
    }),
    String(overdue.resolution),
    meanMinutes === null ? '' : String(meanMinutes.sinceFiling),
    meanMinutes === null ? '' : String(meanMinutes.office),
  ];
}

/** A name that begins like a formula would be run by the spreadsheet (OWASP, CSV Injection): an apostrophe makes it text. */
export function csvField(text: string): string {
  const defused = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}
