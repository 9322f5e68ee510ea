import { i18n } from '@lingui/core';

import { LANGUAGE_STORE, type Language } from './languages.ts';

const catalogues = import.meta.glob<{ messages: Record<string, string> }>('../*/words/{id,en}.po');
const loaded = new Set<string>(['frame']);

export function currentLanguage(): Language {
  return i18n.locale === 'en' ? 'en' : 'id';
}

/** The language as the hub names it, for `label(lang:)` and `message(lang:)`. */
export function hubLanguage(): 'ID' | 'EN' {
  return currentLanguage() === 'en' ? 'EN' : 'ID';
}

async function messagesOf(room: string, language: Language): Promise<Record<string, string>> {
  const load = catalogues[`../${room}/words/${language}.po`];
  if (!load) throw new Error(`The room ${room} has no words in ${language}.`);
  return (await load()).messages;
}

/** Begins to fetch the words of rooms that will be needed; whoever needs them waits for them. */
export function fetchWords(language: Language, rooms: readonly string[]): void {
  for (const room of rooms) void messagesOf(room, language).catch(() => undefined);
}

/** Brings the words of rooms in before their screens show: a route names its rooms. */
export async function bringWords(...rooms: string[]): Promise<void> {
  const language = currentLanguage();
  for (const room of rooms) loaded.add(room);
  const messages = await Promise.all(rooms.map((room) => messagesOf(room, language)));
  for (const part of messages) i18n.load(language, part);
}

/** Switches the language of all that is loaded; the address and what was typed stay as they are. */
export async function speak(language: Language): Promise<void> {
  const messages = await Promise.all([...loaded].map((room) => messagesOf(room, language)));
  for (const part of messages) i18n.load(language, part);
  i18n.activate(language);
  document.documentElement.lang = language;
  localStorage.setItem(LANGUAGE_STORE, language);
}
