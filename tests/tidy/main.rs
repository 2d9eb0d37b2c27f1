//! The invariants of the architecture: imports, file lengths, and the places of SQL and of outside names.
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
mod imports;
mod migrations;
mod urls;
mod words;

use imports::{Imports, circles};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The other rooms that each room may name; a room is a file or folder right under `src`.
const MAY_USE: [(&str, &[&str]); 15] = [
    ("model", &[]),
    ("facts", &["model"]),
    ("ports", &["model", "facts"]),
    ("crawl", &["model", "facts", "ports"]),
    ("store", &["model", "ports"]),
    ("rule", &["model", "facts"]),
    ("rules", &["rule"]),
    ("engine", &["model", "facts", "rule", "rules"]),
    ("catalog", &["model", "rule", "rules"]),
    ("turns", &["model", "ports", "store"]),
    ("webhooks", &["model", "ports", "crawl", "store", "turns"]),
    ("audit", &["model", "facts", "ports", "crawl", "store", "engine", "rules", "webhooks"]),
    ("jobs", &["model", "facts", "ports", "crawl", "store", "engine", "turns", "audit", "webhooks"]),
    ("api", &["model", "ports", "store", "turns", "rule", "rules", "catalog", "audit", "webhooks"]),
    ("edge", &["model", "ports", "api", "jobs"]),
];

/// A source file, by its path under the package.
fn sources(folder: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.ends_with("target") {
                // Build output.
            } else if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                found.insert(relative(root, &path), text);
            }
        }
    }
    found
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).map_or_else(|_| PathBuf::from(path), PathBuf::from).to_string_lossy().into_owned()
}

fn rust(folder: &str) -> BTreeMap<String, String> {
    sources(folder).into_iter().filter(|(path, _)| path.ends_with(".rs")).collect()
}

/// The part of a file that is no test.
fn body(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

fn room(path: &str) -> &str {
    path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default()
}

#[test]
fn rooms_name_only_rooms_below_them() {
    let mut wrong = Vec::new();
    for (path, text) in rust("src") {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room(&path)) else { continue };
        for used in body(&text).split("crate::").skip(1) {
            let grouped: Vec<&str> = match used.strip_prefix('{') {
                Some(group) => group.split('}').next().unwrap_or_default().split(',').map(str::trim).collect(),
                None => vec![used],
            };
            for name in grouped.iter().map(|name| {
                name.split(|each: char| !each.is_ascii_alphanumeric() && each != '_').next().unwrap_or_default()
            }) {
                if !name.is_empty() && name != room(&path) && !allowed.contains(&name) {
                    wrong.push(format!("{path} names {name}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The rooms of `src/facts`, from the lowest floor to the highest, with the other rooms that each may name. Only the
/// rooms of the highest floor may name `PageFacts`, which is in `page`.
const FACTS_MAY_USE: [(&str, &[&str]); 9] = [
    ("text", &[]),
    ("html", &["text"]),
    ("http", &["text", "html"]),
    ("css", &["text", "html"]),
    ("site", &["text", "html", "http", "css"]),
    ("page", &["text", "html", "http", "css", "site", "a11y", "structured_data", "tech"]),
    ("a11y", &["text", "html", "http", "css", "site", "page", "structured_data", "tech"]),
    ("structured_data", &["text", "html", "http", "css", "site", "page", "a11y", "tech"]),
    ("tech", &["text", "html", "http", "css", "site", "page", "a11y", "structured_data"]),
];

#[test]
fn rooms_of_facts_name_only_rooms_below_them() {
    let imports = Imports::read(&rust("src"));
    let mut wrong = Vec::new();
    for (path, name) in imports.names("src/facts/").filter(|(path, _)| *path != "src/facts/mod.rs") {
        let room = room_in("facts", path);
        let (_, allowed) = FACTS_MAY_USE.iter().find(|(name, _)| *name == room).expect(path);
        if named_in("facts", name).is_some_and(|used| used != room && !allowed.contains(&used)) {
            wrong.push(format!("{path} names {}", name.join("::")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The floors of `src/api`, lowest first. A file or folder names only lower floors; `mod.rs` stands on top.
const API_FLOORS: [&[&str]; 8] = [
    &["accept", "http"],
    &["cors", "dialect", "error", "memory"],
    &["request_context"],
    &["cached", "openapi", "reports", "routes", "secrets"],
    &["limits"],
    &["auth"],
    &["html"],
    &["hikoo", "metricspot", "vertaaux"],
];

#[test]
fn the_api_names_only_lower_floors() {
    let imports = Imports::read(&rust("src"));
    let floor = |name: &str| API_FLOORS.iter().position(|names| names.contains(&name));
    let mut wrong = Vec::new();
    for (path, name) in imports.names("src/api/").filter(|(path, _)| *path != "src/api/mod.rs") {
        let room = room_in("api", path);
        let Some(used) = named_in("api", name).filter(|used| *used != room) else { continue };
        if floor(used).is_none_or(|used| Some(used) >= floor(room)) {
            wrong.push(format!("{path} names {}", name.join("::")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The folder or file right under `src/{parent}` that a file belongs to.
fn room_in<'a>(parent: &str, path: &'a str) -> &'a str {
    room(path.trim_start_matches("src/").trim_start_matches(parent).trim_start_matches('/'))
}

/// The module right under `parent` that a name belongs to.
fn named_in<'a>(parent: &str, name: &'a [String]) -> Option<&'a str> {
    let [first, module, ..] = name else { return None };
    (first == parent).then_some(module)
}

/// The folders in which no files may depend on each other in a circle.
const WITHOUT_CIRCLES: [&str; 8] =
    ["src/facts/", "src/api/", "src/local/", "src/store/", "src/jobs/", "src/crawl/", "src/model/", "src/webhooks/"];
/// An element is a position in its document, and a document returns its elements.
const ONE_THING: [&str; 2] = ["src/facts/html/document.rs", "src/facts/html/element.rs"];
#[test]
fn no_files_depend_on_each_other_in_a_circle() {
    let imports = Imports::read(&rust("src"));
    // The views of a page extend `PageFacts`, which keeps what they computed.
    let is_page = |name: &[String]| name.starts_with(&["facts", "page", "PageFacts"].map(str::to_owned));
    let is_in = |circle: &[&str], allowed: &[&str]| circle.iter().all(|file| allowed.contains(file));
    let mut wrong = Vec::new();
    for folder in WITHOUT_CIRCLES {
        let found = circles(&imports.graph(folder, is_page));
        let is_wrong = |circle: &&Vec<&str>| !is_in(circle, &ONE_THING);
        wrong.extend(found.iter().filter(is_wrong).map(|circle| circle.join(", ")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_rule_imports_only_the_rule_vocabulary() {
    for (path, text) in rust("src/rules") {
        let is_rule = !path.ends_with("mod.rs");
        assert!(!is_rule || text.contains("use crate::rule::*;"), "{path} does not use crate::rule::*");
        assert!(!is_rule || text.matches("use crate::").count() == 1, "{path} names more than crate::rule");
        assert!(
            !is_rule
                || !text.contains("super::")
                || text.matches("super::").count() == text.matches("use super::").count(),
            "{path}"
        );
    }
}

#[test]
fn every_rule_is_registered_and_its_path_is_its_id() {
    for (path, text) in rust("src/rules") {
        let parts: Vec<&str> = path.trim_start_matches("src/rules/").trim_end_matches(".rs").split('/').collect();
        if let [module, name] = parts.as_slice()
            && *name != "mod"
            && text.contains("const RULE: Rule")
        {
            let id = format!("{module}.{}", name.replace('_', "-"));
            assert!(text.contains(&format!("id: \"{id}\"")), "{path} should have the id {id}");
            assert!(sitegauge::rules::find(&id).is_some(), "{id} is not registered");
        }
    }
}

#[test]
fn ids_are_unique_and_every_module_has_rules() {
    use sitegauge::model::Module;
    let mut ids: Vec<&str> = sitegauge::rules::all().map(|rule| rule.id).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(count >= 40, "{count} rules");
    for module in Module::ALL {
        let rules = sitegauge::rules::all().filter(|rule| rule.module() == Some(module)).count();
        let least = if module == Module::OrganicTraffic { 1 } else { 3 };
        assert!(rules >= least, "{} has {rules} rules", module.key());
    }
}

#[test]
fn each_outside_crate_is_named_in_one_place() {
    for (word, place) in [
        ("worker::", "src/edge/"),
        ("lol_html::", "src/facts/html/extractor.rs"),
        ("rusqlite", "src/local/"),
        ("ureq", "src/local/"),
        ("getrandom::", "src/local/"),
        ("clap::", "src/main.rs"),
    ] {
        for (path, text) in rust("src") {
            assert!(path.starts_with(place) || !body(&text).contains(word), "{path} names {word}");
        }
    }
}

/// A request that went round `turns` would not take its turn among the requests to its host.
#[test]
fn requests_leave_through_the_turns_alone() {
    for (path, text) in rust("src") {
        let body = body(&text);
        let is_allowed = path == "src/turns.rs" || path.starts_with("src/edge/") || path.starts_with("src/local/");
        assert!(is_allowed || !body.contains("services.web"), "{path} names services.web");
        let builds = body.contains("FetchContext {") && path != "src/ports/mod.rs";
        assert!(!builds || path == "src/turns.rs", "{path} builds a FetchContext");
    }
}

#[test]
fn sql_is_only_in_the_store() {
    for (path, text) in rust("src") {
        let lower = body(&text).to_lowercase();
        let has_sql =
            ["\"select ", "\"insert into ", "\"update ", "\"delete from "].iter().any(|start| lower.contains(start));
        assert!(!has_sql || path.starts_with("src/store/"), "{path} holds SQL");
    }
}

#[test]
fn the_words_of_a_dialect_are_only_in_its_folder() {
    for (word, place) in [
        ("overall_score", "src/api/hikoo/"),
        ("module_scores", "src/api/metricspot/"),
        ("ruleset_version", "src/api/vertaaux/"),
        ("information_architecture", "src/api/vertaaux/"),
        ("perf_status", "src/api/metricspot/"),
    ] {
        for (path, text) in rust("src") {
            assert!(path.starts_with(place) || !body(&text).contains(word), "{path} says {word}");
        }
    }
}

#[test]
fn every_file_has_a_summary_and_none_is_too_long() {
    for folder in ["src", "tests", "benches", "fuzz/src", "fuzz/targets"] {
        for (path, text) in rust(folder) {
            assert!(text.starts_with("//! "), "{path} does not begin with a summary line");
            let lines = text.lines().count();
            assert!(lines <= 350, "{path} has {lines} lines");
            let is_rule = path.starts_with("src/rules/") && !path.ends_with("mod.rs");
            assert!(!is_rule || lines <= 120, "{path} has {lines} lines, a rule has at most 120");
        }
    }
}

#[test]
fn wrangler_and_the_tests_declare_the_same() {
    let wrangler = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("wrangler.toml")).unwrap_or_default();
    let support =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/support.mjs")).unwrap_or_default();
    for setting in [
        "sitegauge-starts",
        "sitegauge-pages",
        "cf-connecting-ip",
        "sitegauge-jobs-dead",
        "sitegauge-deliveries-dead",
        "2026-10-20",
        "global_fetch_strictly_public",
    ] {
        assert!(wrangler.contains(setting) && support.contains(setting), "{setting}");
    }
}

/// The edge adapter copies only these headers, and every header of a delivery to an incoming webhook.
#[test]
fn every_header_that_is_read_is_listed() {
    assert!(sitegauge::api::is_delivery("/hooks/4f2c"));
    for (path, text) in rust("src/api").into_iter().filter(|(path, _)| !path.starts_with("src/api/vertaaux/hooks/")) {
        for call in [".header(\"", ".has_header(\"", ".get_all(\""] {
            for name in body(&text).split(call).skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(sitegauge::api::HEADERS.contains(&name), "{path} reads {name}");
            }
        }
    }
}

#[test]
fn only_one_statement_ends_an_audit() {
    let mut ends = Vec::new();
    for (path, text) in rust("src") {
        let text = body(&text).split_whitespace().collect::<Vec<_>>().join(" ");
        for update in text.split("update audits set ").skip(1) {
            let assignments = update.split(" where ").next().unwrap_or_default();
            // Claiming an audit is the other change of a status.
            if assignments.replace("status = 'running'", "").contains("status = ") {
                ends.push(path.clone());
            }
        }
    }
    assert_eq!(ends, ["src/store/audit_end.rs"], "audits end in store::audit_end::end alone");
}
