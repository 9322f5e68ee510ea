// How long something has waited, as an office counts it.

const DAY_MS = 24 * 3_600_000;
/** Within how many working days a pledge should be decided. */
export const TARGET_DAYS = 5;
const JAKARTA_MS = 7 * 3_600_000;

const dayNumber = (instant: string | Date) => Math.floor((new Date(instant).getTime() + JAKARTA_MS) / DAY_MS);

/** 1 January 1970 was a Thursday. */
const isWorkingDay = (day: number) => (day + 3) % 7 < 5;

/** Working days (Monday to Friday, by the calendar of Jakarta) begun since an instant; holidays are not known here. */
export function workingDaysSince(from: string | Date, now: Date): number {
  let days = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(now); day += 1) if (isWorkingDay(day)) days += 1;
  return days;
}

/** True when a hold ends within 48 hours: it holds to the end of its day. */
export function endsSoon(holdUntil: string | null | undefined, now: Date): boolean {
  if (!holdUntil) return false;
  const end = Date.parse(`${holdUntil}T00:00:00Z`) - JAKARTA_MS + DAY_MS;
  return end - now.getTime() <= 2 * DAY_MS;
}
