-- Audits and their pages. Results are JSON, written once and read whole.
create table audits (
  id integer primary key autoincrement,
  job_id text not null unique default (lower(hex(randomblob(12)))),
  account_id integer not null references accounts (id) on delete cascade,
  website_id integer not null references websites (id) on delete cascade,
  -- As it was asked for, and in its normal form.
  url text not null,
  url_key text not null,
  kind text not null,
  mode text not null,
  language text not null,
  timeout_ms integer not null,
  ruleset text not null,
  metadata text not null,
  status text not null default 'queued' check (status in ('queued', 'running', 'completed', 'failed')),
  -- What is being done: reading the site's files, its pages, or closing.
  phase text not null default 'start' check (phase in ('start', 'pages', 'finish')),
  -- The claim that may write, and until when it holds.
  attempt integer not null default 0,
  lease_until integer not null default 0,
  files text,
  scores text,
  error text,
  created_at integer not null,
  started_at integer,
  completed_at integer
);

create index audits_of_account on audits (account_id, created_at);
create index audits_of_url on audits (account_id, url_key, created_at);
create index audits_open on audits (status, lease_until) where status in ('queued', 'running');

create table pages (
  id integer primary key autoincrement,
  audit_id integer not null references audits (id) on delete cascade,
  url text not null,
  category text not null default 'default',
  state text not null default 'new' check (state in ('new', 'queued', 'running', 'done', 'failed')),
  attempt integer not null default 0,
  lease_until integer not null default 0,
  earned integer not null default 0,
  possible integer not null default 0,
  error text,
  findings text not null default '[]',
  summary text,
  unique (audit_id, url)
);

create index pages_open on pages (state, lease_until) where state in ('new', 'queued', 'running');
