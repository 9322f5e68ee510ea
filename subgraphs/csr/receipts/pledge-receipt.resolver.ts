import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { visiblePledge } from '../pledges/pledge.queries.ts';
import { PledgeType } from '../pledges/pledge.type.ts';
import {
  IssuePledgeReceiptInput,
  IssuePledgeReceiptResult,
  PledgeReceiptIssued,
} from './pledge-receipt-command.type.ts';
import { issuePledgeReceipt } from './pledge-receipt.commands.ts';
import { checkReceipt, oneReceipt, receiptOfPledge } from './pledge-receipt.queries.ts';
import { PledgeReceiptCheckType, PledgeReceiptType } from './pledge-receipt.type.ts';

const CODE = 'The code on the receipt, such as TTI-2026-000123-K7QFM2.';

@Resolver(() => PledgeReceiptType)
class PledgeReceiptResolver {
  @Query(() => PledgeReceiptCheckType, {
    nullable: true,
    description: 'What anybody may know of a receipt by its code; NOT_FOUND for a code that none has.',
  })
  pledgeReceiptCheck(
    @Arg('code', () => String, { description: CODE }) code: string,
    @Ctx() context: CsrContext,
  ): Promise<PledgeReceiptCheckType> {
    return checkReceipt(context, code);
  }

  @Authorized()
  @Query(() => PledgeReceiptType, {
    nullable: true,
    description: 'One receipt by its code, for the company, the coordinator of its areas and ADMIN.',
  })
  pledgeReceipt(
    @Arg('code', () => String, { description: CODE }) code: string,
    @Ctx() context: CsrContext,
  ): Promise<PledgeReceiptType> {
    return oneReceipt(context, code);
  }

  @FieldResolver(() => PledgeType, { nullable: true, description: 'The pledge it confirms.\nIstilah: ikrar.' })
  pledge(@Root() { pledgeId }: PledgeReceiptType, @Ctx() context: CsrContext): Promise<PledgeType | null> {
    return visiblePledge(context, pledgeId);
  }

  @FieldResolver(() => String, {
    description:
      'A path at the gateway that gives the file once, by GET, within 15 minutes; a new one each time it is asked.',
  })
  downloadAddress(@Root() { pledgeId }: PledgeReceiptType, @Ctx() { loaders }: CsrContext): Promise<string> {
    return loaders.receiptAddress.load(pledgeId);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Mutation(() => IssuePledgeReceiptResult, {
    description:
      'Gives the receipt of a submitted pledge, drawn when it is first asked for: by its company or the coordinator of\n' +
      'all its areas.\nIstilah: terbitkan tanda terima ikrar.',
  })
  issuePledgeReceipt(
    @Arg('input', () => IssuePledgeReceiptInput, { description: 'Which pledge.' }) input: IssuePledgeReceiptInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof IssuePledgeReceiptResult>> {
    return issuePledgeReceipt(context, input);
  }
}

@Resolver(() => PledgeType)
class ReceiptOfPledgeResolver {
  @FieldResolver(() => PledgeReceiptType, {
    nullable: true,
    description: 'Its receipt for its sides; null for others, and while none was asked for.\nIstilah: tanda terima.',
  })
  receipt(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<PledgeReceiptType | null> {
    return receiptOfPledge(context, pledge.id);
  }
}

/** Answers keep ids, so that a replay tells them again; what they stand for is read when it is asked for. */
@Resolver(() => PledgeReceiptIssued)
class PledgeReceiptIssuedResolver {
  @FieldResolver(() => PledgeReceiptType, { nullable: true, description: 'The receipt as it is now.' })
  receipt(@Root() { pledgeId }: PledgeReceiptIssued, @Ctx() context: CsrContext): Promise<PledgeReceiptType | null> {
    return receiptOfPledge(context, pledgeId);
  }
}

export const receiptResolvers = [PledgeReceiptResolver, ReceiptOfPledgeResolver, PledgeReceiptIssuedResolver];
