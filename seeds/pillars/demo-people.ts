import { decide } from '#kit/command';
import type { Store } from '#kit/database';
import { daysAfter, today } from '#kit/dates';

import { initialsOf } from '../../subgraphs/pillars/personnel/personnel.rules.ts';
import { insertMissing, seedId } from '../rows.ts';
import organisations from './data/demo-organisations.json' with { type: 'json' };
import people from './data/demo-personnel.json' with { type: 'json' };
import { SEEDED_BY } from './reference.ts';

const CERTIFICATE_DAYS = 730;
const WINDOW_DAYS = 365;

/** The id of a made-up person, such as the first TKSK. */
export const demoPersonId = (person: string): string => seedId(`personnel:demo:${person}`);

const personKey = ({ type, number }: { type: string; number: number }) => `${type}:${number}`;
const organisationId = (key: string) => seedId(`organisation:demo:${key}`);

/** Made-up people and bodies: no source names anybody, and nothing here may look like somebody. */
export async function seedDemoPeople(store: Store): Promise<void> {
  const now = new Date().toISOString();
  const registered = { isDemo: true, registeredBy: SEEDED_BY, registeredAt: now, changedAt: now, version: 1 };
  await decide(store, async (tx) => {
    await insertMissing(
      tx,
      'organisation',
      organisations.map(({ key, ...body }) => ({ id: organisationId(key), ...body, status: 'ACTIVE', ...registered })),
      'id',
    );
    const added = await insertMissing(
      tx,
      'personnel',
      people.map((person) => ({
        id: demoPersonId(personKey(person)),
        typeCode: person.type,
        areaCode: person.areaCode,
        organisationId: person.organisation === null ? null : organisationId(person.organisation),
        status: 'ACTIVE',
        skills: person.skills,
        ...registered,
      })),
      'id',
    );
    const fresh = people.filter((person) => added.includes(demoPersonId(personKey(person))));
    await insertMissing(tx, 'person', fresh.map(identityOf), 'personnel_id');
    await insertMissing(tx, 'consent', fresh.flatMap(consentsOf), 'id');
    await insertMissing(tx, 'availability', fresh.filter(isVolunteer).map(windowOf), 'id');
    await insertMissing(tx, 'certificate', fresh.filter(isVolunteer).map(certificateOf), 'id');
  });
}

interface DemoPerson {
  type: string;
  number: number;
}

/** Only Tagana are asked when they can serve: the others are in office. */
const isVolunteer = ({ type }: DemoPerson) => type === 'TAGANA';

function identityOf(person: DemoPerson) {
  const fullName = `Contoh ${person.type} ${person.number}`;
  const phone = `000-0000-${String(person.number).padStart(4, '0')}`;
  return { personnelId: demoPersonId(personKey(person)), fullName, initials: initialsOf(fullName), phone };
}

/** Invented people agree to everything, so that the register of the demonstration can be seen at work. */
const consentsOf = (person: DemoPerson) =>
  ['REGISTER', 'CONTACT'].map((purpose) => ({
    id: seedId(`consent:demo:${purpose}:${personKey(person)}`),
    personnelId: demoPersonId(personKey(person)),
    purpose,
    textVersion: 1,
    means: 'PAPER',
    givenOn: today(),
    isDemo: true,
    recordedBy: SEEDED_BY,
    recordedAt: new Date().toISOString(),
  }));

function windowOf(person: DemoPerson) {
  const id = seedId(`availability:demo:${personKey(person)}`);
  const beginsOn = daysAfter(today(), -WINDOW_DAYS);
  const endsOn = daysAfter(today(), WINDOW_DAYS);
  const recorded = { recordedBy: SEEDED_BY, recordedAt: new Date().toISOString() };
  return { id, personnelId: demoPersonId(personKey(person)), beginsOn, endsOn, hoursPerWeek: 40, ...recorded };
}

function certificateOf(person: DemoPerson) {
  // Every third one has lapsed, so that the difference shows.
  const issuedOn = daysAfter(today(), person.number % 3 === 0 ? -CERTIFICATE_DAYS - 60 : -200);
  return {
    id: seedId(`certificate:demo:${personKey(person)}`),
    personnelId: demoPersonId(personKey(person)),
    title: 'Pertolongan pertama (contoh)',
    issuedOn,
    expiresOn: daysAfter(issuedOn, CERTIFICATE_DAYS),
    isDemo: true,
    issuedBy: SEEDED_BY,
    recordedAt: new Date().toISOString(),
  };
}
