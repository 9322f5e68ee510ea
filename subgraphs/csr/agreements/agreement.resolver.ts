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
import { today } from '#kit/dates';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { CompanyType } from '../companies/company.type.ts';
import { EvidenceType } from '../evidence/evidence.type.ts';
import { visiblePledge } from '../pledges/pledge.queries.ts';
import { PledgeType } from '../pledges/pledge.type.ts';
import { isSideOf } from '../scope.ts';
import {
  AgreementFilter,
  EndAgreementInput,
  RecordAgreementInput,
  RenewAgreementInput,
} from './agreement-input.type.ts';
import {
  AgreementEnded,
  AgreementRecorded,
  AgreementRenewed,
  EndAgreementResult,
  RecordAgreementResult,
  RenewAgreementResult,
  type AgreementSuccess,
} from './agreement-result.type.ts';
import { endAgreement, recordAgreement, renewAgreement } from './agreement.commands.ts';
import { agreements, agreementsOfPledge, oneAgreement } from './agreement.queries.ts';
import { AgreementAction, AgreementState, agreementActions, agreementState } from './agreement.rules.ts';
import { AgreementConnection, AgreementType, AgreementVersionType } from './agreement.type.ts';

@Resolver(() => AgreementType)
export class AgreementResolver {
  @Authorized()
  @Query(() => AgreementType, { nullable: true, description: 'One agreement by its code, for its sides.' })
  agreement(
    @Arg('code', () => String, { description: 'The code of the agreement, such as PKS-2026-000012.' }) code: string,
    @Ctx() context: CsrContext,
  ): Promise<AgreementType> {
    return oneAgreement(context, code);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => AgreementConnection, {
    nullable: true,
    description: 'Agreements of the own organisation, or of an area the viewer coordinates; the newest first.',
  })
  agreements(
    @Arg('filter', () => AgreementFilter, { nullable: true, description: 'Which of them; the own ones unless told.' })
    filter: AgreementFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<AgreementType>> {
    return agreements(context, filter ?? {}, page);
  }

  @FieldResolver(() => AgreementState, { description: 'Where it stands today.' })
  state(@Root() agreement: AgreementType): AgreementState {
    return agreementState(agreement, today());
  }

  @FieldResolver(() => CompanyType, { nullable: true, description: 'The company that signed it.' })
  company(@Root() { companyId }: AgreementType, @Ctx() { loaders }: CsrContext): Promise<CompanyType | null> {
    return loaders.companyById.load(companyId);
  }

  @FieldResolver(() => [PledgeType], { description: 'The pledges it is about that the viewer may see.' })
  async pledges(@Root() { id }: AgreementType, @Ctx() context: CsrContext): Promise<PledgeType[]> {
    const links = await context.loaders.pledgeIdsByAgreement.load(id);
    const pledges = await Promise.all(links.map(({ pledgeId }) => visiblePledge(context, pledgeId)));
    return pledges.filter((pledge) => pledge !== null);
  }

  @FieldResolver(() => EvidenceType, { nullable: true, description: 'The signed file of this version; null without.' })
  async evidence(@Root() { evidenceId }: AgreementType, @Ctx() { loaders }: CsrContext): Promise<EvidenceType | null> {
    return evidenceId === null ? null : loaders.evidenceById.load(evidenceId);
  }

  @FieldResolver(() => [AgreementVersionType], { description: 'Its versions, oldest first, the last 100.' })
  history(@Root() { id }: AgreementType, @Ctx() { loaders }: CsrContext): Promise<AgreementVersionType[]> {
    return loaders.versionsByAgreement.load(id);
  }

  @FieldResolver(() => [AgreementAction], { description: 'What the viewer may do with it now.\nIstilah: tindakan.' })
  viewerCan(@Root() agreement: AgreementType, @Ctx() { actor }: CsrContext): AgreementAction[] {
    return agreementActions(isSideOf(actor, agreement), agreement.endedOn);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Mutation(() => RecordAgreementResult, {
    description:
      'Puts a signed agreement on file with the accepted pledges it is about: by the company or coordinator.',
  })
  recordAgreement(
    @Arg('input', () => RecordAgreementInput, { description: 'What was agreed.' }) input: RecordAgreementInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RecordAgreementResult>> {
    return recordAgreement(context, input);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Mutation(() => RenewAgreementResult, { description: 'Records what was agreed anew; the versions before stay.' })
  renewAgreement(
    @Arg('input', () => RenewAgreementInput, { description: 'Which agreement, and what.' }) input: RenewAgreementInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RenewAgreementResult>> {
    return renewAgreement(context, input);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Mutation(() => EndAgreementResult, { description: 'Records that an agreement ended before its time, and why.' })
  endAgreement(
    @Arg('input', () => EndAgreementInput, { description: 'Which agreement, when and why.' }) input: EndAgreementInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof EndAgreementResult>> {
    return endAgreement(context, input);
  }
}

@Resolver(() => PledgeType)
class PledgeAgreementsResolver {
  @FieldResolver(() => [AgreementType], {
    nullable: true,
    description: 'The signed agreements behind it; null for whoever is no side of them.\nIstilah: MoU, perjanjian.',
  })
  agreements(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<AgreementType[] | null> {
    return agreementsOfPledge(context, pledge.id);
  }
}

/** Answers keep ids, so that a replay tells them again; what they stand for is read when it is asked for. */
function withAgreement(success: ClassType<AgreementSuccess>) {
  @Resolver(() => success)
  class AgreementSuccessResolver {
    @FieldResolver(() => AgreementType, { nullable: true, description: 'The agreement as it is now.' })
    agreement(
      @Root() { agreementId }: AgreementSuccess,
      @Ctx() { loaders }: CsrContext,
    ): Promise<AgreementType | null> {
      return loaders.agreementById.load(agreementId);
    }
  }
  return AgreementSuccessResolver;
}

export const agreementResolvers = [
  AgreementResolver,
  PledgeAgreementsResolver,
  ...[AgreementRecorded, AgreementRenewed, AgreementEnded].map(withAgreement),
];
