import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { key, run } from '../pledges.ts';
import {
  aDraftGap,
  aFigure,
  aBudgetLine,
  aPublishedGap,
  budgetInput,
  coverInput,
  figureInput,
  gapInput,
  name,
  provenance,
  reason,
} from '../region.ts';

const OFFICER = [Role.PROGRAM_OFFICER];

/** The commands of programme officers. */
export const ofPrograms: Record<string, Command> = {
  createGapArea: { who: OFFICER, input: gapInput },
  changeGapArea: {
    who: OFFICER,
    input: async (region) => ({ ...(await aDraftGap(region)), reason, title: name('Judul') }),
  },
  addGapEvidence: {
    who: OFFICER,
    input: async (region) => ({ gapAreaId: region.gap.id, title: 'Berita acara', quote: 'uji' }),
  },
  publishGapArea: { who: OFFICER, input: (region) => aDraftGap(region) },
  closeGapArea: { who: OFFICER, input: async (region) => ({ ...(await aPublishedGap(region)).step, reason }) },
  withdrawGapArea: { who: OFFICER, input: async (region) => ({ ...(await aDraftGap(region)), reason }) },
  coverNeedLine: { who: OFFICER, input: coverInput },
  releaseCovering: {
    who: OFFICER,
    input: async (region) => {
      const { covering } = await run(
        region.officer,
        'coverNeedLine',
        await coverInput(region),
        '... on NeedLineCovered { covering { id } }',
      );
      return { coveringId: covering.id, reason };
    },
  },
  recordBudgetLine: { who: OFFICER, input: async () => budgetInput() },
  changeBudgetLine: {
    who: OFFICER,
    input: async (region) => {
      const { id, version } = await aBudgetLine(region);
      return { id, expectedVersion: version, allocated: 2_000, reason, provenance, ...key() };
    },
  },
  recordFigure: { who: OFFICER, input: async () => figureInput(name('uji')) },
  chooseFigure: {
    who: OFFICER,
    input: async (region) => {
      const period = name('uji');
      await aFigure(region, period, '11.5');
      return { figureId: await aFigure(region, period, '12.5'), reason };
    },
  },
  recordVerificationRound: {
    who: OFFICER,
    input: async ({ area }) => ({
      areaCode: area,
      basis: 'SK uji',
      budgetStatus: 'UNKNOWN',
      carriedOut: 'UNKNOWN',
      dataset: 'LOCAL',
      year: 2000 + Math.floor(Math.random() * 26),
      provenance,
    }),
  },
};
