import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { receiveTraces } from '../../../gateway/telemetry/receiver.ts';

test('who is killed amid sending its traces does not take the receiver along', async () => {
  const problems: unknown[] = [];
  const note = (problem: unknown) => void problems.push(problem);
  process.prependListener('unhandledRejection', note);
  const receiver = await receiveTraces(0, () => undefined);
  try {
    const { port } = new URL(receiver.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('POST /v1/traces HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"resourceSpans":');
    await pause(100);
    socket.resetAndDestroy();
    await pause(200);
    expect(problems).toEqual([]);
    expect((await fetch(`${receiver.url}/v1/traces`, { method: 'POST', body: '{}' })).status).toBe(200);
  } finally {
    process.off('unhandledRejection', note);
    await receiver.stop();
  }
});
