const LIMITS =
  '-c statement_timeout=3000 -c lock_timeout=1000 -c idle_in_transaction_session_timeout=5000 -c timezone=UTC';

/** Has the system look whether the other machine is still there, where nothing is said for a while. */
export const KEPT_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 5_000 };

/** How the connections of a pool are: nobody waits long for a server, and no statement takes long of it. */
export const connectionTo = (name: string, schemas: string) => ({
  ...KEPT_ALIVE,
  connectionTimeoutMillis: 2_000,
  options: `${LIMITS} -c search_path=${schemas}`,
  application_name: `simpul-${name}`,
});
