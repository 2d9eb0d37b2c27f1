//! The words of comments.
use super::rust;

/// Words that begin a riddle instead of a statement.
const RIDDLE_WORDS: [&str; 6] = ["What ", "Whether ", "Who ", "Whoever ", "How ", "Where "];

#[test]
fn no_comment_begins_with_a_riddle() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "benches", "fuzz/src", "fuzz/targets"] {
        for (path, text) in rust(folder) {
            for line in text.lines().map(str::trim) {
                let comment = ["//! ", "/// ", "// "].iter().find_map(|start| line.strip_prefix(start));
                if comment.is_some_and(|comment| RIDDLE_WORDS.iter().any(|word| comment.starts_with(word))) {
                    wrong.push(format!("{path}: {line}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
