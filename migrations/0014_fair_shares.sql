-- The operator's limits for an account, in place of those of its plan; and the times since which it is suspended, and is
-- being deleted.
alter table accounts add column suspended_at integer;
alter table accounts add column suspended_reason text;
alter table accounts add column deleted_at integer;
alter table accounts add column max_audits_a_month integer;
alter table accounts add column max_open_audits integer;
alter table accounts add column max_pages_in_flight integer;

create index accounts_suspended on accounts (id) where suspended_at is not null;

-- Time since which an audit or a page waits because its account has as much in work as it may have; null if it does not.
alter table audits add column waiting_since integer;
alter table pages add column waiting_since integer;

create index audits_running on audits (account_id, id) where status = 'running';
create index audits_waiting on audits (account_id, waiting_since, id) where waiting_since is not null;

-- Requests to hosts beside those for pages and webhooks. A row stands for several requests of one worker.
create table turns (
  id integer primary key autoincrement,
  host text not null,
  weight integer not null,
  claimed_at integer not null,
  lease_until integer not null
);

create index turns_of_host on turns (host, lease_until);

-- A time that a site asked for, or that a wrong clock wrote, blocks its host for ten minutes at most.
update hosts set next_at = min(next_at, cast(unixepoch() as integer) * 1000 + 600000);

-- Row of `hosts` up to which the last sweep has looked for hosts without requests.
alter table sweeps add column host_seen text not null default '';

-- Counters of accounts that deleting audits does not change.
create table counters (
  account_id integer not null references accounts (id) on delete cascade,
  name text not null,
  -- Start of the counted time, in milliseconds since 1970.
  period integer not null,
  used integer not null,
  primary key (account_id, name, period)
) without rowid;

create index counters_by_period on counters (period);

insert into counters (account_id, name, period, used)
select account_id, 'sandbox', created_at - created_at % 86400000, count(*) from audits
where sandbox = 1 and created_at > cast(unixepoch() as integer) * 1000 - 86400000 group by 1, 3;

-- Counters of the service as a whole.
create table shared_counters (
  name text primary key,
  period integer not null,
  used integer not null
) without rowid;

-- Time at which the account may audit a URL again.
create table cooldowns (
  account_id integer not null references accounts (id) on delete cascade,
  sandbox integer not null,
  url_key text not null,
  ready_at integer not null,
  primary key (account_id, sandbox, url_key)
) without rowid;

create index cooldowns_by_time on cooldowns (ready_at);

insert into cooldowns (account_id, sandbox, url_key, ready_at)
select account_id, sandbox, url_key, max(created_at + rest_ms) from audits
where rest_ms is not null and status <> 'failed' and created_at + rest_ms > cast(unixepoch() as integer) * 1000 group by 1, 2, 3;

-- Use of the service by an account in a month (UTC), for the operator.
create table account_usage (
  account_id integer not null references accounts (id) on delete cascade,
  month integer not null,
  audits integer not null default 0,
  pages integer not null default 0,
  -- Requests to sites.
  requests integer not null default 0,
  -- Rows of pages and URLs that were stored.
  rows integer not null default 0,
  primary key (account_id, month)
) without rowid;

create index account_usage_by_pages on account_usage (month, pages);

-- Hosts that are not audited; hosts below them are not either.
create table blocked_hosts (
  host text primary key,
  reason text not null,
  created_at integer not null
) without rowid;
