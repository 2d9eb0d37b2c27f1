-- What an audit is asked beside its pages: who to say one is, which categories count, below which score it fails.
alter table audits add column user_agent text;
alter table audits add column categories text;
alter table audits add column fail_on_score real;
alter table audits add column fail_on_drop real;
-- What became of the two limits, once it is known, as JSON; and whether one of them was broken.
alter table audits add column gate text;
alter table audits add column breached integer not null default 0;
alter table audits add column sandbox integer not null default 0;
-- Whether it counts in the allowance of its month.
alter table audits add column charged integer not null default 0;

-- Audits that an account has had in a month, whatever became of their rows. What failed before a page was judged is given back.
create table allowances (
  account_id integer not null references accounts (id) on delete cascade,
  -- When the month began, in milliseconds since 1970.
  month integer not null,
  used integer not null,
  primary key (account_id, month)
) without rowid;

insert into allowances (account_id, month, used)
select account_id, cast(unixepoch(created_at / 1000, 'unixepoch', 'start of month') as integer) * 1000, count(*)
from audits group by 1, 2;

-- One audit a day for whoever has no key, by the hash of the address.
create table visitors (
  address text primary key,
  ready_at integer not null
) without rowid;
