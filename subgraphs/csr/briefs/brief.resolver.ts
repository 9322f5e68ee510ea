import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { PageArgs } from '#kit/connection';
import { frozenPage } from '#kit/frozen';
import { readId } from '#kit/ids';

import type { CsrContext } from '../context.ts';
import { coverageOfBrief } from './brief.queries.ts';
import { MeetingBriefStub } from './brief.stub.ts';
import { BriefCoverageType, BriefLateConnection, BriefLineConnection, BriefMatrixConnection } from './brief.type.ts';

@Resolver(() => MeetingBriefStub)
class MeetingBriefResolver {
  @FieldResolver(() => BriefCoverageType, {
    nullable: true,
    description: 'Who does what where; null until csr has frozen its part.\nIstilah: pemenuhan.',
  })
  coverage(@Root() { id }: MeetingBriefStub, @Ctx() { loaders }: CsrContext) {
    return coverageOfBrief(loaders, readId('id', id));
  }
}

@Resolver(() => BriefCoverageType)
class BriefCoverageResolver {
  @FieldResolver(() => BriefLineConnection, {
    description: 'The account of each need line, by gap area.\nIstilah: baris kebutuhan.',
  })
  lines(@Root() { lines }: BriefCoverageType, @Args(() => PageArgs) page: PageArgs) {
    return frozenPage(lines, page);
  }

  @FieldResolver(() => BriefMatrixConnection, {
    description: 'Who does what where, by gap area; the rows of a line add up to it.\nIstilah: matriks 3W.',
  })
  matrix(@Root() { matrix }: BriefCoverageType, @Args(() => PageArgs) page: PageArgs) {
    return frozenPage(matrix, page);
  }

  @FieldResolver(() => BriefLateConnection, {
    description: 'What should have come by then, by gap area and day.\nIstilah: keterlambatan.',
  })
  late(@Root() { late }: BriefCoverageType, @Args(() => PageArgs) page: PageArgs) {
    return frozenPage(late, page);
  }
}

export const briefResolvers = [MeetingBriefResolver, BriefCoverageResolver] as const;
