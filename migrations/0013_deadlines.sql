-- Time at which an audit ends with the pages it has, in milliseconds since 1970; null until its first page is requested.
-- Waiting in the queue and outages of the service move it.
alter table audits add column deadline_at integer;

-- Time up to which sweeps have succeeded or outages are accounted for, in milliseconds since 1970; one row.
create table sweeps (
  id integer primary key check (id = 1),
  alive_at integer not null
);

create index visitors_by_time on visitors (ready_at);
create index deliveries_waiting on deliveries (host) where state = 'pending';

insert into sweeps (id, alive_at) values (1, cast(unixepoch() as integer) * 1000);
