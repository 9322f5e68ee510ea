import * as v from 'valibot';

export interface PersonForm {
  fullName: string;
  phone: string;
  type: string;
  /** What somebody can do, parted by commas. */
  skills: string;
}

const MOST_SKILLS = 20;
/** Sixteen digits, however they are parted: a NIK, which is never asked for. */
const NIK = /(?:\d[ .-]?){16}/;
const PHONE = /^\+?\d[\d -]{5,16}$/;

/** "pendataan, dapur umum" as the hub takes it. */
export const skillsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((skill) => skill.trim())
      .filter((skill) => skill !== ''),
  ),
];

const noNik = v.check((text: string) => !NIK.test(text), 'people.problem.nik');

/** What an entry must be before it is sent. */
export const personSchema = v.object({
  fullName: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(2, 'people.problem.name'),
    v.maxLength(120, 'people.problem.name'),
    noNik,
  ),
  phone: v.pipe(
    v.string(),
    v.trim(),
    noNik,
    v.check((text) => text === '' || PHONE.test(text), 'people.problem.phone'),
  ),
  type: v.pipe(v.string(), v.minLength(1, 'people.problem.type')),
  skills: v.pipe(
    v.string(),
    noNik,
    v.check((text) => skillsOf(text).length <= MOST_SKILLS, 'people.problem.skills'),
    v.check(
      (text) => skillsOf(text).every((skill) => skill.length >= 2 && skill.length <= 60),
      'people.problem.skills',
    ),
  ),
});
