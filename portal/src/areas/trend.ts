/** A figure of a trend as the hub gives it. */
export interface TrendFigure {
  period: string;
  value?: string | null;
  method: string;
  isChosen: boolean;
}

export interface Trend {
  /** Every year from the first to the last, also those without a figure. */
  years: number[];
  /** One line for each method: a line stops where the method changes or a year has no figure. */
  lines: { method: string; values: (number | null)[] }[];
  /** True where two methods stand beside each other, or a year is missing. */
  isBroken: boolean;
}

/** The trend of a figure by year, of what the hub counts with; null where fewer than two figures are known. */
export function trendOf(figures: readonly TrendFigure[]): Trend | null {
  const known = figures.filter(({ value, isChosen, period }) => isChosen && value != null && /^\d{4}/.test(period));
  const yearsKnown = known.map(({ period }) => Number(period.slice(0, 4)));
  if (new Set(yearsKnown).size < 2) return null;
  const first = Math.min(...yearsKnown);
  const years = Array.from({ length: Math.max(...yearsKnown) - first + 1 }, (_, at) => first + at);
  const methods = [...new Set(known.map(({ method }) => method))];
  const lines = methods.map((method) => ({
    method,
    values: years.map((year) => {
      const figure = known.findLast((one) => one.method === method && Number(one.period.slice(0, 4)) === year);
      return figure?.value == null ? null : Number(figure.value);
    }),
  }));
  return { years, lines, isBroken: methods.length > 1 || new Set(yearsKnown).size < years.length };
}
