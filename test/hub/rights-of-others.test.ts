import { randomUUID } from 'node:crypto';

import { beforeAll, expect, test } from 'vitest';

import type { Ask } from '../support/client.ts';
import { aDelivery, anEvidence, key } from '../support/pledges.ts';
import { aRegion } from '../support/region.ts';
import { keepSecrets, secretsIn, type Kept } from '../support/secrets.ts';
import { stories } from '../support/stories.ts';
import { aCompany, coordinatorOf, type CompanyUser } from '../support/world.ts';

stories("what is another company's", (hub) => {
  let world: Kept;
  let rival: CompanyUser;

  beforeAll(async () => {
    world = await keepSecrets(await aRegion(hub()));
    rival = await aCompany(hub());
  });

  const READS: [string, string, string][] = [
    ['pledge', 'Pledge', 'id code'],
    ['company', 'Company', 'id name'],
    ['evidence', 'Evidence', 'id fileName'],
  ];

  test.each(READS)(
    '%s of another company is NOT_FOUND, word for word as one that does not exist',
    async (field, type, fields) => {
      const query = `query ($id: ID!) { it: ${field}(id: $id) { ${fields} } }`;
      const said = async (id: string, reader: Ask) => {
        const answer = await reader(query, { id });
        return {
          data: answer.data?.['it'] ?? null,
          errors: answer.errors?.map(({ message, extensions }) => [extensions.code, message.replace(id, '…')]),
        };
      };
      for (const id of world.ids[type] ?? []) {
        const theirs = await said(id, rival.ask);
        expect(theirs.errors?.[0]?.[0]).toBe('NOT_FOUND');
        expect(theirs).toEqual(await said(randomUUID(), rival.ask));
      }
    },
  );

  test("what is another company's can neither be changed nor cancelled, and what is not public is not there", async () => {
    const [draft, waiting, kept] = world.ids['Pledge'] ?? [];
    const [, keptAllocation] = world.ids['PledgeAllocation'] ?? [];
    const pledge = { allocations: [{ needLineId: world.region.line, amount: 1 }] };
    const tries: [string, string, object][] = [
      ['saveDraftPledge', 'SaveDraftPledgeInput', { pledgeId: draft, pledge, expectedVersion: 1, ...key() }],
      ['submitPledge', 'SubmitPledgeInput', { pledgeId: draft, ...key() }],
      ['withdrawPledge', 'WithdrawPledgeInput', { pledgeId: waiting, reason: 'uji', ...key() }],
      ['cancelPledge', 'CancelPledgeInput', { pledgeId: kept, reason: 'uji', ...key() }],
      [
        'recordDelivery',
        'RecordDeliveryInput',
        { allocationId: keptAllocation, amount: 1, sentOn: '2026-11-20', ...key() },
      ],
      [
        'attachDeliveryEvidence',
        'AttachDeliveryEvidenceInput',
        { deliveryId: world.ids['Delivery']?.[0], evidenceIds: [await anEvidence(hub(), rival)], ...key() },
      ],
    ];
    const codes = new Map<string, unknown>();
    for (const [mutation, input, values] of tries) {
      const answer = await rival.ask(`mutation ($input: ${input}!) { it: ${mutation}(input: $input) { __typename } }`, {
        input: values,
      });
      codes.set(mutation, answer.errors?.[0]?.extensions.code ?? answer.data);
    }
    expect(Object.fromEntries(codes)).toEqual({
      saveDraftPledge: 'NOT_FOUND',
      submitPledge: 'NOT_FOUND',
      withdrawPledge: 'NOT_FOUND',
      cancelPledge: 'NOT_FOUND',
      recordDelivery: 'FORBIDDEN',
      attachDeliveryEvidence: 'FORBIDDEN',
    });
  });

  test("evidence of another company cannot be shown as one's own", async () => {
    const mine = await aDelivery(hub(), rival, world.region.line, 3);
    const answer = await rival.ask(
      'mutation ($input: AttachDeliveryEvidenceInput!) { attachDeliveryEvidence(input: $input) { __typename } }',
      { input: { deliveryId: mine.deliveryId, evidenceIds: world.ids['Evidence'], ...key() } },
    );
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'evidenceIds' }],
    });
  });

  test("myPledges and myCompany are one's own, whoever asks", async () => {
    const query = `{ myPledges(first: 100) { nodes { id } } myCompany { id name } }`;
    const { data } = await rival.ask(query);
    expect(
      data?.['myPledges'].nodes
        .map(({ id }: { id: string }) => id)
        .filter((id: string) => world.ids['Pledge']?.includes(id)),
    ).toEqual([]);
    expect(secretsIn(world, data)).toEqual([]);
    const coordinator = await coordinatorOf(hub());
    expect(secretsIn(world, await coordinator(query))).toEqual([]);
  });
});
