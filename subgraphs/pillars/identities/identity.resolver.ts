import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type PillarsContext } from '../context.ts';
import { eraseMyData, erasePerson, linkPersonAccount } from './identity.commands.ts';
import { myData, type MyDataRow } from './identity.queries.ts';
import {
  EraseMyDataInput,
  EraseMyDataResult,
  ErasePersonInput,
  ErasePersonResult,
  LinkPersonAccountInput,
  LinkPersonAccountResult,
  MyData,
} from './identity.type.ts';

@Resolver(() => MyData)
export class IdentityResolver {
  @Query(() => MyData, {
    nullable: true,
    description:
      'All that pillars holds of the signed-in person; null where a coordinator has linked no person to the account.' +
      '\nIstilah: data saya.',
  })
  myData(@Ctx() context: PillarsContext): Promise<MyDataRow | null> {
    return myData(context);
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => LinkPersonAccountResult, {
    description: 'Tells whose account it is, so that somebody of the coordinated area can read their own data.',
  })
  linkPersonAccount(
    @Arg('input', () => LinkPersonAccountInput, { description: 'The person and the account.' })
    input: LinkPersonAccountInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof LinkPersonAccountResult>> {
    return readAfresh(context, linkPersonAccount(context, input));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => ErasePersonResult, {
    description:
      'Erases what identifies somebody of the coordinated area who asked for it, for good. Counts, deployments and ' +
      'hours stay.\nIstilah: penghapusan data pribadi. Dasar hukum: UU 27/2022 Pasal 8 dan 43.',
  })
  erasePerson(
    @Arg('input', () => ErasePersonInput, { description: 'Who.' }) input: ErasePersonInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof ErasePersonResult>> {
    return readAfresh(context, erasePerson(context, input));
  }

  @Authorized()
  @Mutation(() => EraseMyDataResult, {
    description:
      'Erases what identifies the person the account is linked to, at once and for good. Open deployments end; counts, ' +
      'deployments and hours stay.\nIstilah: penghapusan data pribadi. Dasar hukum: UU 27/2022 Pasal 8 dan 43.',
  })
  eraseMyData(
    @Arg('input', () => EraseMyDataInput, { description: 'That it is meant.' }) input: EraseMyDataInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof EraseMyDataResult>> {
    return readAfresh(context, eraseMyData(context, input));
  }
}
