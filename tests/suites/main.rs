//! Published test suites and html5ever, compared with our rules and parsers: `cargo test --test suites`.
//!
//! The suites are other people's work and stay outside the repository, in the folder that `SITEGAUGE_DATA` names; the
//! default is `../shared/data`, relative to the crate. A suite whose data is missing is reported as skipped, with the
//! reason; with `CI=true` it fails. `-- --nocapture` prints the report of each suite.
#![allow(
    clippy::allow_attributes,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may panic and print"
)]
mod act;
mod headers;
mod html5ever;
mod lighthouse;
mod robots;
#[path = "../support/mod.rs"]
mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

struct Suite {
    name: &'static str,
    /// The file or folder under the data folder without which the suite cannot run.
    data: Option<&'static str>,
    /// Returns a report for people, or why the suite fails.
    run: fn() -> Result<String, Failed>,
}

const SUITES: [Suite; 7] = [
    Suite { name: "act", data: Some("act/index.json"), run: act::run },
    Suite { name: "headers", data: Some("headers.json"), run: headers::run },
    Suite { name: "html5ever::act_cases", data: Some("act/cases"), run: html5ever::act_cases },
    Suite { name: "html5ever::generated_documents", data: None, run: html5ever::generated_documents },
    Suite { name: "html5ever::real_documents", data: None, run: html5ever::real_documents },
    Suite { name: "lighthouse", data: Some("lighthouse.json"), run: lighthouse::run },
    Suite { name: "robots", data: Some("robots.json"), run: robots::run },
];

fn main() {
    let arguments = Arguments::from_args();
    let is_ci = variable("CI").as_deref() == Some("true");
    let trials = SUITES.iter().map(|suite| trial(suite, &arguments, is_ci)).collect();
    libtest_mimic::run(&arguments, trials).exit();
}

/// A trial that is marked as ignored where its data is missing, unless that must fail.
#[expect(clippy::print_stdout, reason = "libtest-mimic has no message for an ignored trial")]
fn trial(suite: &'static Suite, arguments: &Arguments, is_ci: bool) -> Trial {
    let missing = suite.data.map(data_path).filter(|path| !path.exists());
    let is_skipped = missing.is_some() && !is_ci;
    let is_selected = arguments.filter.as_ref().is_none_or(|filter| suite.name.contains(filter.as_str()));
    if let Some(path) = missing.as_ref().filter(|_| is_skipped && is_selected && !arguments.list) {
        println!("suite {}: skipped: no data at {}", suite.name, path.display());
    }
    let shows_report = arguments.nocapture;
    let run = move || match missing {
        Some(path) => Err(format!("no data at {}; set SITEGAUGE_DATA", path.display()).into()),
        None => {
            let report = (suite.run)()?;
            if shows_report {
                println!("{report}");
            }
            Ok(())
        }
    };
    Trial::test(suite.name, run).with_ignored_flag(is_skipped)
}

#[expect(clippy::disallowed_methods, reason = "the environment says where the data is and whether this is CI")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The path of a file or folder in the data folder.
fn data_path(name: &str) -> PathBuf {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    variable("SITEGAUGE_DATA").map_or_else(default, PathBuf::from).join(name)
}

/// Reads a file of the data folder.
fn read(name: &str) -> Result<String, Failed> {
    let path = data_path(name);
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// Reads a JSON file of the data folder.
fn read_json<T: DeserializeOwned>(name: &str) -> Result<T, Failed> {
    serde_json::from_str(&read(name)?).map_err(|error| format!("{name}: {error}").into())
}
