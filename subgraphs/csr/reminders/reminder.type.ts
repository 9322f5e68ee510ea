import { IsUUID, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';
import { byTypename } from '#kit/refusal-type';

import { KeyedInput } from '../deliveries/delivery-input.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';
import { ReminderKind } from './reminder.rules.ts';

registerEnumType(ReminderKind, {
  name: 'ReminderKind',
  description: 'What somebody is reminded of.\nIstilah: jenis pengingat.',
  valuesConfig: {
    INSTALMENT_DUE: { description: 'An instalment falls due within 14 days.\nIstilah: termin jatuh tempo.' },
    INSTALMENT_LATE: { description: 'The day of an instalment is past; late stays late.\nIstilah: termin terlambat.' },
    NOTHING_SENT: { description: 'Committed, and nothing sent for QUIET_DAYS.\nIstilah: ikrar diam.' },
    HOLD_ENDING: { description: 'The hold of a part or of a pool ends within 3 days.\nIstilah: penahanan berakhir.' },
    DELIVERY_UNCONFIRMED: { description: 'Sent 7 days ago or more, and not confirmed.\nIstilah: belum dikonfirmasi.' },
    AGREEMENT_ENDING: { description: 'An agreement ends within 30 days.\nIstilah: perjanjian berakhir.' },
    REPORT_DUE: { description: 'The report of last year is not filed yet.\nIstilah: laporan ditunggu.' },
  },
});

@ObjectType('Reminder', {
  description:
    'Something that is due, for its company and the coordinator of its area; told once.\nIstilah: pengingat.',
})
export class ReminderType {
  @Field(() => ID, { description: 'The id of the reminder, a UUID.' })
  id!: string;

  @Field(() => ReminderKind, { description: 'What it reminds of.' })
  kind!: ReminderKind;

  @Field(() => GraphQLDate, { description: 'The day it is about.\nIstilah: tanggal.' })
  dueOn!: LocalDate;

  @Field(() => GraphQLDateTime, { description: 'When it was first raised.' })
  raisedAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was no longer so; null while it is open.' })
  settledAt!: string | null;

  @Field(() => Boolean, { description: "True once somebody of the viewer's organisation has taken note of it." })
  isAcknowledged!: boolean;

  @Field(() => Boolean, { description: 'True when it is about the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  companyId!: string;
  pledgeId!: string | null;
  deliveryId!: string | null;
  agreementId!: string | null;
}

export const ReminderConnection = connectionOf(ReminderType, 'Reminder');

@ObjectType('QuietPledge', {
  description: 'A committed part of a pledge of which nothing was sent for long.\nIstilah: ikrar diam.',
})
export class QuietPledgeType {
  @Field(() => GraphQLDate, { description: 'The day it was accepted.\nIstilah: tanggal berkomitmen.' })
  committedOn!: LocalDate;

  @Field(() => Int, { description: 'How many days have passed since.\nIstilah: lama diam.' })
  daysQuiet!: number;

  allocationId!: string;
}

export const QuietPledgeConnection = connectionOf(QuietPledgeType, 'QuietPledge');

@InputType()
class OverseenFilter {
  @Matches(/^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/, {
    message: 'is a Kemendagri code with dots, such as 15.07; never the BPS code 1507.',
  })
  @Field(() => String, {
    nullable: true,
    description: 'An area the viewer coordinates; without it those of the own organisation.',
  })
  within?: string | null;
}

@InputType('ReminderFilter', { description: 'Which reminders to list; conditions are joined by "and".' })
export class ReminderFilter extends OverseenFilter {
  @Field(() => [ReminderKind], { nullable: true, description: 'Only these kinds; all unless told.' })
  kinds?: ReminderKind[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True to list what is settled as well.' })
  withSettled!: boolean;
}

@InputType('QuietPledgeFilter', { description: 'Which quiet pledges to list; conditions are joined by "and".' })
export class QuietPledgeFilter extends OverseenFilter {
  @Min(1)
  @Max(3650)
  @Field(() => Int, { nullable: true, description: 'Quiet for at least so many days; QUIET_DAYS unless told.' })
  days?: number | null;
}

@InputType('AcknowledgeReminderInput', { description: 'The reminder that the own organisation takes note of.' })
export class AcknowledgeReminderInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The reminder.' })
  reminderId!: string;
}

@ObjectType('ReminderAcknowledged', {
  description: 'The organisation has taken note; the reminder stays until it is so.',
})
export class ReminderAcknowledged {
  readonly __typename!: 'ReminderAcknowledged';

  @Field(() => Boolean, {
    description: 'True when an earlier request with the same key did it, and this one changed nothing.',
  })
  replayed!: boolean;

  reminderId!: string;
}

export const AcknowledgeReminderResult = createUnionType({
  name: 'AcknowledgeReminderResult',
  description: 'That it was noted, or why it was not.',
  types: () => [ReminderAcknowledged, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
