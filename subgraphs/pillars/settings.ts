/** A whole number of days from the environment, or what is usual. */
function days(name: string, usual: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return usual;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Error(`${name} is a whole number of days, not ${JSON.stringify(text)}.`);
  return Number(text);
}

/** How many days personal data is kept: of a person after the service ends, and of a correction that waits. */
export const retentionDays = (): { person: number; correction: number } => ({
  person: days('RETENTION_PERSON_DAYS', 1_826),
  correction: days('RETENTION_CORRECTION_DAYS', 90),
});
