import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type PillarsContext } from '../context.ts';
import { DeployPersonnelInput, EndDeploymentInput, MoveDeploymentInput } from './deployment-input.type.ts';
import {
  CancelDeploymentResult,
  CompleteDeploymentResult,
  ConfirmDeploymentResult,
  DeclineDeploymentResult,
  DeployPersonnelResult,
  StartDeploymentResult,
} from './deployment-result.type.ts';
import { deployPersonnel, moveDeployment } from './deployment.commands.ts';
import { DeploymentEntry } from './deployment.type.ts';

@Resolver(() => DeploymentEntry)
export class DeploymentCommandsResolver {
  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => DeployPersonnelResult, {
    description:
      'Proposes somebody to a gap area for some days; the actor coordinates both areas. Nobody is booked twice.',
  })
  deployPersonnel(
    @Arg('input', () => DeployPersonnelInput, { description: 'Who, where and when.' }) input: DeployPersonnelInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof DeployPersonnelResult>> {
    return readAfresh(context, deployPersonnel(context, input));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => ConfirmDeploymentResult, {
    description: 'Agrees to a proposed deployment; it fills a place of the gap area.',
  })
  confirmDeployment(
    @Arg('input', () => MoveDeploymentInput, { description: 'Which proposal.' }) input: MoveDeploymentInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof ConfirmDeploymentResult>> {
    const move = { to: 'CONFIRMED', success: 'DeploymentConfirmed' } as const;
    return readAfresh(context, moveDeployment(context, input.deploymentId, move));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => StartDeploymentResult, { description: 'Says that the person is on duty; from the first day on.' })
  startDeployment(
    @Arg('input', () => MoveDeploymentInput, { description: 'Which deployment.' }) input: MoveDeploymentInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof StartDeploymentResult>> {
    const move = { to: 'ACTIVE', success: 'DeploymentStarted' } as const;
    return readAfresh(context, moveDeployment(context, input.deploymentId, move));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => CompleteDeploymentResult, {
    description: 'Says that the work is done; the days after today are free again.',
  })
  completeDeployment(
    @Arg('input', () => MoveDeploymentInput, { description: 'Which deployment.' }) input: MoveDeploymentInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof CompleteDeploymentResult>> {
    const move = { to: 'COMPLETED', success: 'DeploymentCompleted' } as const;
    return readAfresh(context, moveDeployment(context, input.deploymentId, move));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => DeclineDeploymentResult, { description: 'Turns a proposal down, with a reason.' })
  declineDeployment(
    @Arg('input', () => EndDeploymentInput, { description: 'Which proposal, and why.' }) input: EndDeploymentInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof DeclineDeploymentResult>> {
    const move = {
      to: 'DECLINED',
      success: 'DeploymentDeclined',
      reason: input.reason,
    } as const;
    return readAfresh(context, moveDeployment(context, input.deploymentId, move));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => CancelDeploymentResult, { description: 'Gives a deployment up before its end, with a reason.' })
  cancelDeployment(
    @Arg('input', () => EndDeploymentInput, { description: 'Which deployment, and why.' }) input: EndDeploymentInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof CancelDeploymentResult>> {
    const move = {
      to: 'CANCELLED',
      success: 'DeploymentCancelled',
      reason: input.reason,
    } as const;
    return readAfresh(context, moveDeployment(context, input.deploymentId, move));
  }
}
