import { Role } from '#kit/actor';

import { aVerifiedDelivery } from './commands/compliance.ts';
import { anActivity, aPool } from './commands/money.ts';
import { aWebhook } from './commands/webhooks.ts';
import { aPledge, key, run } from './pledges.ts';
import { enterForum, gapInput, name, reason, type Region } from './region.ts';
import { keepSecrets, NUMBER, type Kept } from './secrets.ts';
import { aCompany, aGap, type CompanyUser, type Gap } from './world.ts';

/** The people in need of the small gap: too few to be told below kabupaten. */
export const FEW = 3;

/** Everything `keepSecrets` keeps, and a text of each kind that only some may read. */
export interface Planted extends Kept {
  /** A public company with a draft and a pledge that waits: what it wrote there is its own. */
  shy: CompanyUser;
  /** The account of somebody of the register, who reads what is held of them. */
  ownToken: string;
  /** A gap of so few people that their count is withheld. */
  small: Gap;
  /** Where everything is. */
  village: string;
  /** An instant by which all of it was there. */
  plantedAt: string;
  /** The registration number of the hidden company. */
  registrationNumber: string;
  /** What the API shows to nobody at all, its writer included, or only once. */
  sealed: string[];
}

const REFUSAL = '... on Refusal { code }';

/** What the hidden company wrote and signed: activity, pool, plan, agreement, certificate, receipt, webhook. */
async function writings(region: Region, pledgeId: string): Promise<{ texts: string[]; sealed: string[] }> {
  const { company } = region;
  const said = (what: string) => name(`Rahasia ${what}`);
  const [activity, pool, plan, planned, agreement, hook] = [
    said('kegiatan'),
    said('dana'),
    said('rencana'),
    said('acara'),
    said('perjanjian'),
    said('kait').replaceAll(' ', '-'),
  ];
  await anActivity(region, activity);
  await aPool(region, pool);
  const activities = [{ title: planned, budget: 1_000_000 }];
  const input = { year: 2026, expectedVersion: 0, note: plan, activities, ...key() };
  await run(company.ask, 'saveCsrPlan', input, REFUSAL);
  const terms = { number: agreement, signedOn: '2026-11-20', validFrom: '2026-11-20' };
  const parties = [`${agreement} pihak kesatu`, 'Dinas Sosial Uji'];
  await run(company.ask, 'recordAgreement', { pledgeIds: [pledgeId], parties, ...terms, ...key() }, REFUSAL);
  const { secret } = await aWebhook(company.ask, { url: `https://hooks.example.org/${hook}` });
  const certified = await aVerifiedDelivery(region);
  await run(region.coordinator, 'issueContributionCertificate', { deliveryId: certified, ...key() }, REFUSAL);
  await run(company.ask, 'issuePledgeReceipt', { pledgeId, ...key() }, REFUSAL);
  return { texts: [activity, plan, planned, agreement, hook], sealed: [pool, secret] };
}

/** Notes of a draft and of a pledge that waits, of a company that everybody knows. */
async function notes({ hub, line, coordinator }: Region): Promise<{ shy: CompanyUser; texts: string[] }> {
  const shy = await aCompany(hub);
  const [draft, waiting, answer] = [name('Catatan draf'), name('Catatan menunggu'), name('Jawaban')];
  const question = name('Pertanyaan');
  const pledge = { allocations: [{ needLineId: line, amount: 12 }] };
  await run(shy.ask, 'saveDraftPledge', { pledge: { ...pledge, note: draft }, ...key() }, REFUSAL);
  const fields = `... on PledgeSubmitted { pledge { allocations { id } } } ${REFUSAL}`;
  const sent = await run(shy.ask, 'submitPledge', { pledge: { ...pledge, note: waiting }, ...key() }, fields);
  const { id } = sent.pledge.allocations[0];
  await run(coordinator, 'requestInfo', { allocationId: id, question: name('Pertanyaan'), ...key() }, REFUSAL);
  await run(shy.ask, 'answerInfoRequest', { allocationId: id, answer, ...key() }, REFUSAL);
  await run(coordinator, 'requestInfo', { allocationId: id, question, ...key() }, REFUSAL);
  return { shy, texts: [draft, waiting, answer, question] };
}

/** A draft of a gap, with a title, a note and a ground that its officers have not published. */
async function aQuietDraft(region: Region, areaCode: string): Promise<{ id: string; texts: string[] }> {
  const [title, note, ground] = [name('Judul rahasia'), name('Catatan kesenjangan'), name('Dasar rahasia')];
  const { officer } = region;
  const input = { ...(await gapInput(region)), areaCode, title, note };
  const fields = `... on GapAreaCreated { gapArea { id } } ${REFUSAL}`;
  const { id } = (await run(officer, 'createGapArea', input, fields)).gapArea;
  await run(officer, 'addGapEvidence', { gapAreaId: id, title: ground, quote: reason }, REFUSAL);
  return { id, texts: [title, note, ground] };
}

/** A name that somebody of the register wants to have, and why another wish was refused. */
async function wishes({ hub, pillars }: Region, personnelId: string): Promise<{ token: string; texts: string[] }> {
  const [subject, wanted, why] = [name('akun'), name('Contoh Nama Betul'), name('Alasan rahasia')];
  await run(pillars, 'linkPersonAccount', { personnelId, subject }, REFUSAL);
  const account = { role: Role.COMPANY, organisation: name('perorangan'), subject };
  const own = await hub.as(account);
  const made = `... on CorrectionRequested { correction { id } } ${REFUSAL}`;
  await run(own, 'requestCorrection', { field: 'FULL_NAME', value: wanted }, made);
  const { correction } = await run(own, 'requestCorrection', { field: 'PHONE', value: '+62 811 1234' }, made);
  await run(pillars, 'refuseCorrection', { correctionId: correction.id, reason: why }, REFUSAL);
  return { token: await hub.token(account), texts: [wanted, why, subject] };
}

/** Plants a secret of every kind into a region; everything is in the village of its gap. */
export async function plantSecrets(region: Region): Promise<Planted> {
  const { hub } = region;
  await enterForum(hub);
  const kept = await keepSecrets(region);
  const village = region.gap.areaCode;
  const committed = kept.ids['Pledge']?.[2] ?? '';
  const written = await writings({ ...region, company: kept.hidden }, committed);
  const { shy, texts } = await notes(region);
  const quiet = await aQuietDraft(region, village);
  const wished = await wishes(region, kept.ids['Personnel']?.[0] ?? '');
  const small = await aGap(hub, [{ need: 90_000_000 }], {
    areaCode: village,
    peopleInNeed: FEW,
    peopleTargeted: FEW,
  });
  await aPledge(kept.hidden, small.lines[0]?.id ?? '', 5);
  return {
    ...kept,
    shy,
    ownToken: wished.token,
    small,
    village,
    plantedAt: new Date().toISOString(),
    registrationNumber: NUMBER,
    sealed: written.sealed,
    ids: { ...kept.ids, GapArea: [...(kept.ids['GapArea'] ?? []), quiet.id, small.id] },
    secrets: [...kept.secrets, ...written.texts, ...written.sealed, ...texts, ...quiet.texts, ...wished.texts],
  };
}
