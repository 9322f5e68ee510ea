import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { LABEL_LANG } from '#kit/labels';
import { Language, type Answer } from '#kit/refusal-type';

import { readAfresh, type PillarsContext } from '../context.ts';
import { maySeeContact, type PersonnelRow } from '../personnel/personnel.queries.ts';
import { PersonnelEntry } from '../personnel/personnel.type.ts';
import { recordConsent, withdrawConsent } from './consent.commands.ts';
import { consentTexts, type ConsentRow, type ConsentTextRow } from './consent.queries.ts';
import {
  Consent,
  ConsentText,
  RecordConsentInput,
  RecordConsentResult,
  WithdrawConsentInput,
  WithdrawConsentResult,
} from './consent.type.ts';

@Resolver(() => ConsentText)
export class ConsentResolver {
  @Query(() => [ConsentText], {
    nullable: true,
    description: 'What people are asked to agree to, every version, the newest of each purpose first.',
  })
  consentTexts(@Ctx() { read }: PillarsContext): Promise<ConsentTextRow[]> {
    return consentTexts(read);
  }

  @FieldResolver(() => String, { description: 'The wording.\nIstilah: bunyi teks.' })
  words(@Root() text: ConsentTextRow, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return lang === Language.ID ? text.ID : text.EN;
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => RecordConsentResult, { description: 'Notes that somebody of the coordinated area agreed.' })
  recordConsent(
    @Arg('input', () => RecordConsentInput, { description: 'Who, to what, when and how.' }) input: RecordConsentInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof RecordConsentResult>> {
    return readAfresh(context, recordConsent(context, input));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => WithdrawConsentResult, {
    description: 'Takes a consent back for somebody of the coordinated area; what it showed is hidden at once.',
  })
  withdrawConsent(
    @Arg('input', () => WithdrawConsentInput, { description: 'Who, and what.' }) input: WithdrawConsentInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof WithdrawConsentResult>> {
    return readAfresh(context, withdrawConsent(context, input));
  }
}

@Resolver(() => PersonnelEntry)
export class ConsentsOfPersonResolver {
  @FieldResolver(() => [Consent], {
    nullable: true,
    description:
      'What the person agreed to and took back, newest first, at most 50; for coordinators of that area and ADMIN, ' +
      'else null.\nIstilah: persetujuan.',
  })
  async consents(
    @Root() person: PersonnelRow,
    @Ctx() { actor, loaders }: PillarsContext,
  ): Promise<ConsentRow[] | null> {
    return maySeeContact(actor, person) ? loaders.consentsOfPerson.load(person.id) : null;
  }
}
