import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { CheckState } from '../sources/source.rules.ts';
import { CheckStateName } from '../sources/source.type.ts';
import type { GovernmentLevel, Mechanism, ProgrammeStatus } from './programme.rules.ts';

export enum MechanismName {
  AGENCY_SPENDING = 'AGENCY_SPENDING',
  FINANCIAL_TRANSFER = 'FINANCIAL_TRANSFER',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(MechanismName, {
  name: 'Mechanism',
  description: 'Which way government money reaches its purpose.\nIstilah: mekanisme belanja.',
  valuesConfig: {
    AGENCY_SPENDING: {
      description: 'An agency of the region spends it itself.\nIstilah: belanja perangkat daerah (OPD).',
    },
    FINANCIAL_TRANSFER: {
      description:
        'It is handed to a kabupaten, kota or village government to spend.\nIstilah: bantuan keuangan (BANKEU).',
    },
    UNKNOWN: { description: 'The sources do not say.\nIstilah: belum diketahui.' },
  },
});

export enum GovernmentLevelName {
  NATIONAL = 'NATIONAL',
  PROVINCE = 'PROVINCE',
  REGENCY_CITY = 'REGENCY_CITY',
  VILLAGE = 'VILLAGE',
}

registerEnumType(GovernmentLevelName, {
  name: 'GovernmentLevel',
  description: 'Which level of government is responsible.\nIstilah: kewenangan.',
  valuesConfig: {
    NATIONAL: { description: 'A ministry or national body.\nIstilah: pemerintah pusat.' },
    PROVINCE: { description: 'A province.\nIstilah: pemerintah provinsi.' },
    REGENCY_CITY: { description: 'A kabupaten or kota.\nIstilah: pemerintah kabupaten/kota.' },
    VILLAGE: { description: 'A village.\nIstilah: pemerintah desa.' },
  },
});

export enum ProgrammeStatusName {
  ACTIVE = 'ACTIVE',
  ENDED = 'ENDED',
  PLANNED = 'PLANNED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(ProgrammeStatusName, {
  name: 'ProgrammeStatus',
  description: 'Whether a programme still runs, as far as the sources say.\nIstilah: status program.',
  valuesConfig: {
    ACTIVE: { description: 'It runs.\nIstilah: berjalan.' },
    ENDED: { description: 'It has ended.\nIstilah: berakhir.' },
    PLANNED: { description: 'It stands in a plan for a year to come.\nIstilah: direncanakan.' },
    UNKNOWN: { description: 'No source says.\nIstilah: belum diketahui.' },
  },
});

@Directive('@key(fields: "code")')
@ObjectType('Programme', {
  description:
    'A government programme against poverty or for social welfare, such as Dumisake or PKH.\n' +
    'Istilah: program pemerintah.',
})
export class ProgrammeType {
  @Field(() => ID, { description: 'The short code in the hub, such as DUMISAKE or KEPRI-1.06.02.' })
  code!: string;

  @Field(() => String, {
    description: 'What it gives, such as CONDITIONAL_CASH, HOUSING or WORK_PROGRAMME.\nIstilah: jenis program.',
  })
  kind!: string;

  @Field(() => GovernmentLevelName, { description: 'Which level of government runs it.\nIstilah: kewenangan.' })
  governmentLevel!: GovernmentLevel;

  @Field(() => String, { description: 'Who runs it, by name.\nIstilah: penanggung jawab.' })
  owner!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The first fiscal year; null where no source names it.\nIstilah: tahun mulai.',
  })
  startsIn!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The last fiscal year; null while it runs or where no source names it.\nIstilah: tahun akhir.',
  })
  endsIn!: number | null;

  @Field(() => ProgrammeStatusName, { description: 'Whether it still runs.\nIstilah: status program.' })
  status!: ProgrammeStatus;

  @Field(() => String, {
    nullable: true,
    description:
      'The code in the national list of programmes, such as 1.06.02; taken from public code lists, its legal ' +
      'source is not checked.\n' +
      'Istilah: kode nomenklatur.',
  })
  nomenclatureCode!: string | null;

  @Field(() => CheckStateName, {
    nullable: true,
    description:
      'How sure the hub is of the nomenclature code; null where there is none.\nIstilah: status pemeriksaan kode.',
  })
  nomenclatureCheck!: CheckState | null;

  @Field(() => CheckStateName, {
    description: 'How sure the hub is of the programme itself.\nIstilah: status pemeriksaan.',
  })
  checkState!: CheckState;

  @Field(() => String, { nullable: true, description: 'The sentence that names it, word for word.\nIstilah: kutipan.' })
  quote!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is doubtful or easily misread about it.\nIstilah: catatan.',
  })
  note!: string | null;
}

@Directive('@key(fields: "code")')
@ObjectType('ProgrammePillar', {
  description:
    'A theme of a programme that its money and its needs are sorted by. Not a social pillar, which is people.\n' +
    'Istilah: pilar program.',
})
export class ProgrammePillarType {
  @Field(() => ID, { description: 'The short code in the hub, such as DUMISAKE-CERDAS.' })
  code!: string;

  @Field(() => Int, { description: 'The place among the pillars of its programme, from 1.\nIstilah: urutan.' })
  ordinal!: number;

  @Field(() => String, { nullable: true, description: 'What is doubtful about its contents.\nIstilah: catatan.' })
  note!: string | null;
}

@Directive('@key(fields: "code")')
@ObjectType('ProgrammeComponent', {
  description: 'One thing a programme pays for, such as scholarships or house renovation.\nIstilah: komponen program.',
})
export class ProgrammeComponentType {
  @Field(() => ID, { description: 'The short code in the hub, such as DMK-11.' })
  code!: string;

  @Field(() => MechanismName, { description: 'Which way its money goes.\nIstilah: mekanisme.' })
  mechanism!: Mechanism;

  @Field(() => String, {
    nullable: true,
    description: 'The agency or government that carries it out; null where no source says.\nIstilah: pelaksana.',
  })
  executor!: string | null;

  @Field(() => Int, { nullable: true, description: 'The year for which the source names it.\nIstilah: tahun.' })
  year!: number | null;
}

@InputType({
  description: 'Which programmes to list; what is left out does not narrow the list.\nIstilah: saringan program.',
})
export class ProgrammeFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Only programmes of governments in this area, by Kemendagri code; "0" is everywhere.\nIstilah: di dalam wilayah.',
  })
  within?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only this kind, such as WORK_PROGRAMME.\nIstilah: jenis program.',
  })
  kind?: string | null;

  @Field(() => GovernmentLevelName, {
    nullable: true,
    description: 'Only programmes of this level of government.\nIstilah: kewenangan.',
  })
  governmentLevel?: GovernmentLevel | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Only programmes that run in this fiscal year, or whose years are not known.\nIstilah: tahun anggaran.',
  })
  activeIn?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only programmes that serve a target of this goal, 1 to 17.\nIstilah: tujuan SDGs.',
  })
  sdgGoal?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only programmes that serve this target, such as 1.3.\nIstilah: target SDGs.',
  })
  sdgTarget?: string | null;
}
