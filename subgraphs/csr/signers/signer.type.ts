import { Field, InputType, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDateTime } from '#kit/dates';
import { byTypename } from '#kit/refusal-type';

@ObjectType('MyCsrData', {
  description:
    'All that csr keeps under the account that asks.\nIstilah: data saya di csr. Dasar hukum: UU 27/2022 Pasal 7.',
})
export class MyCsrData {
  @Field(() => GraphQLDateTime, { description: 'When it was put together.' })
  exportedAt!: string;

  @Field(() => String, {
    description:
      'A JSON document: signed (the names the account signed with, by history), did (what the audit trail says it did, ' +
      'by command), contact and contactReads (of the own company, and the last 1,000 who were shown it).',
  })
  json!: string;
}

@InputType('EraseMyCsrDataInput', { description: 'That it is meant.' })
export class EraseMyCsrDataInput {
  @Field(() => Boolean, {
    description: 'True: the name the account signed with is shown to nobody any more. Nobody can bring it back.',
  })
  isConfirmed!: boolean;
}

@ObjectType('MyCsrDataErased', { description: 'A dash stands where the name stood; what was done stays as it was.' })
export class MyCsrDataErased {
  readonly __typename!: 'MyCsrDataErased';

  @Field(() => GraphQLDateTime, { description: 'When.' })
  erasedAt!: string;
}

export const EraseMyCsrDataResult = createUnionType({
  name: 'EraseMyCsrDataResult',
  description: 'That the name is gone.',
  types: () => [MyCsrDataErased] as const,
  resolveType: byTypename,
});
