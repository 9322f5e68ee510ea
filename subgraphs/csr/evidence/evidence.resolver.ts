import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { requestEvidenceUpload } from './evidence.commands.ts';
import { mayFetchEvidence, oneEvidence } from './evidence.queries.ts';
import { EvidenceType, RequestEvidenceUploadInput, RequestEvidenceUploadResult } from './evidence.type.ts';

@Resolver(() => EvidenceType)
export class EvidenceResolver {
  @Query(() => EvidenceType, {
    nullable: true,
    description: 'One evidence by id; NOT_FOUND when the viewer may not see it.',
  })
  evidence(
    @Arg('id', () => ID, { description: 'The id of the evidence, a UUID.' }) id: string,
    @Ctx() context: CsrContext,
  ): Promise<EvidenceType> {
    return oneEvidence(context, id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'A path at the gateway that gives the bytes once, by GET, within 15 minutes; a new one each time it is asked. ' +
      'Null while PENDING, and for viewers other than its company, the coordinator of the area and ADMIN.',
  })
  async downloadAddress(@Root() evidence: EvidenceType, @Ctx() { actor, loaders }: CsrContext): Promise<string | null> {
    if (evidence.state !== 'STORED' || !mayFetchEvidence(actor, evidence)) return null;
    return loaders.downloadAddress.load(evidence.id);
  }

  @Authorized(Role.COMPANY, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR, Role.FORUM_COORDINATOR)
  @Mutation(() => RequestEvidenceUploadResult, {
    description: 'Announces a file of the own organisation and gives the address that takes its bytes, once, by PUT.',
  })
  requestEvidenceUpload(
    @Arg('input', () => RequestEvidenceUploadInput, { description: 'The file.' }) input: RequestEvidenceUploadInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RequestEvidenceUploadResult>> {
    return requestEvidenceUpload(context, input);
  }
}
