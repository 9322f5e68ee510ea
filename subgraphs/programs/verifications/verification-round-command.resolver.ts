import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import { RecordVerificationRoundInput, RecordVerificationRoundResult } from './verification-round-command.type.ts';
import { recordVerificationRound } from './verification-round.commands.ts';

@Resolver()
export class VerificationRoundCommandResolver {
  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => RecordVerificationRoundResult, {
    description:
      'Records a verification round or what is newly known of it; for programme officers of its area.\n' +
      'Istilah: catat verval.',
  })
  recordVerificationRound(
    @Arg('input', () => RecordVerificationRoundInput, { description: 'The round and where it comes from.' })
    input: RecordVerificationRoundInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RecordVerificationRoundResult>> {
    return readAfresh(context, recordVerificationRound(context, input));
  }
}
