import { setTimeout as pause } from 'node:timers/promises';

export interface Live {
  /** What has arrived so far, oldest first. */
  events: any[];
  close(): void;
}

/** Subscribes over server-sent events and collects what arrives. */
export async function listenTo(endpoint: string, query: string, variables: object, token?: string): Promise<Live> {
  const stop = new AbortController();
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
    signal: stop.signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`status ${answer.status}: ${await answer.text()}`);
  const events: any[] = [];
  const read = async (body: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      const lines = `${text}${decoder.decode(chunk, { stream: true })}`.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: {')) events.push(JSON.parse(line.slice(6)));
    }
  };
  // The end by close() is no failure of the story.
  read(answer.body).catch(() => undefined);
  return { events, close: () => stop.abort() };
}

/** Does again and again what the listener is to hear of, until it has: a subscription does not say when it begins. */
export async function untilHeard(live: Live, change: () => Promise<unknown>, attempts = 30): Promise<any> {
  for (let attempt = 0; attempt < attempts && live.events.length === 0; attempt += 1) {
    await change();
    for (let waited = 0; waited < 10 && live.events.length === 0; waited += 1) await pause(50);
  }
  if (live.events.length === 0) throw new Error(`nothing heard after ${attempts} changes`);
  return live.events[0];
}
