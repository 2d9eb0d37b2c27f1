//! The HTTP API: dialects, accounts and keys, wrong input, caching and concurrent calls.
mod accounts;
mod authorization;
mod caching;
mod clients;
mod dialects;
mod error_responses;
mod generators;
mod hikoo;
mod input_validation;
mod issue_stream;
mod keys;
mod metricspot;
mod openapi;
mod races;
mod reports;
mod target_urls;
mod vertaaux;
