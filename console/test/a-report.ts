import { RATE_NAMES, type FiguresView, type RateName, type RateRowView, type RatesReportView, type ShareView } from '@zsb/shared/rates';

interface SomeFigures {
  rates?: Partial<Record<RateName, [part: number, whole: number]>>;
  overdue?: number;
  meanMinutes?: FiguresView['meanMinutes'];
}

/** Figures in which nothing was counted, unless told otherwise. */
export function someFigures({ rates = {}, overdue = 0, meanMinutes = null }: SomeFigures): FiguresView {
  const share = (name: RateName): ShareView => ({ part: rates[name]?.[0] ?? 0, whole: rates[name]?.[1] ?? 0 });
  return {
    rates: Object.fromEntries(RATE_NAMES.map((name) => [name, share(name)])) as FiguresView['rates'],
    overdue: { acceptance: 0, firstContact: 0, resolution: overdue },
    meanMinutes,
  };
}

/** A row of a report; with `all`, something was excluded from it. */
export function aRow(key: string, figures: SomeFigures = {}, more: Partial<RateRowView> & { everything?: SomeFigures } = {}): RateRowView {
  const { everything, ...rest } = more;
  return { key, name: key, parentKey: null, adjusted: someFigures(figures), all: someFigures(everything ?? figures), ...rest };
}

export const aReport = (overrides: Partial<RatesReportView> = {}): RatesReportView => ({
  from: '2026-11-01',
  to: '2026-11-20',
  by: 'organisation',
  countedUpTo: '2026-11-20T02:32:00Z',
  total: aRow('', {}, { name: '合计' }),
  rows: [],
  ...overrides,
});

/** A city with two offices, of which one falls behind; something was excluded from its figures and from the total. */
export const aCityReport = (): RatesReportView =>
  aReport({
    total: aRow(
      '',
      {
        rates: { acceptance: [1_204, 1_250], resolution: [90, 100], satisfied: [0, 0] },
        overdue: 3,
        meanMinutes: { sinceFiling: 4_440, office: 1_680 },
      },
      { name: '合计', everything: { rates: { acceptance: [1_210, 1_300], resolution: [90, 100] }, overdue: 3 } },
    ),
    rows: [
      aRow('city', { rates: { resolution: [90, 100] } }, { name: '长沙市' }),
      aRow(
        'o1',
        { rates: { resolution: [39, 50], returned: [0, 60] } },
        { name: '岳麓区城管局', parentKey: 'city', everything: { rates: { resolution: [39, 60], returned: [0, 60] } } },
      ),
      aRow('o2', { rates: { resolution: [50, 50] } }, { name: '天心区城管局', parentKey: 'city' }),
      aRow('', { rates: { acceptance: [1, 2] } }, { name: '尚未转交单位' }),
    ],
  });
