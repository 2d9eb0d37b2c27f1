//! The domain types: plain data with validation, scoring and nothing that touches the outside.

pub mod account;
pub mod audit;
pub mod audit_options;
pub mod candidate;
pub mod changes;
pub mod comparison;
pub mod crawl;
pub mod crawler_files;
pub mod data;
pub mod digest;
pub mod finding;
pub mod fingerprint;
pub mod gate;
pub mod hook;
pub mod job;
pub mod key;
pub mod keyphrases;
pub mod module;
pub mod page;
pub mod recurrence;
pub mod report;
pub mod schedule;
pub mod score;
pub mod score_category;
pub mod site_files;
pub mod summary;
pub mod suppression;
pub mod target;
pub mod timestamp;
pub mod urls;
pub mod wcag;
pub mod webhook;
pub mod webhook_event;
pub mod webhook_secret;

pub use account::{Account, AccountId, Caller, Plan};
pub use audit::{Audit, AuditId, Phase, Status};
pub use audit_options::{AuditOptions, Kind, Language, Mode};
pub use candidate::Candidate;
pub use changes::{Base, Changes, SeverityCounts};
pub use crawl::{Scope, SkipReason, Source, StopReason};
pub use crawler_files::{CrawlerFiles, LineProblem, LlmsTxt, Presence, RobotsTxt, SitemapFile};
pub use data::Data;
pub use digest::PageDigest;
pub use finding::{Evidence, Finding};
pub use gate::Gate;
pub use hook::{Hook, HookProvider, HookSecret, HookStart, HostPattern};
pub use job::Job;
pub use key::{ApiKey, KeyInfo, KeyScope, KeySpellings, sha256};
pub use keyphrases::Keyphrases;
pub use module::{Module, Outcome, Severity};
pub use page::{Category, Page, PageId, PageState};
pub use recurrence::{Recurrence, RecurrenceError};
pub use report::Report;
pub use schedule::{RunResult, RunSkip, RunState, Schedule, ScheduleRun, ScheduleSettings};
pub use score::{Points, Score, Scores};
pub use score_category::{CategoryScores, ScoreCategory};
pub use site_files::{Answer, SiteFile, SiteFiles};
pub use summary::{LinkDetails, PageLink, PageSummary};
pub use suppression::Suppression;
pub use target::{Target, TargetError};
pub use timestamp::Timestamp;
pub use webhook::{Delivery, DeliveryAttempt, DeliveryId, DeliveryState, Webhook};
pub use webhook_event::WebhookEventKind;
pub use webhook_secret::WebhookSecret;

use strum::VariantArray;

/// Returns all variants of an enum, in the order of their declaration. Used for constants, so that a wrong `N` is a
/// compile error.
const fn all_variants<T: VariantArray + Copy, const N: usize>() -> [T; N] {
    match T::VARIANTS.as_array() {
        Some(variants) => *variants,
        #[expect(clippy::panic, reason = "evaluated at compile time only")]
        None => panic!("N is the number of variants"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that an enum is written the same way by `as_str` and in JSON.
    fn agree<T: VariantArray + Copy + serde::Serialize>(as_str: fn(T) -> &'static str) {
        for variant in T::VARIANTS {
            assert_eq!(serde_json::to_value(variant).unwrap(), as_str(*variant));
        }
    }

    #[test]
    fn words_are_the_same_in_json_and_in_the_database() {
        agree(Plan::as_str);
        agree(Status::as_str);
        agree(Mode::as_str);
        agree(StopReason::as_str);
        agree(SkipReason::as_str);
        agree(HookProvider::as_str);
        agree(KeyScope::as_str);
        agree(Module::key);
        agree(Severity::as_str);
        agree(comparison::Change::as_str);
        agree(PageState::as_str);
        agree(RunState::as_str);
        agree(Category::as_str);
        agree(WebhookEventKind::as_str);
        agree(DeliveryState::as_str);
    }

    #[test]
    fn words_are_parsed_as_they_are_written() {
        assert!(Module::ALL.into_iter().all(|module| Module::from_key(module.key()) == Some(module)));
        assert!(Category::VARIANTS.iter().all(|category| category.as_str().parse() == Ok(*category)));
        assert_eq!(Module::from_key("on_page"), None);
    }
}
