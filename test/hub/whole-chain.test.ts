import { expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { aBrief } from '../support/briefs.ts';
import { dataOf, until, type Ask } from '../support/client.ts';
import { unfunded } from '../support/commands/planning.ts';
import type { Hub } from '../support/hub.ts';
import { anEvidence, key, run } from '../support/pledges.ts';
import { aRegion, type Region } from '../support/region.ts';
import { stories } from '../support/stories.ts';
import { aCompany, coordinatorOf, type CompanyUser } from '../support/world.ts';

const REFUSAL = '... on Refusal { code message(lang: EN) }';
const CHAIN = `query ($id: ID!) { gapArea(id: $id) { code fiscalYear coverage { lines { need held committed delivered uncovered } }
  planningProposal { status csrOutcome decisions { outcome } } } }`;
const THEN = `query ($id: ID!, $asOf: DateTime!) { gapArea(id: $id, asOf: $asOf) { coverage(asOf: $asOf) {
  lines { need held committed delivered uncovered } } } }`;
const BRIEF = `query ($code: ID!) { meetingBrief(code: $code) { needs { fingerprint } coverage { fingerprint
  totals { kind need committed delivered } matrix(first: 100) { nodes { gapCode who state committed delivered } } } } }`;
const REPORT = `query ($companyId: ID!, $year: Int!, $forum: String!) {
  complianceReport(companyId: $companyId, year: $year) { newMoney { money } rows(first: 100) { nodes { amount kind } } certificateCodes }
  csrRegister(forum: $forum, year: $year) { totals { members reported notReported nothingPledged }
    entries(first: 100) { nodes { state company { code name } } } } }`;
const YEAR = 2026;

/** One company's part of the chain, by what it has pledged. */
interface Promised {
  company: CompanyUser;
  pledgeId: string;
  allocationId: string;
  version: number;
}

async function offer(company: CompanyUser, needLineId: string, amount: number) {
  return run(
    company.ask,
    'submitPledge',
    { pledge: { allocations: [{ needLineId, amount }] }, ...key() },
    `... on PledgeSubmitted { pledge { id version allocations { id state } } } ... on GapHasLessOpen { lines { open } } ${REFUSAL}`,
  );
}

/** What a pledge would do, and how it stands to what others give. */
async function previewOf(company: CompanyUser, needLineId: string, amount: number) {
  const query = `query ($input: PreviewPledgeInput!) { previewPledge(input: $input) { fits overlaps { verdict } } }`;
  const input = { pledge: { allocations: [{ needLineId, amount }] } };
  return (await dataOf(company.ask(query, { input }))).previewPledge;
}

async function promised(company: CompanyUser, needLineId: string, amount: number): Promise<Promised> {
  const { pledge } = await offer(company, needLineId, amount);
  return { company, pledgeId: pledge.id, allocationId: pledge.allocations[0].id, version: pledge.version };
}

/** Sent with evidence by the company, and received by the officer of the area. */
async function handedOver(
  hub: Hub,
  { company, allocationId }: Promised,
  officer: Ask,
  amount: number,
): Promise<string> {
  const evidenceIds = [await anEvidence(hub, company)];
  const { delivery } = await run(
    company.ask,
    'recordDelivery',
    { allocationId, amount, sentOn: '2026-11-20', evidenceIds, ...key() },
    `... on DeliveryRecorded { delivery { id } } ${REFUSAL}`,
  );
  const receipt = { deliveryId: delivery.id, receivedOn: '2026-11-21', receivingInstitution: 'Desa Uji' };
  const got = await run(officer, 'confirmReceipt', { ...receipt, ...key() }, REFUSAL);
  expect(got.__typename).toBe('ReceiptConfirmed');
  return delivery.id;
}

/** A gap that the budget left open, offered to companies. */
async function offered(region: Region) {
  const { gapArea } = await run(
    region.officer,
    'openGapFromProposal',
    { ...(await unfunded(region)), publish: true, institution: 'Bappeda', deadline: '2027-11-30', ...key() },
    `... on GapOpenedFromProposal { gapArea { id code fiscalYear needLines { id need } } } ${REFUSAL}`,
  );
  return {
    id: gapArea.id as string,
    code: gapArea.code as string,
    year: gapArea.fiscalYear as number,
    line: gapArea.needLines[0].id as string,
  };
}

/** A company that its provincial forum has taken in. */
async function aMember(hub: Hub, coordinator: Ask): Promise<CompanyUser> {
  const company = await aCompany(hub);
  const { membership } = await run(
    company.ask,
    'joinForum',
    { forumCode: 'FORUM-15' },
    `... on ForumJoinRequested { membership { id } } ${REFUSAL}`,
  );
  await run(coordinator, 'acceptForumMember', { membershipId: membership.id }, REFUSAL);
  return company;
}

stories('the whole chain', (hub) => {
  test('a proposal that the budget refused is met by two companies, and every page tells the same', async () => {
    const region = await aRegion(hub());
    const coordinator = await coordinatorOf(hub());
    const verifier = await hub().as({
      role: Role.FORUM_COORDINATOR,
      area: '15',
      organisation: 'forum-pemeriksa',
      subject: 'verifier-of-the-chain',
    });
    const gap = await offered(region);
    const lineOf = async () => (await dataOf(hub().ask(CHAIN, { id: gap.id }))).gapArea;
    await until(lineOf, ({ coverage }) => coverage?.lines.length === 1);
    expect((await lineOf()).planningProposal).toMatchObject({ status: 'NOT_FUNDED', csrOutcome: 'NONE' });

    // Two companies: what one of them wants as well is a duplicate, is refused, and is amended to what is open.
    const [first, second] = [await aMember(hub(), coordinator), await aMember(hub(), coordinator)];
    expect(await previewOf(first, gap.line, 600)).toMatchObject({ fits: true });
    const one = await promised(first, gap.line, 600);
    const tooMuch = await previewOf(second, gap.line, 600);
    expect(tooMuch.fits).toBe(false);
    expect(tooMuch.overlaps.map(({ verdict }: { verdict: string }) => verdict)).toContain('DUPLICATE');
    const refused = await offer(second, gap.line, 600);
    expect(refused).toMatchObject({ __typename: 'GapHasLessOpen', lines: [{ open: 400 }] });
    const two = await promised(second, gap.line, 100);
    const amended = await run(
      second.ask,
      'amendPledge',
      {
        pledgeId: two.pledgeId,
        expectedVersion: two.version,
        changes: [{ allocationId: two.allocationId, amount: 400 }],
        reason: 'Sisa kebutuhan kami penuhi.',
        ...key(),
      },
      `... on PledgeAmended { pledge { allocations { amount } } } ${REFUSAL}`,
    );
    expect(amended).toMatchObject({ __typename: 'PledgeAmended', pledge: { allocations: [{ amount: 400 }] } });
    for (const { allocationId } of [one, two]) {
      const done = await run(verifier, 'verifyAllocation', { allocationId, ...key() }, REFUSAL);
      expect(done.__typename).toBe('AllocationVerified');
    }

    // What is known now is frozen, and asked again when everything has moved.
    const brief = await aBrief(hub(), coordinator, { areaCode: '15.07', fiscalYear: gap.year });
    const frozen = await dataOf(hub().ask(BRIEF, { code: brief }));
    const pledgedAt = new Date().toISOString();
    const pledgedThen = (await lineOf()).coverage.lines;
    expect(pledgedThen).toEqual([{ need: 1_000, held: 0, committed: 1_000, delivered: 0, uncovered: 0 }]);

    // Two instalments, the second one disputed and upheld; the other company at once.
    const deliveries = [await handedOver(hub(), one, region.officer, 350)];
    const doubted = await handedOver(hub(), one, region.officer, 250);
    await run(region.officer, 'disputeDelivery', { deliveryId: doubted, reason: 'Kurang 1 dus', ...key() }, REFUSAL);
    expect((await lineOf()).coverage.lines).toMatchObject([{ committed: 650, delivered: 350 }]);
    const settled = { deliveryId: doubted, outcome: 'DELIVERY_STANDS', reason: 'Dihitung ulang, lengkap', ...key() };
    expect((await run(verifier, 'resolveDispute', settled, REFUSAL)).__typename).toBe('DisputeResolved');
    deliveries.push(doubted, await handedOver(hub(), two, region.officer, 400));
    for (const deliveryId of deliveries) {
      const done = await run(verifier, 'verifyDelivery', { deliveryId, ...key() }, REFUSAL);
      expect(done.__typename).toBe('DeliveryVerified');
    }

    const issued = await run(
      coordinator,
      'issueContributionCertificate',
      { pledgeId: one.pledgeId, ...key() },
      `... on ContributionCertificateIssued { certificate { code lines { amount } } } ${REFUSAL}`,
    );
    expect(issued.certificate.lines).toEqual([{ amount: 600 }]);
    const shown = await fetch(`${hub().url}/check/${issued.certificate.code}`);
    expect(await shown.text()).toContain(issued.certificate.code);

    // The proposal, the pack and the register say so …
    const met = await until(lineOf, ({ planningProposal }) => planningProposal.csrOutcome === 'MET');
    expect(met.coverage.lines).toEqual([{ need: 1_000, held: 0, committed: 0, delivered: 1_000, uncovered: 0 }]);
    const filed = await run(first.ask, 'fileCsrReport', { year: YEAR, ...key() }, REFUSAL);
    expect(filed.__typename).toBe('CsrReportFiled');
    const own = await dataOf(first.ask('{ myCompany { id code } }'));
    const pack = await dataOf(first.ask(REPORT, { companyId: own.myCompany.id, year: YEAR, forum: 'FORUM-15' }));
    expect(pack.complianceReport.newMoney.money).toBe(600);
    const rows: { amount: number }[] = pack.complianceReport.rows.nodes;
    expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(600);
    expect(pack.complianceReport.certificateCodes).toEqual([issued.certificate.code]);
    const listed = pack.csrRegister.entries.nodes.find(({ company }: any) => company?.code === own.myCompany.code);
    expect(listed.state).toBe('REPORTED');

    // … while what was frozen before, and what was known then, still say what they said.
    expect(await dataOf(hub().ask(BRIEF, { code: brief }))).toEqual(frozen);
    const ours = frozen.meetingBrief.coverage.matrix.nodes.filter(({ gapCode }: any) => gapCode === gap.code);
    expect(ours.reduce((sum: number, { committed }: { committed: number }) => sum + committed, 0)).toBe(1_000);
    const then = await dataOf(hub().ask(THEN, { id: gap.id, asOf: pledgedAt }));
    expect(then.gapArea.coverage.lines).toEqual(pledgedThen);
    const now = await dataOf(hub().ask(THEN, { id: gap.id, asOf: new Date().toISOString() }));
    expect(now.gapArea.coverage.lines).toEqual(met.coverage.lines);
  });
});
