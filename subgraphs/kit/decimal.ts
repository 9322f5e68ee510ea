import { GraphQLScalarType, Kind, type ASTNode } from 'graphql';

import { badInput } from './errors.ts';

const DECIMAL = /^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/;

function readDecimal(value: unknown, node?: ASTNode): string {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string' || !DECIMAL.test(text)) {
    throw badInput(
      [
        {
          field: 'Decimal',
          code: 'INVALID_DECIMAL',
          message: 'Decimal is written with digits and at most one point, such as "12.77".',
        },
      ],
      node,
    );
  }
  return text;
}

/** An exact decimal number, kept as text from Postgres to the client. */
export const GraphQLDecimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    'An exact decimal number as a JSON string, for figures, ratios, scores and coordinates, never for money.\n' +
    'Istilah: bilangan desimal, titik sebagai pemisah.',
  serialize: (value) => readDecimal(value),
  parseValue: (value) => readDecimal(value),
  parseLiteral: (node) =>
    readDecimal(
      node.kind === Kind.STRING || node.kind === Kind.FLOAT || node.kind === Kind.INT ? node.value : null,
      node,
    ),
});
