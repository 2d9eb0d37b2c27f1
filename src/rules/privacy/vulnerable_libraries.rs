//! Attackers look for libraries with published vulnerabilities by their file names.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.vulnerable-libraries",
    title: "No JavaScript library has a known vulnerability",
    failure_title: "A JavaScript library has a known vulnerability",
    severity: Major,
    why: "The vulnerability is described in public, and the version appears in the URL of the file. The risk depends \
          on how this page uses the library; a fixed version removes any doubt.",
    fix: "Load the version that the finding names, or a later one. Replace libraries that no longer receive fixes, \
          such as AngularJS and Vue 2. Look the ids up at `https://github.com/advisories`.",
    references: &[
        Url("https://owasp.org/Top10/A06_2021-Vulnerable_and_Outdated_Components/"),
        Url("https://retirejs.github.io/retire.js/"),
        Url("https://nvd.nist.gov/vuln/detail/CVE-2020-11022"),
        Url("https://docs.angularjs.org/misc/version-support-status"),
    ],
    examples: &[
        Pass("<script src=/jquery-3.7.1.min.js></script>"),
        Pass("<script src=/jquery-3.5.0.js></script>"),
        Pass("<script src=https://cdn.jsdelivr.net/npm/jquery@4></script>"),
        Fail("<script src=https://code.jquery.com/jquery-1.12.4.min.js></script>"),
        Fail("<script src=https://code.jquery.com/jquery-3.0.0-beta1.js></script>"),
        Fail("<script src=https://code.jquery.com/jquery-3.5.0-beta.js></script>"),
        Fail("<script src=/assets/jquery-3.4.1.min.5f4dcc3b5aa765d6.js></script>"),
        Fail("<script src=https://cdn.jsdelivr.net/npm/jquery@2></script>"),
        Fail("<script src=https://cdn.jsdelivr.net/npm/bootstrap@4.1.3/dist/js/bootstrap.min.js></script>"),
        Fail("<script src=https://cdn.jsdelivr.net/npm/vue@2.7.16></script>"),
        Fail("<script type=module src=https://cdn.jsdelivr.net/npm/vue@2.7.16/+esm></script>"),
        Fail("<script src=https://cdn.jsdelivr.net/npm/dompurify@2.3.0/dist/purify.min.js></script>"),
        Fail("<script src=https://ajax.googleapis.com/ajax/libs/angularjs/1.8.2/angular.min.js></script>"),
        CannotTell("<script src=/js/jquery.min.js></script>"),
        CannotTell("<script src=https://cdn.jsdelivr.net/npm/jquery@3></script>"),
        CannotTell("<script src=/wp-includes/js/jquery/jquery.js?ver=1.12.4-wp></script>"),
        CannotTell("<script src=/theme/1.2.0/js/jquery.min.js></script>"),
        Inapplicable("<script src=/app.js></script>"),
        Inapplicable("<script src=/jquery.cookie.js></script>"),
    ],
    check: Page(check),
};

/// Maximum number of ids in a message.
const MAX_IDS: usize = 3;

fn check(page: &PageFacts) -> Verdict {
    let mut libraries = page.libraries();
    libraries.retain(Library::has_published_vulnerabilities);
    let is_unknown = |library: &Library| library.vulnerabilities().is_none();
    let found = |library: &Library| library.vulnerabilities().filter(|found| !found.is_empty());
    let vulnerable: Vec<_> = libraries.iter().filter_map(|library| Some((library, found(library)?))).collect();
    let Some((first, vulnerabilities)) = vulnerable.first() else {
        return match libraries.iter().any(is_unknown) {
            _ if libraries.is_empty() => inapplicable(),
            true => cannot_tell("The URL of a library does not contain its exact version"),
            false => pass().with("checked", libraries.len()),
        };
    };
    let all: Vec<String> = vulnerable.iter().map(|(library, found)| line(library, found)).collect();
    let verdict = fail(line(first, vulnerabilities))
        .with("count", vulnerable.len())
        .with("libraries", all)
        .at_all(vulnerable.iter().filter_map(|(library, _)| library.element(page)));
    let is_minor = || vulnerable.iter().all(|(_, found)| found.iter().all(|one| one.severity == Minor));
    verdict.milder_if(Minor, is_minor)
}

/// Returns a sentence such as “jQuery 3.4.1 has 2 known vulnerabilities (CVE-2020-11022, CVE-2020-11023), fixed in 3.5.0”.
fn line(library: &Library, found: &[&Vulnerability]) -> String {
    let mut ids: Vec<&str> = found.iter().filter_map(|vulnerability| vulnerability.ids().next()).collect();
    ids.sort_unstable();
    ids.dedup();
    let named = ids.iter().rev().take(MAX_IDS).copied().collect::<Vec<_>>().join(", ");
    let more = if ids.len() > MAX_IDS { ", …" } else { "" };
    let noun = if ids.len() == 1 { "vulnerability" } else { "vulnerabilities" };
    let fixed = match found.iter().map(|vulnerability| &vulnerability.fixed_in).max() {
        Some(version) if !version.is_never() => format!("fixed in {version}"),
        _ => "not fixed in any version of this line".to_owned(),
    };
    let version = library.version_text().unwrap_or_default();
    format!("{} {version} has {} known {noun} ({named}{more}), {fixed}", library.name, ids.len())
}
