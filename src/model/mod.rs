//! The nouns: they hold and check, and do nothing else.

pub mod account;
pub mod aspect;
pub mod audit;
pub mod crawl;
pub mod crawler_files;
pub mod finding;
pub mod gate;
pub mod job;
pub mod key;
pub mod module;
pub mod page;
pub mod report;
pub mod score;
pub mod site_files;
pub mod summary;
pub mod target;
pub mod timestamp;
pub mod wcag;

pub use account::{Account, AccountId, Caller, Plan};
pub use aspect::{Aspect, AspectScores};
pub use audit::{Audit, AuditId, Kind, Language, Mode, Phase, Status};
pub use crawl::{Scope, SkipReason, Source, StopReason};
pub use crawler_files::{CrawlerFiles, LineProblem, LlmsTxt, Presence, RobotsTxt, SitemapFile};
pub use finding::{Evidence, Finding};
pub use gate::Gate;
pub use job::Job;
pub use key::{ApiKey, KeyInfo, KeyScope, sha256};
pub use module::{Module, Outcome, Severity};
pub use page::{Category, Page, PageId, PageState};
pub use report::Report;
pub use score::{Points, Score, Scores};
pub use site_files::{Answer, Companion, SiteFiles};
pub use summary::{PageLink, PageSummary};
pub use target::{Target, TargetError};
pub use timestamp::Timestamp;
