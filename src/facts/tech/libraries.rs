//! Detects JavaScript libraries and their versions from the URLs of scripts.
use crate::facts::html::{Element, NodeId};
use crate::facts::page::{PageFacts, ResourceKind, ResourceUrl};

/// Major, minor and patch version.
type Version = [u32; 3];

/// A library that a `script` element loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Library {
    /// Its official name.
    pub name: &'static str,
    /// Major, minor and patch version, if the URL contains it.
    pub version: Option<Version>,
    element: NodeId,
}

/// File and package names, without version and `.min.js`, with the name of the library.
const LIBRARIES: [(&str, &str); 26] = [
    ("angular", "AngularJS"),
    ("axios", "axios"),
    ("backbone", "Backbone"),
    ("bootstrap", "Bootstrap"),
    ("d3", "D3"),
    ("ember", "Ember"),
    ("gsap", "GSAP"),
    ("handlebars", "Handlebars"),
    ("jquery", "jQuery"),
    ("jquery-migrate", "jQuery Migrate"),
    ("jquery-ui", "jQuery UI"),
    ("knockout", "Knockout"),
    ("lodash", "Lodash"),
    ("modernizr", "Modernizr"),
    ("moment", "Moment.js"),
    ("mootools", "MooTools"),
    ("preact", "Preact"),
    ("prototype", "Prototype"),
    ("react", "React"),
    ("react-dom", "React DOM"),
    ("require", "RequireJS"),
    ("swiper", "Swiper"),
    ("three", "three.js"),
    ("underscore", "Underscore"),
    ("vue", "Vue.js"),
    ("zepto", "Zepto"),
];
/// Suffixes between the name of a library and `.js`.
const VARIANTS: [&str; 13] = [
    ".min",
    "-min",
    ".slim",
    ".bundle",
    ".production",
    ".development",
    ".umd",
    ".global",
    ".prod",
    ".core",
    ".all",
    ".iife",
    ".full",
];

impl Library {
    /// Returns the `script` element that loads it.
    pub fn element<'a>(&self, page: &'a PageFacts) -> Option<Element<'a>> {
        page.document.element(self.element)
    }

    /// Returns its version as text: `3.4.1`.
    pub fn version_text(&self) -> Option<String> {
        self.version.map(|[major, minor, patch]| format!("{major}.{minor}.{patch}"))
    }
}

impl PageFacts {
    /// Returns the libraries that `script` elements load, in document order.
    pub fn libraries(&self) -> Vec<Library> {
        let scripts = self.resources().iter().filter(|resource| resource.kind == ResourceKind::Script);
        let urls = scripts.filter_map(|script| ResourceUrl::of(self, script));
        urls.filter_map(|url| {
            let (name, version) = library(url.after_host)?;
            Some(Library { name, version, element: url.element })
        })
        .collect()
    }
}

/// Returns the name and the version of the library at this path, which may be followed by query and fragment.
fn library(after_host: &str) -> Option<(&'static str, Option<Version>)> {
    let (path, query) = after_host.split_once('?').unwrap_or((after_host, ""));
    let path = path.split('#').next().unwrap_or_default();
    let (folders, file) = path.rsplit_once('/')?;
    let stem = without_variants(file.strip_suffix(".js").or_else(|| file.strip_suffix(".mjs"))?);
    let (stem, in_file) = match stem.rsplit_once('-').and_then(|(name, text)| Some((name, version(text)?))) {
        Some((name, version)) => (name, Some(version)),
        None => (stem, None),
    };
    let stem = without_variants(stem);
    let (_, name) = LIBRARIES.iter().find(|(file, _)| file.eq_ignore_ascii_case(stem))?;
    let in_folders = || {
        folders.rsplit('/').find_map(|folder| version(folder.rsplit_once('@').map_or(folder, |(_, version)| version)))
    };
    // WordPress puts the version of its own libraries in the query, with `-wp` if it has patched one.
    let in_query = || query.strip_prefix("ver=").filter(|_| path.contains("/wp-includes/")).and_then(version);
    Some((name, in_file.or_else(in_folders).or_else(in_query)))
}

/// Removes all [`VARIANTS`] from the end of a file name.
fn without_variants(mut stem: &str) -> &str {
    while let Some(shorter) = VARIANTS.iter().find_map(|variant| stem.strip_suffix(variant)) {
        stem = shorter;
    }
    stem
}

/// Parses a version: three numbers separated by dots, after an optional `v`.
fn version(text: &str) -> Option<Version> {
    let mut numbers = text.strip_prefix('v').unwrap_or(text).split('.').map(|number| number.parse().ok());
    match (numbers.next(), numbers.next(), numbers.next(), numbers.next()) {
        (Some(Some(major)), Some(Some(minor)), Some(Some(patch)), None) => Some([major, minor, patch]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detects_libraries_by_url() {
        for (path, expected) in [
            ("/jquery-3.4.1.min.js", Some(("jQuery", Some([3, 4, 1])))),
            ("/ajax/libs/jquery/1.12.4/jquery.min.js", Some(("jQuery", Some([1, 12, 4])))),
            ("/npm/bootstrap@4.1.3/dist/js/bootstrap.bundle.min.js", Some(("Bootstrap", Some([4, 1, 3])))),
            ("/jquery-3.5.1.slim.min.js", Some(("jQuery", Some([3, 5, 1])))),
            ("/wp-includes/js/jquery/jquery.min.js?ver=3.7.1", Some(("jQuery", Some([3, 7, 1])))),
            ("/wp-includes/js/jquery/jquery.js?ver=1.12.4-wp", Some(("jQuery", None))),
            ("/misc/jquery.js?v=1.4.4", Some(("jQuery", None))),
            ("/jquery.validate.min.js", None),
            ("/jquery-3.4.1.plugin.js", None),
            ("/npm/vue@3", None),
            ("/assets/app-1.2.3.js", None),
        ] {
            assert_eq!(library(path), expected, "{path}");
        }
    }
}
