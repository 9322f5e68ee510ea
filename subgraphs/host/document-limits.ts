import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  GraphQLError,
  Kind,
  Lexer,
  parse,
  Source,
  TokenKind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type OperationTypeNode,
  type ParseOptions,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** What a document may be at most, whatever it asks for. */
export interface DocumentLimits {
  tokens: number;
  depth: number;
  aliases: number;
  directives: number;
  /** Fields of the operation itself. */
  rootFields: Record<OperationTypeNode, number>;
  /** All fields, with the fragments written out. */
  fields: number;
}

/** Brackets within brackets of any kind; every reader of documents, here and in the planner, goes a step down for each. */
const MOST_NESTED = 40;
const OPENING = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

const tooLong = (message: string, limit: string) =>
  new GraphQLError(message, { extensions: { code: 'GRAPHQL_PARSE_FAILED', limit } });

/** A fault of validation that names the limit it is about. */
const tooMuch = (message: string, limit: string) =>
  new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', limit } });

/** Gives up a text that is longer or deeper nested than anything needs to be, before anything is made of it. */
export function assertShort(text: string, tokens: number): void {
  const lexer = new Lexer(new Source(text));
  let nested = 0;
  for (let count = 1; lexer.advance().kind !== TokenKind.EOF; count += 1) {
    if (OPENING.has(lexer.token.kind)) nested += 1;
    if (CLOSING.has(lexer.token.kind)) nested -= 1;
    if (count > tokens) throw tooLong(`A document has at most ${tokens} tokens.`, 'tokens');
    if (nested > MOST_NESTED) throw tooLong(`Brackets stand at most ${MOST_NESTED} deep in each other.`, 'brackets');
  }
}

export function parseShort(source: string | Source, options: ParseOptions | undefined, tokens: number): DocumentNode {
  assertShort(typeof source === 'string' ? source : source.body, tokens);
  return parse(source, options);
}

/** A library's limit, told as every other fault of validation and beside them, not thrown in their midst. */
const telling = (n: number, limit: string) => ({
  n,
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError) =>
      context?.reportError(tooMuch(error.message.replace(/^Syntax Error: /, ''), limit)),
  ],
});

/** How many fields of the root an operation asks for; a fragment that is spread twice gives the same, so it is counted once. */
export function rootFieldsOf(
  operation: OperationDefinitionNode,
  fragmentCalled: (name: string) => FragmentDefinitionNode | null | undefined,
): number {
  const met = new Set<string>();
  const count = (within: SelectionSetNode): number => {
    let found = 0;
    for (const selection of within.selections) {
      if (selection.kind === Kind.FIELD) found += 1;
      else if (selection.kind === Kind.INLINE_FRAGMENT) found += count(selection.selectionSet);
      else if (!met.has(selection.name.value)) {
        met.add(selection.name.value);
        const fragment = fragmentCalled(selection.name.value);
        if (fragment) found += count(fragment.selectionSet);
      }
    }
    return found;
  };
  return count(operation.selectionSet);
}

const rootFieldsRule =
  (limits: Record<OperationTypeNode, number>): ValidationRule =>
  (context) => ({
    OperationDefinition(node) {
      const found = rootFieldsOf(node, (name) => context.getFragment(name));
      const most = limits[node.operation];
      if (found <= most) return;
      const message = `One ${node.operation} asks for at most ${most} fields of the root, this one for ${found}.`;
      context.reportError(tooMuch(message, 'root fields'));
    },
  });

/** Types of the schema that are asked for by name, in one operation. */
const MOST_TYPES = 5;

/**
 * The lists of a schema are long, and no list of it is priced by its length: each is told once, for which other names would
 * have it told again.
 */
const introspectionRule: ValidationRule = (context) => {
  let types = 0;
  return {
    Field({ name, alias }) {
      if (name.value === '__type') {
        types += 1;
        const message = `Ask for at most ${MOST_TYPES} types of the schema at once.`;
        if (types === MOST_TYPES + 1) context.reportError(tooMuch(message, 'introspection'));
        return;
      }
      const isOfSchema = name.value === '__schema' || context.getParentType()?.name.startsWith('__');
      if (!isOfSchema || !alias || alias.value === name.value) return;
      const message = `The schema is told by its own names: ask for "${name.value}" without the alias "${alias.value}".`;
      context.reportError(tooMuch(message, 'introspection'));
    },
  };
};

/** All fields, each fragment as often as it is spread; each is read once, so that doubling ones cost nothing to count. */
const fieldsRule =
  (most: number): ValidationRule =>
  (context) => ({
    OperationDefinition({ selectionSet }) {
      const known = new Map<string, number>();
      const count = (within: SelectionSetNode): number => {
        let found = 0;
        for (const selection of within.selections) {
          if (selection.kind === Kind.FRAGMENT_SPREAD) found += countOf(selection.name.value);
          else if (selection.selectionSet) found += 1 + count(selection.selectionSet);
          else found += 1;
        }
        return found;
      };
      const countOf = (name: string): number => {
        const counted = known.get(name);
        if (counted !== undefined) return counted;
        // A circle ends here; another rule tells of it.
        known.set(name, 0);
        const fragment = context.getFragment(name);
        const found = fragment ? count(fragment.selectionSet) : 0;
        known.set(name, found);
        return found;
      };
      if (count(selectionSet) > most)
        context.reportError(tooMuch(`One operation asks for at most ${most} fields, fragments written out.`, 'fields'));
    },
  });

/** The limits as rules of validation. */
export const documentRules = (limits: DocumentLimits): ValidationRule[] => [
  maxDepthRule({ ...telling(limits.depth, 'depth'), flattenFragments: true }),
  maxAliasesRule(telling(limits.aliases, 'aliases')),
  maxDirectivesRule(telling(limits.directives, 'directives')),
  rootFieldsRule(limits.rootFields),
  fieldsRule(limits.fields),
  introspectionRule,
];
