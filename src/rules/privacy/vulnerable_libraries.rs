//! Attackers look for libraries with published vulnerabilities by their file names.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.vulnerable-libraries",
    title: "No JavaScript library has a known, fixed vulnerability",
    failure_title: "A JavaScript library has a known vulnerability",
    severity: Major,
    why: "The vulnerability is described in public, and the version appears in the URL of the file. The risk depends \
          on how this page uses the library; a fixed version removes any doubt.",
    fix: "Load a fixed version: jQuery 3.5.0, Bootstrap 3.4.1, 4.3.1 or 5, Lodash 4.17.21, Moment.js 2.29.4, \
          Underscore 1.12.1, Handlebars 4.7.7, jQuery UI 1.13.2, Knockout 3.5.0, Swiper 6.5.1, or later. AngularJS no \
          longer receives fixes.",
    references: &[
        Url("https://nvd.nist.gov/vuln/detail/CVE-2020-11022"),
        Url("https://nvd.nist.gov/vuln/detail/CVE-2019-8331"),
        Url("https://nvd.nist.gov/vuln/detail/CVE-2021-23337"),
        Url("https://nvd.nist.gov/vuln/detail/CVE-2022-31129"),
        Url("https://nvd.nist.gov/vuln/detail/CVE-2021-23358"),
        Url("https://nvd.nist.gov/vuln/detail/CVE-2021-23369"),
        Url("https://nvd.nist.gov/vuln/detail/CVE-2022-31160"),
        Url("https://docs.angularjs.org/misc/version-support-status"),
    ],
    examples: &[
        Pass("<script src=/jquery-3.7.1.min.js></script>"),
        Fail("<script src=https://code.jquery.com/jquery-1.12.4.min.js></script>"),
        Fail("<script src=https://cdn.jsdelivr.net/npm/bootstrap@4.1.3/dist/js/bootstrap.min.js></script>"),
        Fail("<script src=https://ajax.googleapis.com/ajax/libs/angularjs/1.8.2/angular.min.js></script>"),
        CannotTell("<script src=/js/jquery.min.js></script>"),
        Inapplicable("<script src=/app.js></script>"),
        Inapplicable("<script src=/jquery.validate.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let libraries = page.libraries();
    let listed: Vec<_> = libraries.iter().filter(|library| is_listed(library.name)).collect();
    let vulnerable: Vec<_> = listed
        .iter()
        .filter(|library| library.version.is_some_and(|version| is_vulnerable(library.name, version)))
        .collect();
    match vulnerable.first() {
        None if listed.is_empty() => inapplicable(),
        None if listed.iter().any(|library| library.version.is_none()) => {
            cannot_tell("The URL of a library does not contain its version")
        }
        None => pass().with("checked", listed.len()),
        Some(first) => {
            let message =
                format!("{} {} has a known vulnerability", first.name, first.version_text().unwrap_or_default());
            let elements = vulnerable.iter().filter_map(|library| library.element(page));
            fail(message).with("count", vulnerable.len()).at_all(elements)
        }
    }
}

fn is_listed(name: &str) -> bool {
    is_vulnerable(name, [0, 0, 1]) || is_vulnerable(name, [1, 4, 0])
}

/// Returns true if the version has a known vulnerability: CVE-2020-11022, -2019-8331, -2021-23337, -2022-31129,
/// -2021-23358, -2021-23369, -2022-31160, -2019-14862, -2021-23370.
fn is_vulnerable(name: &str, version: [u32; 3]) -> bool {
    match name {
        "AngularJS" => version >= [1, 0, 0],
        "Bootstrap" => version < [3, 4, 1] || ([4, 0, 0]..[4, 3, 1]).contains(&version),
        "Handlebars" => version < [4, 7, 7],
        "jQuery" => ([1, 2, 0]..[3, 5, 0]).contains(&version),
        "jQuery UI" => version < [1, 13, 2],
        "Knockout" => version < [3, 5, 0],
        "Lodash" => version < [4, 17, 21],
        "Moment.js" => version < [2, 29, 4],
        "Swiper" => version < [6, 5, 1],
        "Underscore" => ([1, 3, 2]..[1, 12, 1]).contains(&version),
        _ => false,
    }
}
