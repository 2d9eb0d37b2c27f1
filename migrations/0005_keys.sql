-- Keys have a name to be managed by, scopes, an end, and a trace of their last use, which is at most an hour behind.
create table keys (
  hash text primary key,
  id text not null unique default (lower(hex(randomblob(8)))),
  account_id integer not null references accounts (id) on delete cascade,
  label text not null,
  -- The first characters of the key, by which its owner knows it.
  prefix text not null default '',
  scopes text not null default 'read write admin',
  created_at integer not null,
  expires_at integer,
  last_used_at integer,
  revoked_at integer
) without rowid;

insert into keys (hash, account_id, label, created_at, revoked_at)
select hash, account_id, label, created_at, revoked_at from api_keys;

drop table api_keys;

alter table keys rename to api_keys;

create index api_keys_of_account on api_keys (account_id, created_at);

-- Counts what was deleted, so that no cache shows it again.
alter table accounts add column version integer not null default 0;
