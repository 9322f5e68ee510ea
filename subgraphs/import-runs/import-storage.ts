const MEGABYTE = 1_048_576n;

/** The most bytes of uploaded files a subgraph keeps at a time: `IMPORT_STORAGE_MB`, 1,000 unless told. */
export function mostStored(): bigint {
  const text = process.env['IMPORT_STORAGE_MB'] || '1000';
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new Error(`IMPORT_STORAGE_MB is a whole number of megabytes from 1, not ${JSON.stringify(text)}.`);
  }
  return BigInt(text) * MEGABYTE;
}
