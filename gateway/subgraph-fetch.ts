import { fetch, Response, TransformStream } from '@whatwg-node/fetch';

const MOST_BYTES = 10_000_000;

class TooLong extends Error {
  constructor() {
    super(`the answer of a subgraph is longer than ${MOST_BYTES} bytes`);
  }
}

/** The same answer, which fails as soon as it is too long; one that tells its length is not looked at piece by piece. */
function bounded(answer: Response): Response {
  const { headers, body } = answer;
  const length = headers.has('content-encoding') ? null : headers.get('content-length');
  if (length !== null) {
    if (Number(length) <= MOST_BYTES) return answer;
    void body?.cancel();
    throw new TooLong();
  }
  if (!body) return answer;
  let left = MOST_BYTES;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, out) {
      left -= piece.byteLength;
      if (left < 0) out.error(new TooLong());
      else out.enqueue(piece);
    },
  });
  return new Response(body.pipeThrough(counter), answer);
}

/** Asks a subgraph at its own address and no other: a redirect would carry the caller's token and our secret elsewhere. */
export async function fetchSubgraph(
  address: string,
  init: RequestInit | undefined,
  isOpen: boolean,
): Promise<Response> {
  const answer = await fetch(address, { ...init, redirect: 'error' });
  return isOpen ? answer : bounded(answer);
}
