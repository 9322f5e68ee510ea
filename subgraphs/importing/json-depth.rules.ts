/** How deep the brackets of a JSON text stand open, and whether it ended inside a string. */
export interface JsonPlace {
  depth: number;
  isInString: boolean;
  isEscaped: boolean;
}

export const AT_THE_START: JsonPlace = { depth: 0, isInString: false, isEscaped: false };

/** Follows the brackets through the next piece of a JSON text; null where more of them stand open than allowed. */
export function follow(place: JsonPlace, text: string, deepest: number): JsonPlace | null {
  let { depth, isInString, isEscaped } = place;
  for (const sign of text) {
    if (isEscaped) isEscaped = false;
    else if (isInString) {
      if (sign === '\\') isEscaped = true;
      else if (sign === '"') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > deepest) return null;
  }
  return { depth, isInString, isEscaped };
}
