import { getOperationAST, parse, print, type OperationDefinitionNode } from 'graphql';

import { portalDocuments } from '../../gateway/portal.ts';
import { readOperations } from '../hub/saved-operations.ts';

/** A document with variables, as it can be asked over any rows. */
export interface Question {
  name: string;
  text: string;
  variables: Record<string, unknown>;
}

/** What the portal's documents are asked with: any value that fits, by the name of the variable or by its type. */
const VALUES: Record<string, unknown> = {
  code: 'KSJ-150701-2027-0001',
  within: '15.07',
  area: '15.07',
  province: '15',
  codes: ['15.04', '15.07'],
  fiscalYear: 2027,
  year: 2027,
  first: 5,
  text: 'rumah',
  purpose: 'uji',
  asOf: '2026-11-21T00:00:00Z',
  'Language!': 'ID',
  'ID!': 'demo',
};

export const operationOf = (text: string): OperationDefinitionNode | null | undefined => getOperationAST(parse(text));

export const isQuery = ({ text }: Question): boolean => operationOf(text)?.operation === 'query';

function variablesOf(text: string, values: Record<string, unknown>): Record<string, unknown> {
  const told = (operationOf(text)?.variableDefinitions ?? []).flatMap(({ variable, type }) => {
    const name = variable.name.value;
    const value =
      values[name] ?? values[print(type)] ?? (print(type).endsWith('Filter!') ? { within: '15.07' } : undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(told);
}

/** All that the project hands out, as it stands in `schema/operations`. */
export const savedQuestions = (): Question[] =>
  readOperations().map(({ name, text, variables }) => ({ name, text, variables: variables ?? {} }));

/** All that the portal asks, with variables of which `values` tells some otherwise. */
export const portalQuestions = (values: Record<string, unknown> = {}): Question[] =>
  [...portalDocuments().values()].map((text) => ({
    name: `portal ${operationOf(text)?.name?.value}`,
    text,
    variables: variablesOf(text, { ...VALUES, ...values }),
  }));
