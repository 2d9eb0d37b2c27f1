-- The failures of a page by fingerprint, as JSON, so that audits are compared without their findings; null before the
-- page was judged, and for pages from before this column.
alter table pages add column digest text;
-- Suppressed issues by severity, mildest first. Those in `issues` are not suppressed.
alter table pages add column suppressed text not null default '[0,0,0,0]';

-- The severity from which new issues break the audit's gate.
alter table audits add column fail_on_new text;
-- The numbers of differences from the audit it was compared with, as JSON; written when the audit ends.
alter table audits add column changes text;
-- The ids of the suppressions that applied, as JSON; written when the audit ends.
alter table audits add column suppressions text;

-- The rules of each version of the rules, as JSON, so that a rule that came later is not taken for a new problem.
create table rulesets (
  version text primary key,
  rules text not null
) without rowid;

-- Findings that an account decided not to count. What is null matches everything.
create table suppressions (
  id text primary key,
  account_id integer not null references accounts (id) on delete cascade,
  -- 1: made by a test key; applies to sandbox audits only.
  sandbox integer not null default 0,
  rule text,
  fingerprint text,
  url text,
  selector text,
  reason text not null,
  owner text,
  expires_at integer,
  created_at integer not null,
  updated_at integer not null
) without rowid;

create index suppressions_of_account on suppressions (account_id, sandbox, created_at);
