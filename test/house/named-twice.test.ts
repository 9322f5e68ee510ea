import {
  buildSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { expect, test } from 'vitest';

import { readSchemaFile } from '../../gateway/committed-schema.ts';

/** Named twice it is BAD_USER_INPUT: two amounts or answers for one thing contradict each other. */
const REFUSED = [
  'AdoptCriteriaSetInput.criteria',
  'AllocateFromPoolInput.allocations',
  'AmendPledgeInput.changes',
  'CancelPledgeInput.allocationIds',
  'ChangeCompanyInput.focusCategories',
  'ChangeCompanyInput.impactZones',
  'ChangeGapAreaInput.needChanges',
  'ChangeGapAreaInput.newLines',
  'CreateGapAreaInput.needLines',
  'DecidePlanningProposalInput.fundings',
  'DraftPledgesFromPlanInput.lines',
  'PledgeContentInput.allocations',
  'PledgeContentInput.totals',
  'RecordAgreementInput.parties',
  'RecordDataQualityInput.issues',
  'RecordPlanningCycleInput.windows',
  'RecordPlanningDocumentInput.programmeCodes',
  'ReviseCriteriaSetInput.criteria',
  'SetDeliveryRequirementsInput.requirements',
  'UndoAllocationStepInput.allocations',
];

/** Named twice it counts once. */
const COUNTED_ONCE = [
  'AddRecommendationInput.gapAreaIds',
  'AttachActivityEvidenceInput.evidenceIds',
  'AttachDeliveryEvidenceInput.evidenceIds',
  'ConfirmReceiptInput.evidenceIds',
  'CreateWebhookInput.topics',
  'RecordAgreementInput.pledgeIds',
  'RecordCommitmentInput.gapAreaIds',
  'RecordDeliveryInput.evidenceIds',
  'RecordTrainingSessionInput.types',
  'ReportActivityInput.evidenceIds',
];

/** Texts and parts of a plan, of which two may well be alike; nothing is counted by them. */
const MAY_BE_ALIKE = [
  'AmendPledgeInput.instalments',
  'ChangeMeetingInput.agenda',
  'ChangeMeetingInput.participants',
  'ChangePersonnelInput.skills',
  'OfferVolunteerDaysInput.skills',
  'PledgeContentInput.instalments',
  'RecordMeetingInput.agenda',
  'RecordMeetingInput.participants',
  'RecordMeetingInput.statements',
  'RegisterPersonnelInput.skills',
  'SaveCsrPlanInput.activities',
];

/** Every list in what mutations are sent. */
function listsSent(schema: GraphQLSchema): string[] {
  const lists = new Set<string>();
  const seen = new Set<string>();
  const look = (name: string, type: GraphQLInputType) => {
    if (isListType(getNullableType(type))) lists.add(name);
    const named = getNamedType(type);
    if (!isInputObjectType(named) || seen.has(named.name)) return;
    seen.add(named.name);
    for (const field of Object.values(named.getFields())) look(`${named.name}.${field.name}`, field.type);
  };
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {}))
    for (const arg of mutation.args) look(`${mutation.name}(${arg.name})`, arg.type);
  return [...lists].toSorted();
}

test('the look for lists finds those of nested inputs and of arguments', () => {
  const schema = buildSchema(`type Query { a: Int } type Mutation { b(input: In!, ids: [ID!]): Int }
    input In { parts: [Part!]! } input Part { codes: [String!] }`);
  expect(listsSent(schema)).toEqual(['In.parts', 'Part.codes', 'b(ids)']);
});

test('of each list that a mutation is sent it is settled what naming something twice does', () => {
  const settled = [...REFUSED, ...COUNTED_ONCE, ...MAY_BE_ALIKE];
  expect(listsSent(buildSchema(readSchemaFile('api.graphql')))).toEqual(settled.toSorted());
});
