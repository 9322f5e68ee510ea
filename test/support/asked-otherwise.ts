import { Kind, print, visit, parse, type DocumentNode, type FieldNode, type SelectionNode } from 'graphql';

/** A document that asks the same in another way, with the variables that this needs. */
export interface AskedOtherwise {
  text: string;
  variables: Record<string, unknown>;
}

type Way = (document: DocumentNode) => AskedOtherwise;

const named = (value: string) => ({ kind: Kind.NAME, value }) as const;
const MOST_ALIASES = 25;

/** Every name is another one. */
const byAliases: Way = (document) => {
  let count = 0;
  const changed = visit(document, {
    Field: (node) => {
      if (node.name.value.startsWith('__') || node.alias || count >= MOST_ALIASES) return undefined;
      count += 1;
      return { ...node, alias: named(`a${count}_${node.name.value}`) };
    },
  });
  return { text: print(changed), variables: {} };
};

/** Each object's fields once in a fragment without a type and once, in part, beside it; with the names of all types. */
const byFragments: Way = (document) => {
  const typename: FieldNode = { kind: Kind.FIELD, name: named('__typename') };
  const changed = visit(document, {
    Field: {
      leave(node) {
        if (!node.selectionSet) return undefined;
        const selections: readonly SelectionNode[] = node.selectionSet.selections;
        const leaves = selections.filter((one) => one.kind === Kind.FIELD && !one.selectionSet);
        const whole: SelectionNode = { kind: Kind.INLINE_FRAGMENT, selectionSet: node.selectionSet };
        const within = [typename, ...leaves.slice(0, 2), whole];
        return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: within } };
      },
    },
  });
  return { text: print(changed), variables: {} };
};

const MOST_CONDITIONS = 15;

/** Every other field is asked for on a condition, of which one holds and one does not. */
const onConditions: Way = (document) => {
  let count = 0;
  const changed = visit(document, {
    OperationDefinition: {
      leave: (node) => {
        const declared = parse('query ($yes: Boolean!, $no: Boolean!) { a }').definitions[0];
        const more = declared?.kind === Kind.OPERATION_DEFINITION ? (declared.variableDefinitions ?? []) : [];
        return { ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...more] };
      },
    },
    Field: {
      leave(node, _key, _parent, _path, ancestors) {
        count += 1;
        if (count % 2 === 0 || count > 2 * MOST_CONDITIONS || ancestors.length < 6) return undefined;
        const [directive, variable] = count % 4 === 1 ? ['include', 'yes'] : ['skip', 'no'];
        const odd = count % 7 === 0 ? (variable === 'yes' ? 'no' : 'yes') : variable;
        const value = { kind: Kind.VARIABLE, name: named(odd) } as const;
        const given = { kind: Kind.ARGUMENT, name: named('if'), value } as const;
        return { ...node, directives: [{ kind: Kind.DIRECTIVE, name: named(directive), arguments: [given] } as const] };
      },
    },
  });
  return { text: print(changed), variables: { yes: true, no: false } };
};

const asItIs: Way = (document) => ({ text: print(document), variables: {} });

/** Ways to ask a question, the plain one first. */
export const WAYS: Readonly<Record<string, Way>> = {
  'as it is': asItIs,
  'by other names': byAliases,
  'in fragments': byFragments,
  'on conditions': onConditions,
};
