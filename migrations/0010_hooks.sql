-- Incoming webhooks: URLs that deploy systems call to start an audit.
create table hooks (
  -- 160 random bits: part of the URL, which needs no API key.
  id text primary key,
  account_id integer not null references accounts (id) on delete cascade,
  name text not null,
  -- The start page of its audits, and further hosts that a delivery may name, as JSON.
  url text not null,
  allowed_hosts text not null,
  -- Null: detected by the headers of each delivery.
  provider text,
  signature_header text,
  -- Readable, because checking an HMAC needs the secret itself. After a rotation the old one is valid for a while.
  secret text not null,
  old_secret text,
  old_secret_until integer,
  -- The options of its audits, as JSON in the form of the API.
  options text not null,
  debounce_ms integer not null,
  sandbox integer not null,
  enabled integer not null default 1,
  created_at integer not null
) without rowid;

create index hooks_of_account on hooks (account_id, created_at);

-- Deliveries of the last 24 hours, so that a repeated one starts nothing.
create table hook_deliveries (
  hook_id text not null references hooks (id) on delete cascade,
  key text not null,
  audit_id integer references audits (id) on delete set null,
  created_at integer not null,
  primary key (hook_id, key)
) without rowid;

create index hook_deliveries_by_age on hook_deliveries (created_at);
create index hook_deliveries_of_audit on hook_deliveries (audit_id);

-- The hook that started the audit, which may be deleted since; and the time before which the audit does not start.
alter table audits add column hook_id text;
alter table audits add column start_at integer;

create index audits_waiting_of_hook on audits (hook_id) where hook_id is not null and status = 'queued';
