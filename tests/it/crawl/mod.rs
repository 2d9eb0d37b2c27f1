//! Fetching and crawling: single audits, whole sites, page classification and injected faults.
mod audits;
mod classification;
mod crawls;
mod equal_urls;
mod fair_shares;
mod fault_injection;
mod http_client;
mod log;
mod outages;
mod schedule_faults;
mod schedules;
mod site_rules;
