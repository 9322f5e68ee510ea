import 'reflect-metadata';

import { Arg, Field, InterfaceType, registerEnumType } from 'type-graphql';

import type { Words } from './refusal.ts';

/** The languages the hub speaks. */
export enum Language {
  ID = 'ID',
  EN = 'EN',
}

registerEnumType(Language, {
  name: 'Language',
  description: 'A language of labels and messages.\nIstilah: bahasa.',
  valuesConfig: {
    ID: { description: 'Indonesian, the language of the portal.\nIstilah: bahasa Indonesia.' },
    EN: { description: 'English, the language of the schema.\nIstilah: bahasa Inggris.' },
  },
});

/** Says which member of a union or interface a plain object is. */
export const byTypename = (value: { __typename?: string }): string | undefined => value.__typename;

@InterfaceType('Refusal', {
  description:
    'Why a command was not carried out. Nothing was written; the person can do something about it.\nIstilah: penolakan.',
  resolveType: byTypename,
})
export abstract class Refusal {
  readonly __typename!: string;

  @Field(() => String, { description: 'A stable code for programs, such as GAP_FULLY_COVERED.' })
  code!: string;

  words!: Words;

  @Field(() => String, { description: 'One sentence that says what is wrong and how to put it right.' })
  message(
    @Arg('lang', () => Language, {
      defaultValue: Language.ID,
      description: 'The language of the sentence; Indonesian unless told.',
    })
    lang: Language,
  ): string {
    return this.words[lang];
  }
}

/**
 * What a command hands to a result union: successes as declared, refusals as the plain data the rules return.
 * Each member names its own `__typename`, so that the compiler misses no refusal left out of a union.
 */
export type Answer<Union> = Union extends Refusal ? Omit<Union, 'message'> : Union;
