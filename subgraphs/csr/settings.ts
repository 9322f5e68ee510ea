/** A whole number from the environment, or what is usual. */
function wholeNumber(name: string, usual: bigint): bigint {
  const text = process.env[name];
  if (text === undefined || text === '') return usual;
  if (!/^[1-9]\d{0,15}$/.test(text)) throw new Error(`${name} is a whole number from 1, not ${JSON.stringify(text)}.`);
  return BigInt(text);
}

/** How many calendar days a submitted pledge holds its amount while it waits for verification. */
export const holdDays = (): number => Number(wholeNumber('HOLD_DAYS', 14n));

/** After how many calendar days without a delivery a committed pledge counts as quiet. */
export const quietDays = (): number => Number(wholeNumber('QUIET_DAYS', 30n));

/** For how many minutes after it was last said a coordinator counts as having a pledge open. */
export const takenUpMinutes = (): number => Number(wholeNumber('TAKEN_UP_MINUTES', 10n));

/** For how many seconds after a decision the person who made it may take it back. */
export const undoSeconds = (): number => Number(wholeNumber('UNDO_SECONDS', 10n));

/** The most rupiah one pledge may promise, goods and services at their estimated value. */
export const maxPledge = (): bigint => wholeNumber('MAX_PLEDGE', 10_000_000_000_000n);

/** How many days a company's contact is kept, counted from when it was last given. */
export const contactDays = (): number => Number(wholeNumber('RETENTION_CONTACT_DAYS', 1_096n));

/** Where people reach the hub, without a slash at the end: what is printed leads there. */
export function publicUrl(): string {
  const text = process.env['PUBLIC_URL'] || `http://127.0.0.1:${process.env['PORT'] || '4000'}`;
  if (!/^https?:\/\/[^\s/?#]+\/?$/.test(text)) {
    throw new Error(`PUBLIC_URL is an origin such as https://simpul.example.id, not ${JSON.stringify(text)}.`);
  }
  return text.replace(/\/$/, '');
}

/** Whether webhooks may be sent to this machine and its network; for trials on one machine only. */
export const allowsPrivateWebhooks = (): boolean => process.env['WEBHOOK_ALLOW_PRIVATE'] === 'on';

/** How many seconds a webhook waits after each failed try; as many tries more as it has entries. */
export function webhookWaits(): number[] {
  const text = process.env['WEBHOOK_RETRY_SECONDS'] || '5,30,120,600,3600,21600,86400';
  if (!/^\d{1,6}(,\d{1,6}){0,15}$/.test(text)) {
    throw new Error(`WEBHOOK_RETRY_SECONDS is a list of whole seconds such as 5,30,120, not ${JSON.stringify(text)}.`);
  }
  return text.split(',').map(Number);
}

/** The seconds in which a plan has to be answered; the gateway gives a read 3. */
export const planSeconds = (): number => Number(wholeNumber('PLAN_MILLISECONDS', 2_400n)) / 1_000;
