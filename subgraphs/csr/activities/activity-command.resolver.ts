import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import {
  AttachActivityEvidenceInput,
  RejectActivityInput,
  ReportActivityInput,
  VerifyActivityInput,
} from './activity-input.type.ts';
import {
  AttachActivityEvidenceResult,
  RejectActivityResult,
  ReportActivityResult,
  VerifyActivityResult,
} from './activity-result.type.ts';
import { attachActivityEvidence, rejectActivity, reportActivity, verifyActivity } from './activity.commands.ts';

@Resolver()
export class ActivityCommandResolver {
  @Authorized(Role.COMPANY)
  @Mutation(() => ReportActivityResult, {
    description: 'Reports what the own company did without a pledge.\nIstilah: laporkan kegiatan.',
  })
  reportActivity(
    @Arg('input', () => ReportActivityInput, { description: 'What was done, where, when, with which proof.' })
    input: ReportActivityInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof ReportActivityResult>> {
    return reportActivity(context, input);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => AttachActivityEvidenceResult, { description: 'Adds proof to a report that waits.' })
  attachActivityEvidence(
    @Arg('input', () => AttachActivityEvidenceInput, { description: 'Which activity, and which evidence.' })
    input: AttachActivityEvidenceInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof AttachActivityEvidenceResult>> {
    return attachActivityEvidence(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => VerifyActivityResult, {
    description:
      'Accepts a reported activity of the coordinated area; it counts as delivered.\nIstilah: periksa kegiatan.',
  })
  verifyActivity(
    @Arg('input', () => VerifyActivityInput, { description: 'Which activity, and whether an excess is accepted.' })
    input: VerifyActivityInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof VerifyActivityResult>> {
    return verifyActivity(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => RejectActivityResult, {
    description: 'Turns a reported activity down, with a reason.\nIstilah: tolak kegiatan.',
  })
  rejectActivity(
    @Arg('input', () => RejectActivityInput, { description: 'Which activity, and why.' }) input: RejectActivityInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RejectActivityResult>> {
    return rejectActivity(context, input);
  }
}
