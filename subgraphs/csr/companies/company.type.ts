import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';

import { AreaStub } from '../areas/area.stub.ts';
import { CompanyAction, CompanyOwnership, CompanySector, CompanyStatus } from './company.rules.ts';

registerEnumType(CompanyStatus, {
  name: 'CompanyStatus',
  description: 'How far the forum has checked a company.\nIstilah: status pendaftaran perusahaan.',
  valuesConfig: {
    REGISTERED: { description: 'Waits for a forum coordinator.\nIstilah: menunggu pemeriksaan.' },
    VERIFIED: { description: 'Checked by the forum; may submit pledges.\nIstilah: terverifikasi.' },
    REJECTED: { description: 'Not accepted, with a reason; changing the entry registers it anew.\nIstilah: ditolak.' },
    SUSPENDED: { description: 'May submit nothing new until verified again.\nIstilah: dibekukan.' },
  },
});

registerEnumType(CompanySector, {
  name: 'CompanySector',
  description:
    'What a company mainly does, in the words of the forums of Jambi; wider than the KBLI sections.\n' +
    'Istilah: bidang usaha.',
  valuesConfig: {
    PLANTATION: { description: 'Oil palm, rubber and other estates.\nIstilah: perkebunan.' },
    FORESTRY: { description: 'Timber and industrial forest.\nIstilah: kehutanan, HTI.' },
    MINING: { description: 'Coal and minerals.\nIstilah: pertambangan.' },
    ENERGY: { description: 'Oil, gas and electricity.\nIstilah: energi, migas.' },
    MANUFACTURING: { description: 'Factories and mills.\nIstilah: industri pengolahan.' },
    CONSTRUCTION: { description: 'Building and civil works.\nIstilah: konstruksi.' },
    TRADE: { description: 'Wholesale, retail and markets.\nIstilah: perdagangan.' },
    TRANSPORT: { description: 'Transport, ports and storage.\nIstilah: angkutan dan pelabuhan.' },
    FINANCE: { description: 'Banks, insurance and cooperatives of finance.\nIstilah: jasa keuangan.' },
    TELECOMMUNICATION: { description: 'Networks and information services.\nIstilah: telekomunikasi.' },
    SERVICES: { description: 'Hotels, health, education and other services.\nIstilah: jasa.' },
    OTHER: { description: 'None of the others fits.\nIstilah: lainnya.' },
  },
});

registerEnumType(CompanyOwnership, {
  name: 'CompanyOwnership',
  description: 'Who owns a company, which decides the law its social duty rests on.\nIstilah: kepemilikan.',
  valuesConfig: {
    PRIVATE: { description: 'Private, under UU 40/2007 article 74 and PP 47/2012.\nIstilah: swasta.' },
    STATE_OWNED: { description: 'Owned by the state.\nIstilah: BUMN.' },
    REGION_OWNED: { description: 'Owned by a province, kabupaten or kota.\nIstilah: BUMD.' },
  },
});

registerEnumType(CompanyAction, {
  name: 'CompanyAction',
  description: 'Something the viewer may do with a company now.\nIstilah: tindakan.',
  valuesConfig: {
    CHANGE: { description: 'Change its entry with changeCompany.' },
    SET_VISIBILITY: { description: 'Show or hide its name with setCompanyVisibility.' },
    VERIFY: { description: 'Accept it with verifyCompany.' },
    REJECT: { description: 'Turn its registration down with rejectCompanyRegistration.' },
    SUSPEND: { description: 'Suspend it with suspendCompany.' },
  },
});

@ObjectType('CompanyContact', { description: 'Whom the forum writes to. Never public.\nIstilah: narahubung.' })
export class CompanyContactType {
  @Field(() => String, { nullable: true, description: 'The name of the person, if the company gave one.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'The office address for mail, if given.\nIstilah: surel.' })
  email!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The office telephone with country code, if given.\nIstilah: telepon.',
  })
  phone!: string | null;
}

@ObjectType('CompanyStep', {
  description: "One step of a company's registration; steps are only ever added.\nIstilah: riwayat pendaftaran.",
})
export class CompanyStepType {
  @Field(() => CompanyStatus, { nullable: true, description: 'The status before; null for the registration itself.' })
  fromStatus!: CompanyStatus | null;

  @Field(() => CompanyStatus, { description: 'The status after the step.' })
  toStatus!: CompanyStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in the words of who did it; given for rejections and suspensions.\nIstilah: alasan.',
  })
  reason!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  happenedAt!: string;
}

@ObjectType('Company', {
  description:
    'A company that gives through the forum. Public once verified, unless it chose to stay anonymous.\n' +
    'Istilah: badan usaha. Dasar: UU 40/2007 pasal 74, PP 47/2012, Permensos 6/2016.',
})
@Directive('@key(fields: "id")')
export class CompanyType {
  @Field(() => ID, { description: 'The id of the company, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'The short code people quote, such as PRS-D001.' })
  code!: string;

  @Field(() => String, {
    description: 'The name in the deed of establishment, with PT or CV.\nIstilah: nama perusahaan.',
  })
  name!: string;

  @Field(() => CompanySector, { description: 'What the company mainly does.' })
  sector!: CompanySector;

  @Field(() => CompanyOwnership, { description: 'Private, of the state or of a region.' })
  ownership!: CompanyOwnership;

  @Field(() => AreaStub, {
    nullable: true,
    description: 'Its home area, whose forum coordinator checks it.\nIstilah: wilayah domisili.',
  })
  area!: AreaStub;

  @Field(() => CompanyStatus, { description: 'How far the forum has checked it.' })
  status!: CompanyStatus;

  @Field(() => Boolean, {
    description: 'False when the company stays anonymous to the public.\nIstilah: tampil untuk umum.',
  })
  isVisible!: boolean;

  @Field(() => Boolean, { description: 'True for an invented company of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  @Field(() => Int, { description: 'Goes up with each change; give it back as expectedVersion.' })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When it registered first.' })
  registeredAt!: string;

  /** Behind field resolvers that look at the viewer. */
  organisation!: string;
  areaCode!: string;
  registrationNumber!: string;
  statusReason!: string | null;
  contactName!: string | null;
  contactEmail!: string | null;
  contactPhone!: string | null;
}

export const CompanyConnection = connectionOf(CompanyType, 'Company');
