//! The HTTP API: dialects, accounts and keys, wrong input, caching and concurrent calls.
mod accounts;
mod authorization;
mod caching;
mod compare;
mod dialects;
mod error_responses;
mod gates;
mod hikoo;
mod input_validation;
mod keys;
mod metricspot;
mod openapi;
mod races;
mod reports;
mod suppressions;
mod target_urls;
mod vertaaux;
