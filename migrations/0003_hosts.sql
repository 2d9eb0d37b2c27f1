-- What every audit owes to a host: when the next request may begin, and how slowly it wants them. In milliseconds.
create table hosts (
  host text primary key,
  next_at integer not null default 0,
  interval_ms integer not null default 0,
  -- Requests in a row that it turned away as too many.
  strikes integer not null default 0
) without rowid;
