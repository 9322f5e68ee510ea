#!/bin/bash
# The replica of compose.yaml: a copy of the primary at its first start, which streams from then on.
set -euo pipefail
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  # The slot of a try that was cut off is there already; one that the primary has given up leads nowhere.
  psql -h primary -U simpul -d simpul -v ON_ERROR_STOP=1 -qAt <<'SQL'
select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = 'replica' and wal_status = 'lost';
select pg_create_physical_replication_slot('replica')
  where not exists (select from pg_replication_slots where slot_name = 'replica');
SQL
  # Whole under another name first: half a copy would be started as one.
  rm -rf "$PGDATA.new" "$PGDATA"
  pg_basebackup -h primary -U simpul -D "$PGDATA.new" -X stream -R -S replica
  mv "$PGDATA.new" "$PGDATA"
fi
exec postgres -c max_connections=300 -c hot_standby_feedback=on
