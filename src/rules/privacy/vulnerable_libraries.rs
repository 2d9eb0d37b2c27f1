//! A library with a published hole is one that attackers look for by its file name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.vulnerable-libraries",
    title: "No library has a known hole that was repaired",
    failure_title: "",
    severity: Major,
    why: "The hole is described in public and the version stands in the address of the file. Whether this page can be \
          attacked by it depends on how it uses the library; the repaired version leaves no doubt.",
    fix: "Load a repaired version: jQuery 3.5.0, Bootstrap 3.4.1, 4.3.1 or 5, Lodash 4.17.21, Moment.js 2.29.4, \
          Underscore 1.12.1, Handlebars 4.7.7, jQuery UI 1.13.2, Knockout 3.5.0, Swiper 6.5.1, or later. AngularJS is \
          not repaired any more.",
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
    let judged: Vec<_> = libraries.iter().filter(|library| is_listed(library.name)).collect();
    let open: Vec<_> = judged
        .iter()
        .filter(|library| library.version.is_some_and(|version| has_hole(library.name, version)))
        .collect();
    match open.first() {
        None if judged.is_empty() => inapplicable(),
        None if judged.iter().any(|library| library.version.is_none()) => {
            cannot_tell("The address of a library does not tell its version")
        }
        None => pass().with("checked", judged.len()),
        Some(first) => {
            let message = format!("{} {} has a known hole", first.name, first.version_text().unwrap_or_default());
            let elements = open.iter().filter_map(|library| library.element(page));
            fail(message).with("count", open.len()).at_all(elements)
        }
    }
}

fn is_listed(name: &str) -> bool {
    has_hole(name, [0, 0, 1]) || has_hole(name, [1, 4, 0])
}

/// CVE-2020-11022, -2019-8331, -2021-23337, -2022-31129, -2021-23358, -2021-23369, -2022-31160, -2019-14862, -2021-23370.
fn has_hole(name: &str, version: [u32; 3]) -> bool {
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
