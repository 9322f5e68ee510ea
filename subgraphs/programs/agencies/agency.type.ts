import { MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';

@ObjectType('AgencyBudget', {
  description:
    'What one government agency has in its budget lines, and how far it has come.\nIstilah: perangkat daerah (OPD).',
})
export class AgencyBudgetType {
  @Field(() => String, { description: 'The agency, as its budget lines name it.\nIstilah: nama OPD.' })
  agency!: string;

  @Field(() => Int, { description: 'How many budget lines it has; `budgetLines(filter: { agency })` lists them.' })
  lineCount!: number;

  @Field(() => Int, { description: 'How many of them have money and have spent none of it.\nIstilah: belum jalan.' })
  notStarted!: number;

  @Field(() => Int, { description: 'How many of them nobody has told the realisation of.' })
  realisedUnknown!: number;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'The sum of what is allocated to its lines; null when no line says.\nIstilah: alokasi.',
  })
  allocated!: Rupiah | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'The sum of what its lines have realised; null when no line says.\nIstilah: realisasi.',
  })
  realised!: Rupiah | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description:
      'Allocated less realised, over the lines that say both; null when none does.\nIstilah: sisa realisasi.',
  })
  lag!: Rupiah | null;
}

export const AgencyBudgetConnection = connectionOf(AgencyBudgetType, 'AgencyBudget');

@InputType('AgencyBudgetFilter', { description: 'Which budget lines to sum.\nIstilah: saringan OPD.' })
export class AgencyBudgetFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only lines for this area and what lies in it, by Kemendagri code.\nIstilah: di dalam wilayah.',
  })
  within?: string | null;

  @MaxLength(50)
  @Field(() => String, { nullable: true, description: 'Only lines of this programme, by its code.\nIstilah: program.' })
  programme?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only lines of this fiscal year.\nIstilah: tahun anggaran.' })
  fiscalYear?: number | null;
}
