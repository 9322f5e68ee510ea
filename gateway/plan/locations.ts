import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';

const textOf = (directive: ConstDirectiveNode, name: string): string => {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
};

/** Where a supergraph says that its subgraphs are: the address of each, by its name. */
export function locationsIn(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const graphs = supergraph.definitions.flatMap((one) =>
    one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph' ? (one.values ?? []) : [],
  );
  const told = graphs.flatMap(({ directives = [] }) => directives.filter(({ name }) => name.value === 'join__graph'));
  return new Map(told.map((graph) => [textOf(graph, 'name'), textOf(graph, 'url')]));
}
