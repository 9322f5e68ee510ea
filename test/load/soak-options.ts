import { parseArgs } from 'node:util';

export interface SoakOptions {
  minutes: number;
  /** Of the peak that is measured first. */
  share: number;
  shape: 'one' | 'four';
  /** The bench's data set to begin with. */
  pledges: number;
}

const SIZES = [20_000, 200_000];

/** Reads the command line, and refuses what cannot be meant. */
export function readSoakOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '10' },
      share: { type: 'string', default: '0.8' },
      shape: { type: 'string', default: 'one' },
      pledges: { type: 'string', default: '20000' },
    },
  });
  const minutes = Number(values.minutes);
  const share = Number(values.share);
  const pledges = Number(values.pledges);
  if (!Number.isInteger(minutes) || minutes < 3 || minutes > 600)
    throw new Error('--minutes is a whole number from 3 to 600: memory is compared from the second minute on.');
  if (!(share > 0 && share <= 1)) throw new Error('--share is the part of the peak, above 0 and at most 1.');
  if (!SIZES.includes(pledges)) throw new Error(`--pledges is one of ${SIZES.join(', ')}.`);
  const { shape } = values;
  if (shape !== 'one' && shape !== 'four') throw new Error('--shape is one or four: the processes of the hub.');
  return { minutes, share, shape, pledges };
}
