import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const DRAIN_MS = 5_000;
const SWEEP_MS = 50;

/** Listens on loopback unless the environment names another address; gives the port, and says whose port was taken. */
export async function listen(server: Server, port: number, name: string): Promise<number> {
  await new Promise<void>((ready, failed) => {
    server.once('error', (error) => {
      const isTaken = Reflect.get(error, 'code') === 'EADDRINUSE';
      failed(
        isTaken
          ? new Error(`Port ${port} of ${name} is taken. Stop what listens there, or choose another (.env.example).`)
          : error,
      );
    });
    server.listen(port, process.env['BIND_ADDRESS'] ?? '127.0.0.1', ready);
  });
  return (server.address() as AddressInfo).port;
}

/** Takes no new requests, lets those that run end, and closes what is idle meanwhile; what runs too long is cut. */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
