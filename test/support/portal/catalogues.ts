import * as fs from 'node:fs';
import { join } from 'node:path';

const SOURCE = 'portal/src';
export type Language = 'id' | 'en';

/** The rooms of the portal that have words of their own. */
export const rooms = fs.readdirSync(SOURCE).filter((room) => fs.existsSync(join(SOURCE, room, 'words')));

/** The messages of one file: what each id says. */
function messagesOf(file: string): Map<string, string> {
  const messages = new Map<string, string>();
  const text = fs.readFileSync(file, 'utf8');
  for (const [, id = '', said = ''] of text.matchAll(/^msgid "(.+)"\nmsgstr ((?:"(?:.*)"\n?)+)/gm)) {
    if (messages.has(id)) throw new Error(`${file} says ${id} twice`);
    messages.set(id, said.replaceAll(/^"|"$|"\n"/gm, '').trim());
  }
  return messages;
}

/** All that the portal says in a language, by id. */
export const catalogue = (language: Language): Map<string, string> =>
  new Map(rooms.flatMap((room) => [...messagesOf(join(SOURCE, room, 'words', `${language}.po`))]));
