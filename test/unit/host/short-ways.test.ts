import 'reflect-metadata';

import {
  buildSchemaSync,
  createResolversMap,
  Ctx,
  Field,
  FieldResolver,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Authorized } from 'type-graphql';
import { expect, test } from 'vitest';

import { readFieldsDirectly, shorten } from '#host/short-ways';

@ObjectType('Shortened')
class Shortened {
  @Field(() => String)
  plain!: string;

  @Authorized('NOBODY')
  @Field(() => String, { nullable: true })
  guarded!: string;
}

@Resolver(() => Shortened)
class ShortenedResolver {
  readonly mark = '!';

  @Query(() => Shortened)
  shortened(): Shortened {
    return { plain: 'a', guarded: 'b' };
  }

  @FieldResolver(() => String)
  worked(@Ctx('word') word: string, @Root() { plain }: Shortened): string {
    return plain + word + this.mark;
  }

  @Authorized('NOBODY')
  @FieldResolver(() => String, { nullable: true })
  forbidden(@Root() { plain }: Shortened): string {
    return plain;
  }
}

test('what only reads its row or looks at row and context is called directly, what is guarded is not', async () => {
  readFieldsDirectly();
  const schema = buildSchemaSync({
    resolvers: [ShortenedResolver],
    authChecker: () => false,
    authMode: 'null',
    validate: false,
  });
  const resolvers: Record<string, any> = createResolversMap(schema);
  const { forbidden } = resolvers['Shortened'];
  shorten(resolvers, [ShortenedResolver]);
  const { plain, guarded, worked, ...others } = resolvers['Shortened'];
  expect(plain).toBeUndefined();
  expect(worked({ plain: 'a' }, {}, { word: 'b' })).toBe('ab!');
  expect(others.forbidden).toBe(forbidden);
  expect(await guarded({ guarded: 'b' }, {}, {})).toBeNull();
  expect(await others.forbidden({ plain: 'a' }, {}, {})).toBeNull();
});
