import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
  type ClassType,
} from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import { notFound } from '#kit/errors';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { visiblePledge } from '../pledges/pledge.queries.ts';
import { PledgeType } from '../pledges/pledge.type.ts';
import {
  ContributionCertificateFilter,
  ContributionCertificateIssued,
  ContributionCertificateRevoked,
  IssueContributionCertificateInput,
  IssueContributionCertificateResult,
  RevokeContributionCertificateInput,
  RevokeContributionCertificateResult,
  type CertificateSuccess,
} from './contribution-certificate-command.type.ts';
import { issueContributionCertificate, revokeContributionCertificate } from './contribution-certificate.commands.ts';
import {
  certificateById,
  certificatesOfPledge,
  checkCertificate,
  contributionCertificates,
  oneCertificate,
} from './contribution-certificate.queries.ts';
import {
  CertificateCheckType,
  ContributionCertificateConnection,
  ContributionCertificateType,
} from './contribution-certificate.type.ts';

const CODE = 'The code on the certificate, such as SRT-2026-000123-K7QFM2.';

@Resolver(() => ContributionCertificateType)
class ContributionCertificateResolver {
  @Query(() => CertificateCheckType, {
    nullable: true,
    description: 'What anybody may know of a certificate by its code; NOT_FOUND for a code that none has.',
  })
  async certificateCheck(
    @Arg('code', () => String, { description: CODE }) code: string,
    @Ctx() { read }: CsrContext,
  ): Promise<CertificateCheckType> {
    const certificate = await checkCertificate(read, code);
    if (!certificate) throw notFound('certificate', code);
    return certificate;
  }

  @Authorized()
  @Query(() => ContributionCertificateType, {
    nullable: true,
    description: 'One certificate by its code, for its holder, the coordinator and ADMIN.',
  })
  contributionCertificate(
    @Arg('code', () => String, { description: CODE }) code: string,
    @Ctx() context: CsrContext,
  ): Promise<ContributionCertificateType> {
    return oneCertificate(context, code);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => ContributionCertificateConnection, {
    nullable: true,
    description: 'Certificates of the own organisation, or of an area the viewer coordinates; the newest first.',
  })
  contributionCertificates(
    @Arg('filter', () => ContributionCertificateFilter, {
      nullable: true,
      description: 'Which of them; the own ones unless told.',
    })
    filter: ContributionCertificateFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<ContributionCertificateType>> {
    return contributionCertificates(context, filter ?? {}, page);
  }

  @FieldResolver(() => PledgeType, { nullable: true, description: 'The pledge it is about.\nIstilah: ikrar.' })
  pledge(@Root() { pledgeId }: ContributionCertificateType, @Ctx() context: CsrContext): Promise<PledgeType | null> {
    return visiblePledge(context, pledgeId);
  }

  @FieldResolver(() => String, {
    description:
      'A path at the gateway that gives the file once, by GET, within 15 minutes; a new one each time it is asked.',
  })
  downloadAddress(@Root() { id }: ContributionCertificateType, @Ctx() { loaders }: CsrContext): Promise<string> {
    return loaders.certificateAddress.load(id);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => IssueContributionCertificateResult, {
    description: 'Certifies what was verified of a pledge, or one verified delivery: by the coordinator of its areas.',
  })
  issueContributionCertificate(
    @Arg('input', () => IssueContributionCertificateInput, { description: 'What is certified.' })
    input: IssueContributionCertificateInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof IssueContributionCertificateResult>> {
    return issueContributionCertificate(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => RevokeContributionCertificateResult, {
    description: 'Says that a certificate no longer stands, and why; its public page says so from now on.',
  })
  revokeContributionCertificate(
    @Arg('input', () => RevokeContributionCertificateInput, { description: 'Which certificate, and why.' })
    input: RevokeContributionCertificateInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RevokeContributionCertificateResult>> {
    return revokeContributionCertificate(context, input);
  }
}

@Resolver(() => PledgeType)
class PledgeCertificatesResolver {
  @FieldResolver(() => [ContributionCertificateType], {
    description: 'The certificates of it that are for the viewer; empty for others.\nIstilah: sertifikat kontribusi.',
  })
  certificates(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<ContributionCertificateType[]> {
    return certificatesOfPledge(context, pledge.id);
  }
}

/** Answers keep ids, so that a replay tells them again; what they stand for is read when it is asked for. */
function withCertificate(success: ClassType<CertificateSuccess>) {
  @Resolver(() => success)
  class CertificateSuccessResolver {
    @FieldResolver(() => ContributionCertificateType, { nullable: true, description: 'The certificate as it is now.' })
    certificate(
      @Root() { certificateId }: CertificateSuccess,
      @Ctx() context: CsrContext,
    ): Promise<ContributionCertificateType | null> {
      return certificateById(context, certificateId);
    }
  }
  return CertificateSuccessResolver;
}

export const certificateResolvers = [
  ContributionCertificateResolver,
  PledgeCertificatesResolver,
  ...[ContributionCertificateIssued, ContributionCertificateRevoked].map(withCertificate),
];
