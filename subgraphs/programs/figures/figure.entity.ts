import { defineEntity, p } from '@mikro-orm/core';

import { CHECK_STATES } from '../sources/source.rules.ts';
import { FIGURE_METHODS } from './figure.rules.ts';

const FigureTable = defineEntity({
  name: 'Figure',
  tableName: 'figure',
  properties: {
    id: p.uuid().primary(),
    areaCode: p.text(),
    indicatorCode: p.text(),
    category: p.text(),
    categoryCode: p.text().nullable(),
    period: p.text(),
    value: p.decimal(),
    unit: p.text(),
    sourceCodes: p.array(),
    asOf: p.date(),
    method: p.enum(FIGURE_METHODS),
    checkState: p.enum(CHECK_STATES),
    quote: p.text().nullable(),
    note: p.text().nullable(),
    isDemo: p.boolean(),
    budgetLineId: p.uuid().nullable(),
    recordedBy: p.text().nullable(),
    recordedAt: p.datetime(3),
  },
});

/** One published or recorded number; rows are only ever added. */
export class Figure extends FigureTable.class {}
FigureTable.setClass(Figure);
