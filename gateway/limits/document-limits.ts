import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  GraphQLError,
  Kind,
  parse,
  type OperationTypeNode,
  type ParseOptions,
  type SelectionSetNode,
  type Source,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

const MOST_TOKENS = 3_000;
const DEEPEST = 12;
const MOST_ALIASES = 30;
const MOST_DIRECTIVES = 30;
const MOST_ROOT_FIELDS: Record<OperationTypeNode, number> = { query: 20, mutation: 3, subscription: 1 };

/** A longer document is given up while it is read, before anything is made of it. */
export const parseShort = (source: string | Source, options?: ParseOptions) =>
  parse(source, { ...options, maxTokens: MOST_TOKENS });

/** A library's limit, told as every other fault of validation and beside them, not thrown in their midst. */
const telling = (n: number) => ({
  n,
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError) =>
      context?.reportError(new GraphQLError(error.message.replace(/^Syntax Error: /, ''))),
  ],
});

/** Fields of the operation itself; a fragment that is spread twice gives the same fields, so it is counted once. */
export const rootFieldsRule: ValidationRule = (context) => ({
  OperationDefinition({ operation, selectionSet }) {
    const met = new Set<string>();
    const count = (within: SelectionSetNode): number => {
      let found = 0;
      for (const selection of within.selections) {
        if (selection.kind === Kind.FIELD) found += 1;
        else if (selection.kind === Kind.INLINE_FRAGMENT) found += count(selection.selectionSet);
        else if (!met.has(selection.name.value)) {
          met.add(selection.name.value);
          const fragment = context.getFragment(selection.name.value);
          if (fragment) found += count(fragment.selectionSet);
        }
      }
      return found;
    };
    const found = count(selectionSet);
    const most = MOST_ROOT_FIELDS[operation];
    if (found > most)
      context.reportError(
        new GraphQLError(`One ${operation} asks for at most ${most} fields of the root, this one for ${found}.`),
      );
  },
});

/** What a document may be at most, whatever it asks for. */
export const DOCUMENT_RULES: readonly ValidationRule[] = [
  maxDepthRule({ ...telling(DEEPEST), flattenFragments: true }),
  maxAliasesRule(telling(MOST_ALIASES)),
  maxDirectivesRule(telling(MOST_DIRECTIVES)),
  rootFieldsRule,
];
