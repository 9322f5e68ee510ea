import { connect, createServer, type Socket } from 'node:net';

/** A way to a Postgres that can fall silent without closing anything, as a net does whose other end went away. */
export interface SilentNet {
  /** The database's address by this way. */
  databaseUrl: string;
  /** From now on nothing passes, and no connection ends. */
  fallSilent(): void;
  /** New connections pass again; those of before stay silent for ever. */
  mend(): void;
  close(): void;
}

export async function openSilentNet(databaseUrl: string): Promise<SilentNet> {
  const { hostname, port } = new URL(databaseUrl);
  const ends = new Set<Socket>();
  let isSilent = false;
  const hold = (socket: Socket) => {
    ends.add(socket);
    socket.on('error', () => undefined).once('close', () => ends.delete(socket));
  };
  const server = createServer((near) => {
    hold(near);
    if (isSilent) return;
    const far = connect(Number(port), hostname);
    hold(far);
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const through = new URL(databaseUrl);
  through.hostname = '127.0.0.1';
  through.port = String(address.port);
  return {
    databaseUrl: through.href,
    fallSilent() {
      isSilent = true;
      for (const end of ends) end.unpipe().pause();
    },
    mend() {
      isSilent = false;
    },
    close() {
      ends.forEach((end) => end.destroy());
      server.close();
    },
  };
}
