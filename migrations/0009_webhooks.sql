-- Endpoints that an account has its events sent to. Secrets are stored as they are, because they sign.
create table webhooks (
  id text primary key,
  account_id integer not null references accounts (id) on delete cascade,
  url text not null,
  -- The kinds of events to send, as a JSON list; null for all.
  events text,
  secret text not null,
  -- The secret before, which signs beside the current one until then.
  old_secret text,
  old_secret_until integer,
  enabled integer not null default 1,
  disabled_reason text,
  -- When the first attempt failed since the last success.
  failing_since integer,
  last_delivery_at integer,
  created_at integer not null
) without rowid;

create index webhooks_of_account on webhooks (account_id, created_at);

-- What happened, once for all receivers. The body is built once, and every attempt sends the same bytes.
create table events (
  id text primary key default ('msg_' || lower(hex(randomblob(16)))),
  account_id integer not null references accounts (id) on delete cascade,
  kind text not null,
  audit_id integer references audits (id) on delete cascade,
  -- Orders the events of an audit.
  sequence integer not null default 1,
  body text,
  created_at integer not null
);

create index events_of_account on events (account_id, created_at);
create index events_of_audit on events (audit_id, sequence);
create index events_by_age on events (created_at);

-- An event on its way to one receiver: an endpoint, or the URL that an audit was created with.
create table deliveries (
  id integer primary key autoincrement,
  event_id text not null references events (id) on delete cascade,
  webhook_id text references webhooks (id) on delete cascade,
  url text,
  -- The host of the last attempt, which takes turns like every host.
  host text,
  state text not null default 'pending' check (state in ('pending', 'running', 'delivered', 'failed')),
  -- Claims so far; the last one may write until its lease expires.
  attempt integer not null default 0,
  lease_until integer not null default 0,
  claimed_at integer not null default 0,
  -- The position in the schedule of attempts, and when the next one is due.
  tries integer not null default 0,
  due_at integer not null,
  unique (event_id, webhook_id)
);

create index deliveries_open on deliveries (state, due_at) where state in ('pending', 'running');
create index deliveries_of_webhook on deliveries (webhook_id, id);
create index deliveries_of_host on deliveries (host, lease_until) where state = 'running';

create table delivery_attempts (
  delivery_id integer not null references deliveries (id) on delete cascade,
  attempt integer not null,
  -- A model::DeliveryAttempt as JSON.
  log text not null,
  primary key (delivery_id, attempt)
) without rowid;

-- The URL that is told the end of an audit, and the secret of its account that signs this.
alter table audits add column webhook_url text;
alter table accounts add column webhook_secret text;
alter table accounts add column old_webhook_secret text;
alter table accounts add column old_webhook_secret_until integer;
