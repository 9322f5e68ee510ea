import type { ReceivedSpan } from './receiver.ts';

/** What a line tells of a step besides its name. */
function detailOf({ facts }: ReceivedSpan): string {
  const sql = facts['db.query.text'];
  if (sql !== undefined) return sql.replaceAll(/\s+/g, ' ').trim();
  const statements = facts['simpul.statements'];
  return [
    facts['graphql.operation.type'],
    facts['graphql.operation.name'],
    statements && `${statements} statements`,
    facts['error.type'] && `ended with ${facts['error.type']}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function line(span: ReceivedSpan, before: string, width: number): string {
  const named = span.facts['db.query.text'] === undefined ? `${span.service}: ${span.name}` : 'sql';
  const time = `${span.milliseconds.toFixed(1)} ms`;
  const text = [`${before}${named}`, time, detailOf(span)].filter(Boolean).join('  ');
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

/** A trace as a tree of lines, each step under the one it belongs to, in the order they began. */
export function traceTree(spans: readonly ReceivedSpan[], width = 160): string {
  const known = new Set(spans.map(({ spanId }) => spanId));
  const belongsTo = ({ parentSpanId }: ReceivedSpan) => (known.has(parentSpanId) ? parentSpanId : '');
  const under = (parent: string, before: string): string[] => {
    const steps = spans.filter((span) => belongsTo(span) === parent).toSorted((one, other) => one.start - other.start);
    return steps.flatMap((step, at) => {
      const isLast = at === steps.length - 1;
      const [branch, further] = parent === '' ? ['', ''] : isLast ? ['└─ ', '   '] : ['├─ ', '│  '];
      return [line(step, before + branch, width), ...under(step.spanId, before + further)];
    });
  };
  return [`trace ${spans[0]?.traceId ?? ''}`, ...under('', '')].join('\n');
}
