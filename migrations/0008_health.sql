create index audits_of_website on audits (website_id, created_at);

-- What the files that a website has for crawlers said when they were last read, as JSON, and how often in that month.
create table health (
  website_id integer primary key references websites (id) on delete cascade,
  -- When the month began that is counted, in milliseconds since 1970.
  month integer not null,
  used integer not null,
  checked_at integer,
  found text
);
