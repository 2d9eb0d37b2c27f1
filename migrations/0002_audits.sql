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
  -- Which pages it may cover: max_pages again, and the patterns, as JSON.
  max_pages integer not null,
  scope text not null,
  ruleset text not null,
  metadata text not null,
  -- Requests with the same key are one, as long as they ask for the same.
  idempotency_key text,
  fingerprint text not null,
  status text not null default 'queued' check (status in ('queued', 'running', 'completed', 'failed')),
  -- What is being done: reading the site's files, its pages, choosing the next pages, or closing.
  phase text not null default 'start' check (phase in ('start', 'pages', 'plan', 'finish')),
  -- The claim that may write, and until when it holds.
  attempt integer not null default 0,
  lease_until integer not null default 0,
  files text,
  -- robots.txt again, for the jobs of pages, and the pause between two requests that it asks for.
  robots text,
  interval_ms integer not null default 0,
  -- The host of the site, once the start page was reached.
  site text,
  -- How often the site asked for fewer requests.
  throttles integer not null default 0,
  stop_reason text,
  scores text,
  error text,
  created_at integer not null,
  started_at integer,
  completed_at integer
);

create unique index audits_by_key on audits (account_id, idempotency_key) where idempotency_key is not null;
create index audits_of_account on audits (account_id, created_at);
create index audits_of_url on audits (account_id, url_key, created_at);
create index audits_open on audits (status, lease_until) where status in ('queued', 'running');

create table pages (
  id integer primary key autoincrement,
  audit_id integer not null references audits (id) on delete cascade,
  url text not null,
  -- Scheme aside, what politeness is owed to.
  host text not null,
  -- Links away from the start.
  depth integer not null default 0,
  source text not null default 'link' check (source in ('start', 'named', 'sitemap', 'link')),
  -- URLs of the same form have the same; those of a form that could go on for ever begin with a tilde.
  pattern text not null default '',
  category text not null default 'default',
  state text not null default 'known'
    check (state in ('known', 'new', 'queued', 'running', 'done', 'failed', 'skipped')),
  -- Why it was left out.
  reason text,
  attempt integer not null default 0,
  lease_until integer not null default 0,
  claimed_at integer not null default 0,
  http_status integer,
  points text not null default '[]',
  issues text not null default '[0,0,0,0]',
  error text,
  findings text not null default '[]',
  summary text,
  links text not null default '[]',
  unique (audit_id, url)
);

create index pages_by_state on pages (audit_id, state, depth, url);
create index pages_open on pages (state, lease_until) where state in ('new', 'queued', 'running');
create index pages_of_host on pages (host, lease_until) where state = 'running';
