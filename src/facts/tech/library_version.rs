//! Versions of libraries as file names and packages write them, ordered as semantic versioning does.
use std::cmp::Ordering;

/// Most numbers of a version, such as the four of Prototype 1.6.0.2.
const MAX_NUMBERS: usize = 4;
/// Greatest major version that is taken for one. Greater numbers are dates or build numbers.
const MAX_MAJOR: u32 = 999;
/// Words that mark a version before a release.
const PRE_RELEASES: [&str; 14] = [
    "a",
    "alpha",
    "b",
    "beta",
    "canary",
    "dev",
    "experimental",
    "m",
    "next",
    "nightly",
    "pre",
    "preview",
    "rc",
    "snapshot",
];

/// A version: up to four numbers, and the identifiers of a pre-release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    numbers: [u32; MAX_NUMBERS],
    /// Number of numbers that are given.
    given: usize,
    /// The identifiers of a pre-release; empty for a release.
    pre: Vec<Identifier>,
}

/// A part of a pre-release. Numbers come before words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Identifier {
    Number(u32),
    Word(String),
}

impl Version {
    /// Parses `3.4.1`, `v3`, `3.0.0-beta1`, `1.9.0b1` or `4.17.4+build`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (version, rest) = Self::parse_start(text)?;
        rest.is_empty().then_some(version)
    }

    /// Parses the version at the start of a text, and returns it with the rest of the text.
    pub(super) fn parse_start(text: &str) -> Option<(Self, &str)> {
        let mut rest = text.strip_prefix(['v', 'V']).unwrap_or(text);
        let (mut numbers, mut given) = ([0; MAX_NUMBERS], 0);
        while let Some((number, after)) = leading_number(rest) {
            *numbers.get_mut(given)? = number;
            given += 1;
            rest = after;
            match after.strip_prefix('.').filter(|next| next.starts_with(|digit: char| digit.is_ascii_digit())) {
                Some(next) => rest = next,
                None => break,
            }
        }
        if given == 0 || numbers.first().is_some_and(|major| *major > MAX_MAJOR) {
            return None;
        }
        let release = rest.split_once('+').map_or(rest, |(before, _)| before);
        let (pre, rest) = pre_release(release).map_or((Vec::new(), release), |pre| (pre, ""));
        Some((Self { numbers, given, pre }, rest))
    }

    /// Returns true if it names one version, not a series such as `3` or `3.4`.
    pub const fn is_exact(&self) -> bool {
        self.given >= 3 || !self.pre.is_empty()
    }

    /// Returns the last version that its text may stand for: `3.4` for the last of 3.4.
    pub(super) fn last(&self) -> Self {
        let mut last = self.clone();
        if !self.is_exact() {
            last.numbers.iter_mut().skip(self.given).for_each(|number| *number = u32::MAX);
        }
        last
    }

    /// Returns true if it stands for a version that does not exist, as lists of vulnerabilities write “never fixed”.
    pub fn is_never(&self) -> bool {
        self.numbers.iter().any(|number| *number >= MAX_MAJOR)
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, number) in self.numbers.iter().take(self.given).enumerate() {
            write!(formatter, "{}{number}", if index == 0 { "" } else { "." })?;
        }
        let mut before: Option<&Identifier> = None;
        for identifier in &self.pre {
            let separator = match (before, identifier) {
                (None, _) => "-",
                (Some(Identifier::Word(_)), Identifier::Number(_)) => "",
                _ => ".",
            };
            match identifier {
                Identifier::Number(number) => write!(formatter, "{separator}{number}")?,
                Identifier::Word(word) => write!(formatter, "{separator}{word}")?,
            }
            before = Some(identifier);
        }
        Ok(())
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let pre = match (self.pre.is_empty(), other.pre.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Greater,
            (false, true) => Ordering::Less,
            (false, false) => self.pre.cmp(&other.pre),
        };
        self.numbers.cmp(&other.numbers).then(pre)
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Returns the number at the start of a text, and the rest.
fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((digits.parse().ok()?, rest))
}

/// Returns the identifiers of `-beta.2`, `b1` or `RC2`; `None` if the text is something else than a pre-release.
fn pre_release(text: &str) -> Option<Vec<Identifier>> {
    let text = text.strip_prefix(['-', '.', '_']).unwrap_or(text).to_ascii_lowercase();
    let mut identifiers = Vec::new();
    for part in text.split(['-', '.', '_']) {
        let mut rest = part;
        while !rest.is_empty() {
            let is_digit = rest.starts_with(|digit: char| digit.is_ascii_digit());
            let end = rest.bytes().position(|byte| byte.is_ascii_digit() != is_digit).unwrap_or(rest.len());
            let (identifier, after) = rest.split_at_checked(end)?;
            identifiers.push(match is_digit {
                true => Identifier::Number(identifier.parse().ok()?),
                false => Identifier::Word(identifier.to_owned()),
            });
            rest = after;
        }
    }
    let is_known = match (identifiers.first()?, identifiers.get(1)) {
        (Identifier::Word(word), None) => word.len() > 1 && PRE_RELEASES.contains(&word.as_str()),
        // `a1` and `b2`, but not the digest `a1b2`.
        (Identifier::Word(word), Some(Identifier::Number(_))) => {
            PRE_RELEASES.contains(&word.as_str()) && (word.len() > 1 || identifiers.len() == 2)
        }
        _ => false,
    };
    is_known.then_some(identifiers)
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn orders_versions() {
        let versions = [
            "1.0RC2",
            "1",
            "1.2.30",
            "1.9.0b1",
            "1.9.0",
            "3.0.0-alpha1",
            "3.0.0-beta1",
            "3.0.0-beta.2",
            "3.0.0-rc1",
            "3.0.0-rc.2",
            "3.0.0",
            "3.0.0.1",
            "3.0.1",
            "v3.4.0",
            "3.10",
            "15.0.0-canary.9",
            "15.0.0-canary.10",
            "15.0.0",
        ];
        let versions = versions.map(|text| Version::parse(text).unwrap());
        assert!(versions.is_sorted_by(|one, other| one < other), "{versions:?}");
        let last = Version::parse("3.4").unwrap().last();
        assert!(last > Version::parse("3.4.99").unwrap() && last < Version::parse("3.5.0-alpha").unwrap());
    }

    #[test]
    fn reads_only_versions() {
        for (text, shown) in [
            ("3.0.0-beta1", "3.0.0-beta1"),
            ("3.0.0-beta.1", "3.0.0-beta1"),
            ("1.9.0b1", "1.9.0-b1"),
            ("v2", "2"),
            ("4.17.4+esm", "4.17.4"),
            ("1.6.0.2", "1.6.0.2"),
            ("3.0.0-next.1.2", "3.0.0-next1.2"),
        ] {
            assert_eq!(Version::parse(text).unwrap().to_string(), shown);
        }
        for text in
            ["", "v", "x", "1.12.4-wp", "3.4.1.plugin", "3.4.1-a1b2", "20190101", "3.4.1-b", "1.2.3.4.5", "99999999999"]
        {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
