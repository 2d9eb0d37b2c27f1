//! The independent test material that lies beside the project.
use std::path::PathBuf;

/// A file of the data folder: `SITEGAUGE_DATA`, or `shared/data` beside the project; says so where it is missing.
#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a test may ask where its material lies")]
pub(crate) fn read(name: &str) -> Option<String> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let folder = std::env::var("SITEGAUGE_DATA").map_or(beside, PathBuf::from);
    let path = folder.join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        println!("skipped: {} is not there", path.display());
    }
    text
}
