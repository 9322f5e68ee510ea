import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';
import { GraphQLDecimal } from '#kit/decimal';

import { AreaStub } from '../areas/area.stub.ts';
import { MembershipState } from './membership.rules.ts';

registerEnumType(MembershipState, {
  name: 'MembershipState',
  description: 'How a company stands to a forum.\nIstilah: status keanggotaan forum.',
  valuesConfig: {
    REQUESTED: { description: 'The company asked; a coordinator has not answered yet.\nIstilah: diajukan.' },
    ACCEPTED: { description: 'A member.\nIstilah: anggota.' },
    DECLINED: { description: 'Turned down, with a reason; the company may ask again.\nIstilah: ditolak.' },
    LEFT: { description: 'The company left, or took its request back.\nIstilah: keluar.' },
  },
});

@ObjectType('Forum', {
  description:
    'A forum in which companies coordinate what they give; it holds no money.\n' +
    'Istilah: Forum CSR / TJSLBU. Dasar: Permensos 13/2012, Permensos 9/2020.',
})
@Directive('@key(fields: "code")')
export class ForumType {
  @Field(() => String, { description: 'The code of the forum, such as FORUM-15.' })
  code!: string;

  @Field(() => String, { description: 'The name it goes by in the source.' })
  name!: string;

  @Field(() => AreaStub, { nullable: true, description: 'The province, kabupaten or kota it works in.' })
  area!: AreaStub;

  @Field(() => String, {
    nullable: true,
    description: 'The decree it rests on, where a source names one.\nIstilah: dasar hukum.',
  })
  regulation!: string | null;

  @Field(() => String, { nullable: true, description: 'Where the facts come from; null only for invented forums.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'The address of the source, where it has one.' })
  sourceUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'What else the source says, or leaves open.' })
  note!: string | null;

  @Field(() => Boolean, { description: 'True for an invented forum of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  areaCode!: string;
}

@ObjectType('ForumMembership', { description: 'One company in one forum.\nIstilah: keanggotaan forum.' })
export class ForumMembershipType {
  @Field(() => ID, { description: 'The id of the membership, a UUID.' })
  id!: string;

  @Field(() => MembershipState, { description: 'How the company stands to the forum.' })
  state!: MembershipState;

  @Field(() => GraphQLDateTime, { description: 'When the company asked, the last time.' })
  requestedAt!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was accepted, declined or left; null while it waits.',
  })
  decidedAt!: string | null;

  @Field(() => Boolean, { description: 'True for an invented membership of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  forumCode!: string;
  companyId!: string;
  reason!: string | null;
}

@ObjectType('CsrObservation', {
  description:
    'A figure about CSR that a source printed, with its words; observations are not sums of this hub.\n' +
    'Istilah: pengamatan CSR dari berita atau laporan.',
})
export class CsrObservationType {
  @Field(() => String, { description: 'The code of the row, such as CS-001.' })
  code!: string;

  @Field(() => AreaStub, { nullable: true, description: 'The area the figure is about.' })
  area!: AreaStub;

  @Field(() => String, { description: 'The period in the words of the source: a year, or a range such as 2016-2021.' })
  period!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day, month or year the figure stood at, as exact as the source is.',
  })
  asOf!: string | null;

  @Field(() => String, { description: 'What is counted, such as csr_realised_amount.' })
  indicator!: string;

  @Field(() => String, { nullable: true, description: 'The field or body it is about, where the source names one.' })
  category!: string | null;

  @Field(() => GraphQLDecimal, { description: 'The figure, exactly as printed.' })
  value!: string;

  @Field(() => String, { description: 'What it is counted in, such as IDR or companies.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => String, { nullable: true, description: 'The words of the source, in Indonesian.\nIstilah: kutipan.' })
  quote!: string | null;

  @Field(() => String, { nullable: true, description: 'What has to be known when reading it.' })
  note!: string | null;

  @Field(() => String, { description: 'The title of the source.\nIstilah: sumber.' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'The address of the source, where it has one.' })
  sourceUrl!: string | null;
}

@ObjectType('ForumMemberCount', { description: 'How many companies stand to a forum in which way.' })
export class ForumMemberCountType {
  @Field(() => Int, { description: 'Members.\nIstilah: anggota.' })
  accepted!: number;

  @Field(() => Int, { nullable: true, description: 'Requests that wait; for the coordinators of the area only.' })
  requested!: number | null;
}

export const ForumConnection = connectionOf(ForumType, 'Forum');
export const ForumMembershipConnection = connectionOf(ForumMembershipType, 'ForumMembership');
export const CsrObservationConnection = connectionOf(CsrObservationType, 'CsrObservation');
