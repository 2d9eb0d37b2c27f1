-- Who may use the service, and which websites are theirs. Times are milliseconds since 1970.
create table accounts (
  id integer primary key autoincrement,
  name text not null,
  plan text not null check (plan in ('free', 'starter', 'pro')),
  created_at integer not null
);

-- A key is kept as its SHA-256 only; it is shown once, when it is made.
create table api_keys (
  hash text primary key,
  account_id integer not null references accounts (id) on delete cascade,
  label text not null,
  created_at integer not null,
  revoked_at integer
) without rowid;

create index api_keys_of_account on api_keys (account_id);

create table websites (
  id integer primary key autoincrement,
  account_id integer not null references accounts (id) on delete cascade,
  -- Scheme, host and port.
  url text not null,
  created_at integer not null,
  unique (account_id, url)
);
