import { Role } from '#kit/actor';

import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { submit } from '../support/pledging.ts';
import { aCompany, aGap, type CompanyUser, type Gap } from '../support/world.ts';

export interface WaitingPledge {
  code: string;
  gap: Gap;
  allocationId: string;
  company: CompanyUser;
}

/** A pledge of a company of its own for a gap of its own, so that no other test is disturbed. */
export async function aWaitingPledge(hub: Hub, amount = 1_000_000, by?: CompanyUser): Promise<WaitingPledge> {
  const gap = await aGap(hub, [{ need: amount }]);
  const company = by ?? (await aCompany(hub));
  const { outcome } = await submit(company.ask, { needLineId: gap.lines[0]?.id ?? '', amount });
  const pledge = outcome?.pledge;
  if (!pledge?.allocations[0]) throw new Error(JSON.stringify(outcome));
  return { code: pledge.code, gap, allocationId: pledge.allocations[0].id, company };
}

export interface Step {
  toState: string;
  actorName: string;
  isUndo: boolean;
  happenedAt: string;
}

/** The steps of the only part of a pledge, as its company reads them. */
export async function stepsOf({ company, code }: WaitingPledge): Promise<Step[]> {
  const { pledge } = await dataOf(
    company.ask(
      'query ($code: String!) { pledge(code: $code) { allocations { history { toState actorName isUndo happenedAt } } } }',
      { code },
    ),
  );
  return pledge.allocations[0].history;
}

/** Who has the only part of a pledge open, as a coordinator of the area sees it. */
export async function holderOf(hub: Hub, { code }: WaitingPledge): Promise<string | undefined> {
  const ask = await hub.as({
    role: Role.FORUM_COORDINATOR,
    area: '15.07',
    organisation: 'forum-uji',
    subject: 'looks',
  });
  const { pledge } = await dataOf(
    ask('query ($code: String!) { pledge(code: $code) { allocations { takenUp { actorName } } } }', { code }),
  );
  return pledge.allocations[0].takenUp?.actorName;
}

/** Registers the own organisation of a demo coordinator as a company, judged by somebody else. */
export async function companyOfForum(hub: Hub, organisation: string): Promise<CompanyUser> {
  const person = { role: Role.COMPANY, organisation, subject: `company-of-${organisation}` };
  const ask = await hub.as(person);
  const input = {
    name: `PT Uji milik ${organisation}`,
    sector: 'SERVICES',
    ownership: 'PRIVATE',
    areaCode: '15.07',
    registrationNumber: String(Math.floor(Math.random() * 10 ** 13)).padStart(13, '0'),
  };
  const { registerCompany } = await dataOf(
    ask(
      'mutation ($input: RegisterCompanyInput!) { registerCompany(input: $input) { __typename ... on CompanyRegistered { company { id } } ... on Refusal { code } } }',
      { input },
    ),
  );
  // Registered already where the tests run twice against one hub.
  if (registerCompany.company) {
    const judge = await hub.as({
      role: Role.FORUM_COORDINATOR,
      area: '15',
      organisation: 'demo-forum-jambi',
      subject: 'judge',
    });
    await dataOf(
      judge('mutation ($input: VerifyCompanyInput!) { verifyCompany(input: $input) { __typename } }', {
        input: { companyId: registerCompany.company.id },
      }),
    );
  }
  return { organisation, ask, token: await hub.token(person) };
}
