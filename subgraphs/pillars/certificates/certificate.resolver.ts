import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { today } from '#kit/dates';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type PillarsContext } from '../context.ts';
import type { TrainingSessionRow } from '../trainings/training-session.queries.ts';
import { TrainingSessionType } from '../trainings/training-session.type.ts';
import { issueCertificate } from './certificate.commands.ts';
import type { CertificateRow } from './certificate.queries.ts';
import { isCertificateValid } from './certificate.rules.ts';
import { CertificateType, IssueCertificateInput, IssueCertificateResult } from './certificate.type.ts';

@Resolver(() => CertificateType)
export class CertificateResolver {
  @FieldResolver(() => Boolean, { description: 'True while it holds today, Asia/Jakarta.\nIstilah: masih berlaku.' })
  isValid(@Root() certificate: CertificateRow): boolean {
    return isCertificateValid(certificate, today());
  }

  @FieldResolver(() => TrainingSessionType, {
    nullable: true,
    description: 'The training it comes from, where it is noted.',
  })
  async trainingSession(
    @Root() { trainingSessionId }: CertificateRow,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<TrainingSessionRow | null> {
    return trainingSessionId === null ? null : loaders.trainingSession.load(trainingSessionId);
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => IssueCertificateResult, {
    description: 'Notes what somebody of the coordinated area was certified for.',
  })
  issueCertificate(
    @Arg('input', () => IssueCertificateInput, { description: 'Who, what and how long.' }) input: IssueCertificateInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof IssueCertificateResult>> {
    return readAfresh(context, issueCertificate(context, input));
  }
}
