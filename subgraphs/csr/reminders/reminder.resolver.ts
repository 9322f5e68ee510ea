import { Arg, Args, Authorized, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import { today } from '#kit/dates';
import { LABEL_LANG } from '#kit/labels';
import { Language, type Answer } from '#kit/refusal-type';

import { AgreementType } from '../agreements/agreement.type.ts';
import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import { CompanyType } from '../companies/company.type.ts';
import type { CsrContext } from '../context.ts';
import { oneDelivery } from '../deliveries/delivery.queries.ts';
import { DeliveryType } from '../deliveries/delivery.type.ts';
import { visiblePledge } from '../pledges/pledge.queries.ts';
import { PledgeType } from '../pledges/pledge.type.ts';
import { acknowledgeReminder } from './reminder.commands.ts';
import { quietPledges, reminders } from './reminder.queries.ts';
import { daysBetween, reminderWords } from './reminder.rules.ts';
import {
  AcknowledgeReminderInput,
  AcknowledgeReminderResult,
  QuietPledgeConnection,
  QuietPledgeFilter,
  QuietPledgeType,
  ReminderAcknowledged,
  ReminderConnection,
  ReminderFilter,
  ReminderType,
} from './reminder.type.ts';

const OVERSEEN = 'of the own organisation, or of an area the viewer coordinates';

@Resolver(() => ReminderType)
class ReminderResolver {
  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => ReminderConnection, {
    nullable: true,
    description: `What is due ${OVERSEEN}; the earliest day first.\nIstilah: daftar pengingat.`,
  })
  reminders(
    @Arg('filter', () => ReminderFilter, { nullable: true, description: 'Which of them; the open ones unless told.' })
    filter: ReminderFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<ReminderType>> {
    return reminders(context, filter ?? { withSettled: false }, page);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => QuietPledgeConnection, {
    nullable: true,
    description: `Committed parts of pledges ${OVERSEEN} of which nothing was sent for long; the longest first.`,
  })
  quietPledges(
    @Arg('filter', () => QuietPledgeFilter, { nullable: true, description: 'Which of them.' })
    filter: QuietPledgeFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<QuietPledgeType>> {
    return quietPledges(context, filter ?? {}, page);
  }

  @FieldResolver(() => String, { description: 'One sentence for the person at the portal.' })
  message(@Root() { kind, dueOn }: ReminderType, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return reminderWords(kind, dueOn)[lang];
  }

  @FieldResolver(() => Int, { description: 'Days until its day; below 0 when the day is past.\nIstilah: sisa hari.' })
  daysLeft(@Root() { dueOn }: ReminderType): number {
    return daysBetween(today(), dueOn);
  }

  @FieldResolver(() => CompanyType, { nullable: true, description: 'The company it is about.\nIstilah: perusahaan.' })
  company(@Root() { companyId }: ReminderType, @Ctx() { loaders }: CsrContext): Promise<CompanyType | null> {
    return loaders.companyById.load(companyId);
  }

  @FieldResolver(() => PledgeType, { nullable: true, description: 'The pledge it is about; null for others.' })
  async pledge(@Root() { pledgeId }: ReminderType, @Ctx() context: CsrContext): Promise<PledgeType | null> {
    return pledgeId === null ? null : visiblePledge(context, pledgeId);
  }

  @FieldResolver(() => DeliveryType, { nullable: true, description: 'The delivery it is about; null for others.' })
  async delivery(@Root() { deliveryId }: ReminderType, @Ctx() context: CsrContext): Promise<DeliveryType | null> {
    return deliveryId === null ? null : oneDelivery(context, deliveryId);
  }

  @FieldResolver(() => AgreementType, { nullable: true, description: 'The agreement it is about; null for others.' })
  async agreement(
    @Root() { agreementId }: ReminderType,
    @Ctx() { loaders }: CsrContext,
  ): Promise<AgreementType | null> {
    return agreementId === null ? null : loaders.agreementById.load(agreementId);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Mutation(() => AcknowledgeReminderResult, { description: 'Notes that the own organisation has seen a reminder.' })
  acknowledgeReminder(
    @Arg('input', () => AcknowledgeReminderInput, { description: 'Which reminder.' }) input: AcknowledgeReminderInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof AcknowledgeReminderResult>> {
    return acknowledgeReminder(context, input);
  }
}

@Resolver(() => QuietPledgeType)
class QuietPledgeResolver {
  @FieldResolver(() => PledgeAllocationType, { nullable: true, description: 'The committed part, with its pledge.' })
  allocation(
    @Root() { allocationId }: QuietPledgeType,
    @Ctx() { loaders }: CsrContext,
  ): Promise<PledgeAllocationType | null> {
    return loaders.allocationById.load(allocationId);
  }
}

@Resolver(() => ReminderAcknowledged)
class ReminderAcknowledgedResolver {
  @FieldResolver(() => ReminderType, { nullable: true, description: 'The reminder as it is now.' })
  reminder(@Root() { reminderId }: ReminderAcknowledged, @Ctx() { loaders }: CsrContext): Promise<ReminderType | null> {
    return loaders.reminderById.load(reminderId);
  }
}

export const reminderResolvers = [ReminderResolver, QuietPledgeResolver, ReminderAcknowledgedResolver];
