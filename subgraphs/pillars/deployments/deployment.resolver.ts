import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import { Language } from '#kit/refusal-type';

import type { PillarsContext } from '../context.ts';
import { GapAreaStub } from '../gap-areas/gap-area.stub.ts';
import { LABEL_LANG } from '#kit/labels';
import type { PersonnelRow } from '../personnel/personnel.queries.ts';
import { PersonnelEntry } from '../personnel/personnel.type.ts';
import { DeploymentFilter } from './deployment-input.type.ts';
import { listDeployments, mayMove, mayReadReasons, type DeploymentRow } from './deployment.queries.ts';
import { DeploymentState, STATE_WORDS, stepsFrom } from './deployment.rules.ts';
import { DeploymentConnection, DeploymentEntry, DeploymentStepType } from './deployment.type.ts';

@Resolver(() => DeploymentEntry)
export class DeploymentResolver {
  @Query(() => DeploymentConnection, {
    nullable: true,
    description: 'Deployments by gap area, person, state and day, by their first day.',
  })
  deployments(
    @Arg('filter', () => DeploymentFilter, { nullable: true, description: 'Which deployments; all when left out.' })
    filter: DeploymentFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: PillarsContext,
  ): Promise<Page<DeploymentRow>> {
    return listDeployments(read, filter ?? {}, page);
  }

  @Query(() => DeploymentEntry, { nullable: true, description: 'One deployment by its id, or NOT_FOUND.' })
  async deployment(
    @Arg('id', () => ID, { description: 'The id of the deployment, a UUID.' }) id: string,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<DeploymentRow> {
    const found = await loaders.deployment.load(readId('id', id));
    if (!found) throw notFound('deployment', id);
    return found;
  }

  @FieldResolver(() => PersonnelEntry, { nullable: true, description: 'The person; who it is, only coordinators see.' })
  personnel(@Root() { personnelId }: DeploymentRow, @Ctx() { loaders }: PillarsContext): Promise<PersonnelRow | null> {
    return loaders.personnel.load(personnelId);
  }

  @FieldResolver(() => GapAreaStub, { nullable: true, description: 'The gap area served.' })
  gapArea(@Root() { gapAreaId }: DeploymentRow): GapAreaStub {
    return { id: gapAreaId };
  }

  @FieldResolver(() => String, { description: 'The state in words.\nIstilah: status penugasan.' })
  stateLabel(@Root() { state }: DeploymentRow, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return STATE_WORDS[state][lang];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What there is to do; for coordinators of either area, else null.',
  })
  task(@Root() deployment: DeploymentRow, @Ctx() { actor }: PillarsContext): string | null {
    return mayReadReasons(actor, deployment) ? deployment.task : null;
  }

  @FieldResolver(() => [DeploymentStepType], {
    description: 'Its steps, oldest first; who and why only for coordinators.',
  })
  async history(
    @Root() deployment: DeploymentRow,
    @Ctx() { actor, loaders }: PillarsContext,
  ): Promise<DeploymentStepType[]> {
    const steps = await loaders.deploymentSteps.load(deployment.id);
    return mayReadReasons(actor, deployment)
      ? steps
      : steps.map((step) => ({ ...step, reason: null, actorName: null }));
  }

  @FieldResolver(() => [DeploymentState], { description: 'The states the viewer may take it to; empty for most.' })
  availableTransitions(
    @Root() deployment: DeploymentRow,
    @Ctx() { actor }: PillarsContext,
  ): readonly DeploymentState[] {
    return mayMove(actor, deployment) ? stepsFrom(deployment.state) : [];
  }
}
