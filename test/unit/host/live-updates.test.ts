import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';

import express from 'express';
import { buildSchema } from 'graphql';
import { expect, onTestFinished, test } from 'vitest';

import type { LocalAnswer, LocalExecutor } from '../../../subgraphs/host/execute.ts';
import { liveUpdates } from '../../../subgraphs/host/live-updates.ts';

const schema = buildSchema('type Query { word: String } type Subscription { word: String }');

/** A door with somebody behind it who answers as told. */
async function openDoor(execute: LocalExecutor): Promise<number> {
  const server = createServer(express().use(express.json(), liveUpdates(schema, execute)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => server.closeAllConnections());
  return (server.address() as AddressInfo).port;
}

/** Subscribes, and reads nothing unless told to. */
const follow = (port: number): Promise<IncomingMessage> =>
  new Promise((answered, failed) => {
    const headers = { accept: 'text/event-stream', 'content-type': 'application/json' };
    request({ port, host: '127.0.0.1', method: 'POST', headers }, answered)
      .once('error', failed)
      .end(JSON.stringify({ query: 'subscription { word }' }));
  });

test('answers are frames of server-sent events, with an end', async () => {
  async function* two(): AsyncGenerator<LocalAnswer> {
    yield { data: { word: 'satu' } };
    yield { data: { word: 'dua' } };
  }
  const answer = await follow(await openDoor(async () => two()));
  expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  const next = (word: string) => `event: next\ndata: {"data":{"word":"${word}"}}\n\n`;
  const text = (await answer.toArray()).join('');
  expect(text).toBe(`:\n\n${next('satu')}${next('dua')}event: complete\ndata: \n\n`);
});

test('one answer instead of a stream, such as a token that is refused, is told and ends it', async () => {
  const answer = await follow(await openDoor(async () => ({ data: null, errors: [{ message: 'no' }] })));
  const text = (await answer.toArray()).join('');
  expect(text).toBe(':\n\nevent: next\ndata: {"data":null,"errors":[{"message":"no"}]}\n\nevent: complete\ndata: \n\n');
});

test('for a reader who does not read nothing piles up, and the source ends when he leaves', async () => {
  let [worked, isEnded] = [0, false];
  async function* endless(): AsyncGenerator<LocalAnswer> {
    try {
      for (;;) {
        await turn();
        worked += 1;
        yield { data: { word: 'x'.repeat(100_000) } };
      }
    } finally {
      isEnded = true;
    }
  }
  const answer = await follow(await openDoor(async () => endless()));
  await pause(1_000);
  const soon = worked;
  await pause(500);
  // What the sockets of both sides hold, some megabytes, and no more.
  expect(soon).toBeLessThan(200);
  expect(worked).toBe(soon);
  answer.destroy();
  await expect.poll(() => isEnded).toBe(true);
});
