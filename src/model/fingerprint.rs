//! Fingerprints: names of findings and their evidence that survive unrelated edits of a page.
use super::{Evidence, sha256};

/// Length of a fingerprint, in hexadecimal digits.
pub const LENGTH: usize = 16;
/// Attributes that identify an element: if it has one of them, its text does not count.
const IDENTIFYING: [&str; 7] = ["id", "href", "src", "name", "for", "action", "property"];
/// Attributes that describe an element that has no identifying one, and those that tell elements of one name apart.
const DESCRIBING: [&str; 10] =
    ["type", "rel", "http-equiv", "hreflang", "alt", "aria-label", "title", "content", "value", "placeholder"];
/// Maximum number of characters of an element's text, and of a value that the snippet cut off, so that a longer class before
/// them makes no difference.
const MAX_TEXT: usize = 40;
/// Minimum length of a part of a file name that can be a content hash.
const MIN_HASH: usize = 6;

/// Returns the fingerprint of a finding: the rule on this page, whatever its evidence.
pub fn of_finding(rule: &str, page_key: &str) -> String {
    hash(rule, page_key, "")
}

/// Returns the fingerprint of one piece of evidence. Equal evidence on one page has equal fingerprints: it is told apart
/// by count, because positions change with every edit.
pub fn of_evidence(rule: &str, page_key: &str, evidence: &Evidence) -> String {
    hash(rule, page_key, &stable(&evidence.snippet))
}

fn hash(rule: &str, page_key: &str, evidence: &str) -> String {
    // The parts contain no line feeds, so that no two triples have the same text.
    let mut digest = sha256(format!("{rule}\n{page_key}\n{evidence}").as_bytes());
    digest.truncate(LENGTH);
    digest
}

/// Returns true if the text has the form of a fingerprint.
pub fn is_fingerprint(text: &str) -> bool {
    text.len() == LENGTH && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Reduces a snippet to what identifies it: of an element its name, its identifying attributes or else its text, never
/// its class, style or position; of other text the words, without numbers that stand alone (lines, counts, sizes).
fn stable(snippet: &str) -> String {
    let snippet = snippet.trim().trim_end_matches('…');
    match snippet.strip_prefix('<').filter(|rest| rest.starts_with(|first: char| first.is_ascii_alphabetic())) {
        Some(source) => stable_element(source),
        None => snippet.split_whitespace().map(stable_word).collect::<Vec<_>>().join(" "),
    }
}

fn stable_element(source: &str) -> String {
    let name_end = source.find([' ', '>']).unwrap_or(source.len());
    let (name, mut rest) = source.split_at_checked(name_end).unwrap_or((source, ""));
    let mut attributes: Vec<(&str, &str)> = Vec::new();
    while let Some(after) = rest.strip_prefix(' ') {
        let end = after.find(['=', ' ', '>']).unwrap_or(after.len());
        let (attribute, after) = after.split_at_checked(end).unwrap_or((after, ""));
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').unwrap_or((first(quoted), "")),
            None => ("", after),
        };
        attributes.push((attribute, value));
        rest = after;
    }
    let is_identified = attributes.iter().any(|(name, _)| IDENTIFYING.contains(name));
    attributes.retain(|(name, _)| {
        IDENTIFYING.contains(name) || DESCRIBING.iter().take(if is_identified { 4 } else { 10 }).any(|own| own == name)
    });
    attributes.sort_unstable();
    let mut text = name.to_owned();
    for (attribute, value) in attributes {
        text.push_str(&format!(" {attribute}={}", stable_value(name, attribute, value)));
    }
    if !is_identified {
        let inner = rest.strip_prefix('>').unwrap_or_default();
        let inner = inner.rsplit_once("</").map_or(inner, |(inner, _)| inner);
        text.push_str(&format!(" {}", first(&inner.split_whitespace().collect::<Vec<_>>().join(" "))));
    }
    text
}

/// Returns the first characters of a text.
fn first(text: &str) -> &str {
    let end = text.char_indices().nth(MAX_TEXT).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or(text)
}

/// Returns an attribute's value without what changes with each build: generated numbers in ids, versions and content
/// hashes in the URLs of files.
fn stable_value(element: &str, attribute: &str, value: &str) -> String {
    match attribute {
        "id" | "for" => without_digits(value),
        "src" => stable_file(value),
        "href" if element == "link" => stable_file(value),
        _ => value.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// Replaces each run of digits by one `#`.
fn without_digits(text: &str) -> String {
    let mut stable = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '0'..='9' if stable.ends_with('#') => {}
            '0'..='9' => stable.push('#'),
            _ => stable.push(letter),
        }
    }
    stable
}

/// Returns the URL of a file without its query, and with each part of its name that looks like a content hash replaced.
fn stable_file(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let parts: Vec<&str> = name.split_inclusive(['.', '-', '_']).collect();
    let part = |part: &&str| {
        let word = part.trim_end_matches(['.', '-', '_']);
        let is_hash = word.len() >= MIN_HASH
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && word.bytes().any(|byte| byte.is_ascii_digit())
            && word.bytes().any(|byte| byte.is_ascii_alphabetic());
        if is_hash { part.replace(word, "#") } else { (*part).to_owned() }
    };
    format!("{folder}/{}", parts.iter().map(part).collect::<String>())
}

/// Returns `#` for a number, with the punctuation around it, and any other word as it is.
fn stable_word(word: &str) -> String {
    let is_outer = |letter: char| !letter.is_alphanumeric();
    let number = word.trim_matches(is_outer);
    let is_number = !number.is_empty() && number.chars().all(|letter| letter.is_ascii_digit() || ",.".contains(letter));
    if is_number { word.replace(number, "#") } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(selector: &str, snippet: &str) -> Evidence {
        Evidence { selector: selector.to_owned(), snippet: snippet.to_owned(), suppressed: None }
    }

    #[test]
    fn positions_styles_and_builds_do_not_count() {
        for (before, after) in [
            ("<img src=\"a.png\">", "<img class=\"wide\" src=\"a.png\" width=\"10\">"),
            ("<script src=\"/app.3f2a9c1d.js?v=1\">", "<script src=\"/app.77ab01ff.js?v=2\">"),
            ("<a href=\"/x\">here</a>", "<a href=\"/x\" rel=\"\">there</a>".replace(" rel=\"\"", "").as_str()),
            ("<input id=\":r1:\">", "<input id=\":r12:\" style=\"color: red\">"),
            ("<h2 class=\"a\">Our  boats</h2>", "<h2>Our boats</h2>"),
            ("Line 12: Disallow", "Line 7: Disallow"),
            ("3 links (1,024 bytes)", "4 links (99 bytes)"),
        ] {
            assert_eq!(stable(before), stable(after), "{before} {after}");
        }
        let [one, two] = ["p:nth-of-type(1)", "p:nth-of-type(2)"].map(|at| evidence(at, "<p>Text</p>"));
        assert_eq!(of_evidence("a.b", "c", &one), of_evidence("a.b", "c", &two));
    }

    #[test]
    fn other_elements_rules_and_pages_differ() {
        for (one, other) in [
            ("<img src=\"a.png\">", "<img src=\"b.png\">"),
            ("<h2>Boats</h2>", "<h3>Boats</h3>"),
            ("<h2>Boats</h2>", "<h2>Ships</h2>"),
            ("<a href=\"/item/1\">", "<a href=\"/item/2\">"),
            ("<meta name=\"a\">", "<meta name=\"b\">"),
            ("https://example.com/1", "https://example.com/2"),
        ] {
            assert_ne!(stable(one), stable(other), "{one} {other}");
        }
        let own = of_finding("a.b", "https://example.com/");
        assert!(is_fingerprint(&own) && !is_fingerprint("3F2A9C1D3F2A9C1D"));
        assert_ne!(own, of_finding("a.c", "https://example.com/"));
        assert_ne!(own, of_finding("a.b", "https://example.com/a"));
    }

    #[test]
    fn hostile_snippets_are_read_to_their_end() {
        for snippet in ["<", "<a", "<a ", "<a b=\"", "<a =\"\"\"\"", "<é>", "<a  b>", "<a/ \u{0}=", "…"] {
            assert_eq!(stable(snippet), stable(snippet));
        }
    }
}
