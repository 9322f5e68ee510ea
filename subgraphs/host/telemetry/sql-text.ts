const PARTS =
  /\bE'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)|"(?:[^"]|"")*"|\$\d+|--[^\n]*|\/\*[\s\S]*?\*\/|\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b/gi;
const MOST = 4_000;

/** A statement without the values that were written into it; names and numbered places stay. */
export function withoutValues(text: string): string {
  const bare = text.replace(PARTS, (part) => {
    if (part.startsWith('"') || /^\$\d+$/.test(part)) return part;
    return part.startsWith('--') || part.startsWith('/*') ? '' : '?';
  });
  return bare.length > MOST ? `${bare.slice(0, MOST)}…` : bare;
}

/** What a trace tells of a statement that a client is about to send. */
export function tellable(query: unknown): string {
  if (typeof query === 'string') return withoutValues(query);
  if (typeof query !== 'object' || query === null || !('text' in query) || typeof query.text !== 'string') return '?';
  // One with a name is written in the code and takes its values apart.
  return 'name' in query && typeof query.name === 'string' ? query.text.slice(0, MOST) : withoutValues(query.text);
}
