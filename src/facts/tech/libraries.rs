//! Detects JavaScript libraries and their versions from the URLs of scripts.
use super::library_names::{Known, by_file};
use super::library_version::Version;
use super::vulnerabilities::{self, Vulnerability};
use crate::facts::html::{Element, NodeId};
use crate::facts::page::{PageFacts, ResourceKind, ResourceUrl};

/// A library that a `script` element loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library {
    /// Its official name.
    pub name: &'static str,
    /// Its version, if the URL contains it.
    pub version: Option<Version>,
    known: &'static Known,
    element: NodeId,
}

/// Most files that one URL can combine.
const MAX_COMBINED: usize = 30;
/// Most folders of a path that are searched for a version, from the file upwards.
const MAX_FOLDERS: usize = 8;
/// Minimum length of a digest of a file's content in its name.
const MIN_DIGEST: usize = 8;
/// Parts between the name of a library and its extension that do not name another file.
const VARIANTS: [&str; 30] = [
    ".min",
    "-min",
    ".slim",
    "-slim",
    ".bundle",
    "-bundle",
    ".production",
    ".development",
    ".umd",
    ".global",
    ".prod",
    ".dev",
    ".core",
    ".all",
    ".iife",
    ".full",
    ".esm",
    ".esm-browser",
    ".esm-bundler",
    ".common",
    ".runtime",
    ".es",
    ".cjs",
    ".pack",
    ".packed",
    ".custom",
    ".compat",
    "-csp",
    "-with-locales",
    ".pkgd",
];

impl Library {
    /// Returns the `script` element that loads it.
    pub fn element<'a>(&self, page: &'a PageFacts) -> Option<Element<'a>> {
        page.document.element(self.element)
    }

    /// Returns its version as text: `3.4.1`.
    pub fn version_text(&self) -> Option<String> {
        self.version.as_ref().map(Version::to_string)
    }

    /// Returns true if vulnerabilities of it are published.
    pub fn has_published_vulnerabilities(&self) -> bool {
        vulnerabilities::is_listed(self.known.listed_as)
    }

    /// Returns the published vulnerabilities of its version. `None` if its version is not known well enough.
    pub fn vulnerabilities(&self) -> Option<Vec<&'static Vulnerability>> {
        vulnerabilities::of(self.known.listed_as, self.version.as_ref()?)
    }
}

impl PageFacts {
    /// Returns the libraries that `script` elements load, in document order.
    pub fn libraries(&self) -> Vec<Library> {
        let scripts = self.resources().iter().filter(|resource| resource.kind == ResourceKind::Script);
        let urls = scripts.filter_map(|script| ResourceUrl::of(self, script));
        let found = urls.flat_map(|url| libraries(url.host, url.after_host).map(move |found| (url.element, found)));
        found.map(|(element, (known, version))| Library { name: known.name, version, known, element }).collect()
    }
}

type Found = (&'static Known, Option<Version>);

/// Returns the libraries at this URL. Some hosts combine several files: `/combine/npm/jquery@3.7.1,npm/vue@3.5.0`.
fn libraries<'a>(host: &'a str, after_host: &'a str) -> impl Iterator<Item = Found> + use<'a> {
    let path = after_host.split(['?', '#']).next().unwrap_or_default();
    let query = after_host.split_once('?').map_or("", |(_, query)| query);
    let combined = path.strip_prefix("/combine/").or_else(|| path.strip_prefix("/g/"));
    let one = if combined.is_some() { None } else { library(host, path, query) };
    let parts = combined.into_iter().flat_map(|paths| paths.split(',')).take(MAX_COMBINED);
    one.into_iter().chain(parts.filter_map(move |path| library(host, path, "")))
}

/// Returns the library and its version at this path.
fn library(host: &str, path: &str, query: &str) -> Option<Found> {
    let path = path.replace("%40", "@");
    let mut folders: Vec<&str> = path.split('/').filter(|folder| !folder.is_empty()).collect();
    let last = folders.pop()?;
    let file = if last == "+esm" { folders.pop()? } else { last };
    // A package without a file: `/npm/vue@2.7.16`.
    if let Some((package, version)) = file.split_once('@') {
        let is_scoped = folders.last().is_some_and(|folder| folder.starts_with('@'));
        let (known, _) = by_file(&package.to_ascii_lowercase()).filter(|_| !is_scoped)?;
        return Some((known, Version::parse(version)));
    }
    let file = file.to_ascii_lowercase();
    let stem = [".js", ".mjs", ".cjs"].iter().find_map(|extension| file.strip_suffix(extension))?;
    let (known, needs_folder, in_file) = by_stem(without_variants(stem))?;
    let in_folders = in_folders(known, host, &folders);
    // `jquery.custom.js` is a script of the site that uses jQuery, unlike `jquery-ui.custom.js`.
    let is_own = known.name == "jQuery" && stem.contains("custom") && matches!(in_file, InFile::Nothing);
    if is_own || needs_folder && in_folders.is_none() {
        return None;
    }
    // jQuery's own host has served this version as the latest since 2014.
    let is_frozen = host == "code.jquery.com" && stem.starts_with("jquery-latest");
    let frozen = || Version::parse("1.11.1").filter(|_| is_frozen);
    // WordPress puts the version of its own libraries in the query, with `-wp` if it has patched one.
    let is_wordpress = path.contains("/wp-includes/");
    let in_query = || {
        let value = query.split('&').find_map(|pair| pair.strip_prefix("ver=")).filter(|_| is_wordpress)?;
        Version::parse(value)
    };
    let version = match in_file {
        InFile::Version(version) => Some(version),
        // A suffix that marks a copy with changes: its version says nothing.
        InFile::Changed => None,
        InFile::Nothing => in_folders.or_else(in_query).or_else(frozen),
    };
    Some((known, version))
}

/// The version in the name of a file.
enum InFile {
    Version(Version),
    Changed,
    Nothing,
}

/// Returns the library with this file name (without variants and extension), and its version.
fn by_stem(stem: &str) -> Option<(&'static Known, bool, InFile)> {
    let plain = stem.strip_suffix("-latest").unwrap_or(stem);
    if let Some((known, needs_folder)) = by_file(plain) {
        return Some((known, needs_folder, InFile::Nothing));
    }
    let is_version =
        |text: &str| text.strip_prefix('v').unwrap_or(text).starts_with(|first: char| first.is_ascii_digit());
    let separators = stem.match_indices(['-', '.', '_', '@']);
    let (index, version) = separators
        .map(|(index, _)| (index, stem.get(index + 1..).unwrap_or_default()))
        .find(|(_, text)| is_version(text))?;
    let (known, needs_folder) = by_file(without_variants(stem.get(..index)?))?;
    let (version, rest) = Version::parse_start(version)?;
    match rest.chars().next() {
        None => Some((known, needs_folder, InFile::Version(version))),
        Some('-' | '_') => Some((known, needs_folder, InFile::Changed)),
        // `jquery-3.4.1.plugin.js`
        Some(_) => None,
    }
}

/// Returns the version that a folder of the library tells: `jquery@3.4.1`, `jquery-3.4.1`, or `3.4.1` in a folder `jquery`.
fn in_folders(known: &Known, host: &str, folders: &[&str]) -> Option<Version> {
    folders.iter().enumerate().rev().take(MAX_FOLDERS).find_map(|(index, folder)| {
        let named = folder.split_once('@').or_else(|| {
            let end = folder
                .match_indices(['-', '_'])
                .map(|(end, _)| end)
                .find(|end| folder.get(end + 1..).is_some_and(|rest| Version::parse(rest).is_some()))?;
            Some((folder.get(..end)?, folder.get(end + 1..)?))
        });
        if let Some((name, version)) = named {
            return Version::parse(version).filter(|_| known.is_named(name));
        }
        let version = Version::parse(folder)?;
        let is_inside = match index.checked_sub(1).and_then(|before| folders.get(before)) {
            Some(before) => known.is_named(before),
            None => host.split('.').any(|label| known.is_named(label)),
        };
        is_inside.then_some(version)
    })
}

/// Removes all [`VARIANTS`] and digests from the end of a file name.
fn without_variants(mut stem: &str) -> &str {
    while let Some(shorter) =
        VARIANTS.iter().find_map(|variant| stem.strip_suffix(variant)).or_else(|| without_digest(stem))
    {
        stem = shorter;
    }
    stem
}

fn without_digest(stem: &str) -> Option<&str> {
    let (before, digest) = stem.rsplit_once(['.', '-', '_'])?;
    (digest.len() >= MIN_DIGEST && digest.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detects_libraries_by_url() {
        let cdn = "cdn.example";
        for (host, path, expected) in [
            (cdn, "/jquery-3.4.1.min.js", "jQuery 3.4.1"),
            (cdn, "/jquery-3.0.0-beta1.js", "jQuery 3.0.0-beta1"),
            (cdn, "/jquery-3.0.0-rc1.min.js", "jQuery 3.0.0-rc1"),
            (cdn, "/jquery.3.4.1.js", "jQuery 3.4.1"),
            (cdn, "/js/jQuery-v1.8.3.min.js", "jQuery 1.8.3"),
            (cdn, "/jquery-1.7.min.js", "jQuery 1.7"),
            (cdn, "/jquery-3.4.1.min.0a1b2c3d4e5f.js", "jQuery 3.4.1"),
            (cdn, "/jquery.min-0a1b2c3d4e5f.js", "jQuery ?"),
            (cdn, "/ajax/libs/jquery/1.12.4/jquery.min.js", "jQuery 1.12.4"),
            (cdn, "/ajax/libs/jquery/1/jquery.min.js", "jQuery 1"),
            (cdn, "/npm/bootstrap@4.1.3/dist/js/bootstrap.bundle.min.js", "Bootstrap 4.1.3"),
            (cdn, "/npm/bootstrap@4.1.3/dist/js/jquery.min.js", "jQuery ?"),
            (cdn, "/jquery-3.5.1.slim.min.js", "jQuery 3.5.1"),
            (cdn, "/jquery-3.5.1-slim.min.js", "jQuery 3.5.1"),
            (cdn, "/wp-includes/js/jquery/jquery.min.js?ver=3.7.1", "jQuery 3.7.1"),
            (cdn, "/wp-includes/js/jquery/jquery.js?a=1&ver=3.7.1", "jQuery 3.7.1"),
            (cdn, "/wp-includes/js/jquery/jquery.js?ver=1.12.4-wp", "jQuery ?"),
            (cdn, "/jquery-1.12.4-wp.js", "jQuery ?"),
            (cdn, "/misc/jquery.js?v=1.4.4", "jQuery ?"),
            (cdn, "/theme/2.1.0/js/jquery.min.js", "jQuery ?"),
            ("code.jquery.com", "/jquery-latest.min.js", "jQuery 1.11.1"),
            (cdn, "/jquery-latest.min.js", "jQuery ?"),
            ("code.jquery.com", "/ui/1.12.1/jquery-ui.min.js", "jQuery UI 1.12.1"),
            (cdn, "/jquery-ui-1.10.4.custom.min.js", "jQuery UI 1.10.4"),
            (cdn, "/jquery.validate.min.js", "jQuery Validation ?"),
            (cdn, "/jquery.cookie.min.js", ""),
            (cdn, "/jquery-3.4.1.plugin.js", ""),
            (cdn, "/npm/vue@3", "Vue.js 3"),
            (cdn, "/npm/vue@2.7.16", "Vue.js 2.7.16"),
            (cdn, "/npm/vue@2.7.16/+esm", "Vue.js 2.7.16"),
            (cdn, "/npm/vue@next", "Vue.js ?"),
            (cdn, "/npm/@scope/vue@2.7.16", ""),
            (cdn, "/vue@2.6.10/dist/vue.runtime.global.prod.js", "Vue.js 2.6.10"),
            (cdn, "/npm/dompurify@2.3.0/dist/purify.min.js", "DOMPurify 2.3.0"),
            (cdn, "/ajax/libs/dompurify/2.3.0/purify.min.js", "DOMPurify 2.3.0"),
            (cdn, "/ajax/libs/angular.js/1.8.2/angular.min.js", "AngularJS 1.8.2"),
            (cdn, "/ajax/libs/angular.js/1.8.2/angular-route.min.js", ""),
            (cdn, "/ajax/libs/prototype/1.7.0.0/prototype.js", "Prototype 1.7.0.0"),
            ("cdn.datatables.net", "/1.10.19/js/jquery.dataTables.min.js", "DataTables 1.10.19"),
            ("maxcdn.bootstrapcdn.com", "/bootstrap/3.3.7/js/bootstrap.min.js", "Bootstrap 3.3.7"),
            (cdn, "/pdf.js", ""),
            (cdn, "/ajax/libs/pdf.js/2.10.377/pdf.min.js", "PDF.js 2.10.377"),
            (cdn, "/combine/npm/jquery@3.2.1,npm/vue@2.5.0/dist/vue.min.js", "jQuery 3.2.1, Vue.js 2.5.0"),
            (cdn, "/assets/app-1.2.3.js", ""),
            (cdn, "/jquery-20190101.js", "jQuery ?"),
            (cdn, "/", ""),
        ] {
            let shown = |(known, version): Found| {
                format!("{} {}", known.name, version.map_or_else(|| "?".to_owned(), |version| version.to_string()))
            };
            let found: Vec<String> = libraries(host, path).map(shown).collect();
            assert_eq!(found.join(", "), expected, "{host}{path}");
        }
    }
}
