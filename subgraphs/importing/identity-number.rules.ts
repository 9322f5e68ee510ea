/** Digits as people write long numbers: in one, or in groups with one sign between them. */
const RUN = /\d(?:[ .'-]?\d)*/g;
const SIGNS = /[ .'-]/;
/** A number with dots between thousands is cut nowhere. */
const THOUSANDS = /^\d{1,3}(\.\d{3})+$/;
/** Kemendagri codes behind each other have as many digits as one pleases. */
const AREA_CODES = /^\d\d(\.\d\d){0,2}(\.[12]\d{3})?( \d\d(\.\d\d){0,2}(\.[12]\d{3})?)*$/;

const LENGTH = 16;

/** The stretches of whole groups in a run that have as many digits as an identity number. */
function stretchesOf(run: string): string[] {
  const digits = run.replaceAll(/\D/g, '').length;
  if (digits < LENGTH) return [];
  if (digits === LENGTH) return [run];
  if (THOUSANDS.test(run)) return [];
  const groups = run.split(SIGNS);
  const signs = [...run.replaceAll(/\d/g, '')];
  return groups.flatMap((_, from) => {
    let text = groups[from] ?? '';
    let length = text.length;
    for (let at = from + 1; at < groups.length && length < LENGTH; at += 1) {
      text += `${signs[at - 1] ?? ''}${groups[at] ?? ''}`;
      length += groups[at]?.length ?? 0;
    }
    return length === LENGTH ? [text] : [];
  });
}

/** Sixteen digits in one are one; in groups they begin with the code of a province and are no list of area codes. */
const isOne = (stretch: string): boolean =>
  !SIGNS.test(stretch) || (/^[1-9][1-9]/.test(digitsOf(stretch)) && !AREA_CODES.test(stretch));

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** True when an identity number (NIK) stands anywhere in a text, with dots, spaces or dashes between its digits too. */
export function holdsIdentityNumber(text: string): boolean {
  return (text.match(RUN) ?? []).some((run) => stretchesOf(run).some(isOne));
}
