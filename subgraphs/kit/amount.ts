import { GraphQLScalarType, Kind, type ASTNode } from 'graphql';

import { badInput } from './errors.ts';

/** Whole rupiah. A bigint, so that it cannot be mixed with counts or ratios by mistake. */
export type Rupiah = bigint;

/** A whole number in the unit of its need line: rupiah, pieces, persons, person-hours. */
export type Amount = bigint;

/** The largest whole number that JSON carries exactly: 2^53 − 1, about Rp9,007 trillion. */
export const MAX_AMOUNT = 9_007_199_254_740_991n;

const WHOLE = /^(0|[1-9]\d{0,15})$/;

function readWhole(value: unknown, name: string, node?: ASTNode): bigint {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  const whole = typeof text === 'string' && WHOLE.test(text) ? BigInt(text) : null;
  if (whole === null || whole > MAX_AMOUNT) {
    throw badInput(
      [
        {
          field: name,
          code: 'INVALID_AMOUNT',
          message: `${name} is a whole number from 0 to ${MAX_AMOUNT}, digits only: write 2000000000, not "2 miliar" or 1.5.`,
        },
      ],
      node,
    );
  }
  return whole;
}

function wholeNumberScalar(name: string, description: string) {
  return new GraphQLScalarType<bigint, number>({
    name,
    description,
    serialize(value) {
      const whole = readWhole(typeof value === 'bigint' ? value : String(value), name);
      return Number(whole);
    },
    parseValue: (value) => readWhole(value, name),
    parseLiteral(node) {
      return readWhole(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : null, name, node);
    },
  });
}

export const GraphQLRupiah = wholeNumberScalar(
  'Rupiah',
  'Whole Indonesian rupiah, 0 to 2^53 − 1, as a JSON integer; a string of digits is accepted too.\nIstilah: rupiah penuh, tanpa sen.',
);

export const GraphQLAmount = wholeNumberScalar(
  'Amount',
  'A whole number in the unit of its need line, 0 to 2^53 − 1: rupiah for MONEY, pieces, services or person-hours else.\n' +
    'Istilah: jumlah dalam satuan barisnya.',
);
