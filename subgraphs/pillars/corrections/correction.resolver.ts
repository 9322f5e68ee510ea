import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type PillarsContext } from '../context.ts';
import type { MyDataRow } from '../identities/identity.queries.ts';
import { MyData } from '../identities/identity.type.ts';
import { maySeeContact, type PersonnelRow } from '../personnel/personnel.queries.ts';
import { PersonnelEntry } from '../personnel/personnel.type.ts';
import { acceptCorrection, refuseCorrection, requestCorrection } from './correction.commands.ts';
import { corrections, type CorrectionRow } from './correction.queries.ts';
import { CorrectionState } from './correction.rules.ts';
import {
  AcceptCorrectionInput,
  AcceptCorrectionResult,
  Correction,
  CorrectionConnection,
  RefuseCorrectionInput,
  RefuseCorrectionResult,
  RequestCorrectionInput,
  RequestCorrectionResult,
} from './correction.type.ts';

const WAITING: CorrectionState[] = ['REQUESTED'];

@Resolver(() => Correction)
class CorrectionResolver {
  @Authorized(Role.PILLAR_COORDINATOR)
  @Query(() => CorrectionConnection, {
    nullable: true,
    description:
      'What people of the coordinated area want put right, the oldest first.\nIstilah: permintaan perbaikan data.',
  })
  corrections(
    @Arg('within', () => String, { description: 'The coordinated area, by Kemendagri code.' }) within: string,
    @Arg('states', () => [CorrectionState], {
      nullable: true,
      description: 'Only requests in these states; those that wait unless told.',
    })
    states: CorrectionState[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: PillarsContext,
  ): Promise<Page<CorrectionRow>> {
    return corrections(context, { within, states: states ?? WAITING }, page);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What the person wants it to say, while it waits; for the person and coordinators of the area, who are noted in ' +
      'personalReads. Null for a phone that is to be taken away, and once it was decided.',
  })
  async value(@Root() correction: CorrectionRow, @Ctx() { actor, loaders }: PillarsContext): Promise<string | null> {
    const isOwn = actor !== null && correction.subject === actor.subject;
    return isOwn || maySeeContact(actor, correction) ? loaders.wantedValue.load(correction) : null;
  }

  @FieldResolver(() => PersonnelEntry, { nullable: true, description: 'Whose data it is.' })
  personnel(@Root() { personnelId }: CorrectionRow, @Ctx() { loaders }: PillarsContext): Promise<PersonnelRow | null> {
    return loaders.personnel.load(personnelId);
  }

  @Authorized()
  @Mutation(() => RequestCorrectionResult, {
    description:
      'Asks the coordinators of the area to put the own name or phone right; for the person the account is linked to.\n' +
      'Istilah: permintaan perbaikan data. Dasar hukum: UU 27/2022 Pasal 6.',
  })
  requestCorrection(
    @Arg('input', () => RequestCorrectionInput, { description: 'What is wrong, and how it is right.' })
    input: RequestCorrectionInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof RequestCorrectionResult>> {
    return readAfresh(context, requestCorrection(context, input));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => AcceptCorrectionResult, {
    description: 'Puts what somebody of the coordinated area asked for into the register.',
  })
  acceptCorrection(
    @Arg('input', () => AcceptCorrectionInput, { description: 'Which request.' }) input: AcceptCorrectionInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof AcceptCorrectionResult>> {
    return readAfresh(context, acceptCorrection(context, input));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => RefuseCorrectionResult, {
    description: 'Leaves the register as it is, with a reason for the person to read.',
  })
  refuseCorrection(
    @Arg('input', () => RefuseCorrectionInput, { description: 'Which request, and why.' })
    input: RefuseCorrectionInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof RefuseCorrectionResult>> {
    return readAfresh(context, refuseCorrection(context, input));
  }
}

@Resolver(() => MyData)
class CorrectionsOfMineResolver {
  @FieldResolver(() => [Correction], {
    nullable: true,
    description: 'What the person asked to have put right, newest first, at most 50.',
  })
  corrections(@Root() { personnelId }: MyDataRow, @Ctx() { loaders }: PillarsContext): Promise<CorrectionRow[]> {
    return loaders.correctionsOfPerson.load(personnelId);
  }
}

export const correctionResolvers = [CorrectionResolver, CorrectionsOfMineResolver] as const;
