import { Field, ObjectType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';

@ObjectType('AreaGapRow', {
  description: 'What one published gap area adds to the money sums of an area.\nIstilah: rincian ringkasan wilayah.',
})
export class AreaGapRowType {
  gapAreaId!: string;
  code!: string;

  @Field(() => GraphQLRupiah, { description: 'Need of its money lines.\nIstilah: kebutuhan dana.' })
  moneyNeed!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'What government budget lines cover of it.\nIstilah: dipenuhi anggaran.' })
  moneyBudget!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'New money that is held.\nIstilah: ditahan.' })
  moneyHeld!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'New money that is committed.\nIstilah: komitmen.' })
  moneyCommitted!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'New money that was delivered.\nIstilah: diterima.' })
  moneyDelivered!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'What nobody covers yet.\nIstilah: kekurangan.' })
  moneyUncovered!: Rupiah;
}

export const AreaGapRowConnection = connectionOf(AreaGapRowType, 'AreaGapRow');
