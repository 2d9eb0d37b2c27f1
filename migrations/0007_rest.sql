-- How long its URL has to rest after an audit, in milliseconds; null where it need not.
alter table audits add column rest_ms integer;
