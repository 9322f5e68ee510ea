#!/bin/bash
# Lets the replica of compose.yaml stream from the primary; run once, when the primary's data is made.
set -euo pipefail
echo 'host replication all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
