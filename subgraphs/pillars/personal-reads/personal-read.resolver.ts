import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';

import type { PillarsContext } from '../context.ts';
import { personalReads, type PersonalReadRow } from './personal-read.queries.ts';
import { PersonalRead, PersonalReadConnection } from './personal-read.type.ts';

@Resolver(() => PersonalRead)
export class PersonalReadResolver {
  @Query(() => PersonalReadConnection, {
    nullable: true,
    description:
      "Who was shown a person's name or phone, newest first; for that person, coordinators of the area and ADMIN." +
      '\nIstilah: catatan akses data pribadi. Dasar hukum: UU 27/2022.',
  })
  personalReads(
    @Arg('personnelId', () => ID, { description: "The id of the person's entry." }) personnelId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: PillarsContext,
  ): Promise<Page<PersonalReadRow>> {
    return personalReads(context, personnelId, page);
  }
}
