/** The tables each subgraph keeps of files and what became of them; its migration creates them. */
export const IMPORT_DDL: readonly string[] = [
  `create table import_upload (
    id uuid primary key,
    token_hash text not null unique,
    file_name text not null,
    format text not null check (format in ('CSV', 'XLSX', 'GEOJSON')),
    size integer not null check (size > 0),
    sha256 text not null,
    requested_by text not null,
    requested_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    stored_at timestamptz(3))`,
  'create index import_upload_of on import_upload (requested_by, requested_at)',
  // The bytes lie here until they were read, so that any process of the subgraph can go on with them.
  `create table import_piece (
    upload_id uuid not null references import_upload on delete cascade,
    ordinal integer not null,
    bytes bytea not null,
    primary key (upload_id, ordinal))`,
  `create table import_run (
    id uuid primary key,
    upload_id uuid references import_upload on delete set null,
    file_name text not null,
    data_set text not null,
    mapping jsonb,
    is_dry_run boolean not null,
    state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    started_by text not null,
    -- Who reads it besides: whoever may act in all of this area; null is the whole country.
    area_code text,
    -- The rights it writes with, as they were when it was started.
    actor jsonb not null,
    key text not null,
    body_hash text not null,
    rows_read integer not null default 0,
    rows_new integer not null default 0,
    rows_changed integer not null default 0,
    rows_same integer not null default 0,
    rows_refused integer not null default 0,
    settled_up_to bigint not null default 0,
    tries integer not null default 0,
    worker uuid,
    beat_at timestamptz(3),
    failure_code text,
    failure_id text,
    failure_en text,
    queued_at timestamptz(3) not null,
    finished_at timestamptz(3),
    constraint one_import_per_key unique (started_by, key),
    constraint counts_add_up check (rows_read = rows_new + rows_changed + rows_same + rows_refused),
    check ((state in ('DONE', 'FAILED')) = (finished_at is not null)),
    check ((state = 'FAILED') = (failure_code is not null)))`,
  "create index import_run_waiting on import_run (queued_at) where state in ('QUEUED', 'RUNNING')",
  'create index import_run_listed on import_run (queued_at desc, id desc)',
  `create table import_problem (
    run_id uuid not null references import_run,
    ordinal integer not null,
    row_number integer not null,
    column_name text,
    value text,
    code text not null,
    words_id text not null,
    words_en text not null,
    primary key (run_id, ordinal))`,
  `create table import_change (
    run_id uuid not null references import_run,
    ordinal integer not null,
    row_number integer not null,
    kind text not null check (kind in ('NEW', 'CHANGED')),
    key text,
    differences jsonb not null,
    primary key (run_id, ordinal))`,
];

/** Rules of the ledger: what is kept of a run never exceeds what it counted. */
export const IMPORT_LEDGER_RULES: Readonly<Record<string, string>> = {
  'an import names no more changed rows than it counted': `
    select r.id::text as key, concat(count(*), ' > ', r.rows_new + r.rows_changed) as detail
    from import_run r join import_change c on c.run_id = r.id
    group by r.id having count(*) > r.rows_new + r.rows_changed`,
  'an import with problems has counted refused rows': `
    select r.id::text as key, concat(count(distinct p.row_number), ' > ', r.rows_refused) as detail
    from import_run r join import_problem p on p.run_id = r.id
    group by r.id having count(distinct p.row_number) > r.rows_refused`,
};

/** Why the audit trail leaves these tables out. */
export const IMPORT_UNAUDITED: Readonly<Record<string, string>> = {
  import_upload: 'files on their way in, forgotten after a day',
  import_piece: 'their bytes',
  import_run: 'how far an import has come; what it wrote is audited, with who started it',
  import_problem: 'why rows were refused: nothing was written',
  import_change: 'what an import showed of its changes; the rows themselves are audited',
};
