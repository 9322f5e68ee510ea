import { expect, test } from 'vitest';

import { dataOf, until } from '../support/client.ts';
import { aCommitment, run } from '../support/pledges.ts';
import { aPerson, free } from '../support/region.ts';
import { stories } from '../support/stories.ts';
import { aCompany, aGap, pillarsOf } from '../support/world.ts';

const READINESS = `query ($id: ID!) { pledge(id: $id) {
  readiness { state gapArea { id code } days personnel { initials } missing { people reason } }
  allocations { deliveryDays readiness { state needed assigned free certified } } } }`;

stories('the readiness of a pledge', (hub) => {
  test('a pledge learns from pillars, step by step, whether the people are there to deliver it', async () => {
    const gap = await aGap(hub(), [{ need: 1_000 }], { personnelNeeded: 1 });
    const company = await aCompany(hub());
    const pillars = await pillarsOf(hub());
    const { pledgeId } = await aCommitment(hub(), company, gap.lines[0]?.id ?? '', 10);
    const read = async () => (await dataOf(company.ask(READINESS, { id: pledgeId }))).pledge;
    const reasons = ({ readiness }: any) => readiness.missing.map(({ reason }: any) => reason);

    // Pillars hears of a new gap area a moment later than csr.
    const alone = await until(read, (pledge) => pledge?.readiness != null);
    expect(alone.readiness).toMatchObject({ state: 'SHORT', gapArea: { code: gap.code }, days: ['2027-11-30'] });
    expect(alone.allocations).toMatchObject([{ deliveryDays: [], readiness: { needed: 1, assigned: 0 } }]);
    expect(reasons(alone)).toEqual(['NOT_ASSIGNED']);

    const { personnelId } = await aPerson({ pillars });
    const fields = '... on PersonnelDeployed { deployment { id } } ... on Refusal { code }';
    const { deployment } = await run(pillars, 'deployPersonnel', { personnelId, gapAreaId: gap.id, ...free }, fields);
    expect(reasons(await read())).toEqual(['NOT_ASSIGNED']);
    await run(pillars, 'confirmDeployment', { deploymentId: deployment.id }, '');
    expect((await read()).readiness).toMatchObject({ state: 'READY', missing: [], personnel: null });

    const requirements = [{ type: 'PSM', people: 1, certificate: 'Dapur Umum' }];
    const asked = { gapAreaId: gap.id, expectedVersion: 0, requirements };
    expect((await run(pillars, 'setDeliveryRequirements', asked, '')).__typename).toBe('DeliveryRequirementsSet');
    expect(reasons(await read())).toEqual(['NOT_CERTIFIED']);
    const certificate = { personnelId, title: 'dapur umum', issuedOn: '2026-11-01' };
    await run(pillars, 'issueCertificate', certificate, '');
    expect((await read()).allocations).toMatchObject([{ readiness: { state: 'READY', free: 1, certified: 1 } }]);
  });
});
