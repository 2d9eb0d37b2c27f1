-- Audits that start by themselves, by a cron expression in a time zone.
create table schedules (
  id text primary key,
  account_id integer not null references accounts (id) on delete cascade,
  url text not null,
  mode text not null,
  cron_expression text not null,
  time_zone text not null,
  name text not null,
  enabled integer not null,
  alert_on_fail integer not null,
  alert_on_score_drop integer not null,
  score_threshold real not null,
  webhook_url text,
  email_recipients text,
  -- Made with a test key: its audits are sandbox audits.
  sandbox integer not null,
  -- Counts the changes that its owner made.
  version integer not null default 0,
  created_at integer not null,
  last_run_at integer,
  -- Null while it is disabled.
  next_run_at integer
) without rowid;

create index schedules_of_account on schedules (account_id, created_at, id);
create index schedules_due on schedules (next_run_at) where next_run_at is not null;

-- A run is claimed once for each due time. It waits until its audit is started or it is skipped, and ends with its audit.
create table schedule_runs (
  id integer primary key autoincrement,
  public_id text not null unique default ('run_' || lower(hex(randomblob(12)))),
  schedule_id text not null references schedules (id) on delete cascade,
  due_at integer not null,
  claimed_at integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'started', 'skipped', 'completed', 'failed')),
  -- The claim that may write, and until when it holds.
  attempt integer not null default 0,
  lease_until integer not null default 0,
  audit_id integer references audits (id) on delete set null,
  job_id text,
  score integer,
  -- Difference to the last score before it.
  score_delta integer,
  started_at integer,
  completed_at integer,
  error text,
  unique (schedule_id, due_at)
);

create index schedule_runs_open on schedule_runs (state, lease_until) where state in ('waiting', 'started');
create index schedule_runs_of_audit on schedule_runs (audit_id) where audit_id is not null;
