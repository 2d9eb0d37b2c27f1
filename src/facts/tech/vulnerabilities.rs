//! Known vulnerabilities of JavaScript libraries, by version.
use super::library_version::Version;
use crate::model::Severity;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Written by `scripts/vulnerable_libraries.mjs`. Its head names the source, its version and date, and its licence.
const LIST: &str = include_str!("vulnerable_libraries.tsv");

/// A published vulnerability of a library.
#[derive(Debug)]
pub struct Vulnerability {
    from: Version,
    /// The first version without it.
    pub fixed_in: Version,
    /// Severity that we give it.
    pub severity: Severity,
    ids: &'static str,
}

impl Vulnerability {
    /// Returns its identifiers in public databases: CVE first, then GHSA.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.ids.split(',')
    }

    fn affects(&self, version: &Version) -> bool {
        self.from <= *version && *version < self.fixed_in
    }
}

type List = HashMap<&'static str, Vec<Vulnerability>, foldhash::fast::FixedState>;

static BY_LIBRARY: LazyLock<List> = LazyLock::new(|| {
    let mut list = List::default();
    for (library, vulnerability) in LIST.lines().filter_map(parse_line) {
        list.entry(library).or_default().push(vulnerability);
    }
    list.values_mut().for_each(|of_library| of_library.sort_by(|one, other| one.from.cmp(&other.from)));
    list
});

fn parse_line(line: &'static str) -> Option<(&'static str, Vulnerability)> {
    let mut cells = line.split('\t');
    let library = cells.next()?;
    let (from, fixed_in) = (Version::parse(cells.next()?)?, Version::parse(cells.next()?)?);
    let severity = match cells.next()? {
        "critical" | "high" | "medium" => Severity::Major,
        "low" => Severity::Minor,
        _ => return None,
    };
    Some((library, Vulnerability { from, fixed_in, severity, ids: cells.next()? }))
}

/// Returns true if vulnerabilities of this library are listed.
pub(super) fn is_listed(library: &str) -> bool {
    BY_LIBRARY.contains_key(library)
}

/// Returns the vulnerabilities of this version of a library. `None` if some versions of a series have one and some have none.
pub(super) fn of(library: &str, version: &Version) -> Option<Vec<&'static Vulnerability>> {
    let listed = BY_LIBRARY.get(library).map(Vec::as_slice).unwrap_or_default();
    let last = version.last();
    let found: Vec<_> = listed.iter().filter(|vulnerability| vulnerability.affects(&last)).collect();
    let affects_some = |vulnerability: &Vulnerability| vulnerability.from <= last && *version < vulnerability.fixed_in;
    if version.is_exact() || !listed.iter().any(affects_some) {
        return Some(found);
    }
    // The list is ordered by first affected version: all versions of a series are affected if no gap is left.
    let mut affected_to = version;
    for vulnerability in listed.iter().take_while(|vulnerability| vulnerability.from <= last) {
        if vulnerability.from <= *affected_to && vulnerability.fixed_in > *affected_to {
            affected_to = &vulnerability.fixed_in;
        }
    }
    (*affected_to > last).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::tech::library_names;

    #[test]
    fn every_line_of_the_list_is_read() {
        let lines: Vec<_> = LIST.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() > 200);
        for line in &lines {
            let (library, vulnerability) = parse_line(line).expect(line);
            assert!(library_names::all().any(|known| known.listed_as == library), "{library} has no file name");
            assert!(vulnerability.from < vulnerability.fixed_in, "{line}");
            assert!(vulnerability.ids().all(|id| id.starts_with("CVE-") || id.starts_with("GHSA-")), "{line}");
        }
        assert_eq!(BY_LIBRARY.values().map(Vec::len).sum::<usize>(), lines.len());
    }

    #[test]
    fn every_listed_name_is_in_the_list() {
        for known in library_names::all().filter(|known| !known.listed_as.is_empty()) {
            assert!(is_listed(known.listed_as), "{}", known.name);
        }
    }

    #[test]
    fn the_list_names_its_source_date_and_licence() {
        let head: Vec<_> = LIST.lines().take_while(|line| line.starts_with('#')).collect();
        for word in ["Retire.js", "Apache-2.0", "published 20", "sha512-"] {
            assert!(head.iter().any(|line| line.contains(word)), "{word}");
        }
    }

    #[test]
    fn compares_versions() {
        let count = |library, version| of(library, &Version::parse(version).unwrap()).map(|found| found.len());
        assert_eq!(count("jquery", "3.5.0"), Some(0));
        assert_eq!(count("jquery", "3.5.0-beta"), count("jquery", "3.4.1"));
        assert!(count("jquery", "3.0.0-beta1") > Some(0) && count("vue", "2.7.16") > Some(0));
        assert_eq!(count("vue", "3.0.0-rc.1"), Some(0));
        assert!(count("jquery", "1") > Some(0) && count("jquery", "2.1") > Some(0));
        assert_eq!(count("jquery", "3"), None, "3.0 is affected, 3.7 is not");
        assert_eq!(count("jquery", "4"), Some(0));
        assert_eq!(count("unknown", "1.0.0"), Some(0));
    }
}
