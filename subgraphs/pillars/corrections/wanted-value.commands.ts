import DataLoader from 'dataloader';

import type { RequestContext } from '#kit/context';

import { noteLooks } from '../personal-reads/personal-read.commands.ts';
import { wantedValues, type CorrectionRow } from './correction.queries.ts';

/**
 * What a correction wants to stand in the register, for the person and for coordinators of the area. Shown to somebody
 * else than the owner it is a name or a phone like any other: the log says so first.
 */
export const wantedValueLoader = (context: RequestContext) =>
  new DataLoader<CorrectionRow, string | null, string>(
    async (rows) => {
      const values = await wantedValues(
        context.read,
        rows.map(({ id }) => id),
      );
      const ofOthers = rows.filter(({ id, subject }) => values.has(id) && subject !== context.actor?.subject);
      await noteLooks(
        context,
        ofOthers.map(({ personnelId, field }) => ({ personnelId, field, purpose: null })),
      );
      return rows.map(({ id }) => values.get(id) ?? null);
    },
    { cacheKeyFn: ({ id }) => id },
  );
