import { notesFolder, openCluster, type Postgres, type PostgresOptions } from './postgres.ts';
import { pause } from './processes.ts';

const FAILURES_ALLOWED = 5;
const WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 50;
/** A server that ends sooner than this has failed; one that ends later was killed, and has proved that it runs. */
const PROVED_AFTER_MS = 2_000;

export type KeepOptions = PostgresOptions & {
  /** One line for each end and each return of the server. */
  log?: (message: string) => void;
  /** Called once when the server does not stay up; without it the error is thrown where nobody catches it. */
  onGiveUp?: (error: Error) => void;
};

export type KeptPostgres = {
  /** Stays the same over restarts. */
  url: string;
  adopted: boolean;
  /** The postmaster's process of now. */
  readonly pid: number;
  stop(): Promise<void>;
};

function portOf(url: string): number {
  return Number(new URL(url).port);
}

class Keeper {
  private failures: number[] = [];
  private isStopping = false;
  private restarting: Promise<void> | null = null;
  private readonly notes: string;
  private readonly options: KeepOptions;
  private server: Postgres;

  constructor(notes: string, options: KeepOptions, server: Postgres) {
    this.notes = notes;
    this.options = options;
    this.server = server;
    this.attend();
  }

  get pid(): number {
    return this.server.pid;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.restarting;
    await this.server.stop();
  }

  private attend(): void {
    const since = Date.now();
    this.server.onExit(() => {
      if (this.isStopping) return;
      if (Date.now() - since > PROVED_AFTER_MS) this.failures = [];
      this.options.log?.(`Postgres (process ${this.server.pid}) ended unexpectedly; starting it again.`);
      this.restarting = this.bringBack('it ended unexpectedly');
    });
  }

  /** Starts the server again on the same port, so that the pools of all who use it find it by themselves. */
  private async bringBack(reason: string): Promise<void> {
    const now = Date.now();
    this.failures = [...this.failures.filter((at) => now - at < WITHIN_MS), now];
    if (this.failures.length >= FAILURES_ALLOWED) {
      this.giveUp(reason);
      return;
    }
    await pause(FIRST_PAUSE_MS * 2 ** (this.failures.length - 1));
    if (this.isStopping) return;
    try {
      this.server = await openCluster(this.notes, { ...this.options, port: portOf(this.server.url) });
    } catch (error) {
      await this.bringBack(error instanceof Error ? error.message : String(error));
      return;
    }
    this.options.log?.(`Postgres runs again (process ${this.server.pid}) after ${Date.now() - now} ms.`);
    this.attend();
  }

  private giveUp(reason: string): void {
    const text = `Postgres failed ${FAILURES_ALLOWED} times within a minute and is left alone. Last reason: ${reason}`;
    const error = new Error(`${text}\nIts log: ${this.notes}/log`);
    if (!this.options.onGiveUp) throw error;
    this.options.onGiveUp(error);
  }
}

/**
 * The project's own Postgres, brought back within a second whenever it ends without `stop`; given up when it fails
 * five times in a row within a minute.
 */
export async function keepPostgres(options: KeepOptions = {}): Promise<KeptPostgres> {
  const notes = await notesFolder(options);
  const server = await openCluster(notes, options);
  const keeper = new Keeper(notes, options, server);
  return {
    url: server.url,
    adopted: server.adopted,
    get pid() {
      return keeper.pid;
    },
    stop: () => keeper.stop(),
  };
}
