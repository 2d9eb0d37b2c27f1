//! A library from another host can change at any time unless browsers check it against a hash.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.sri",
    title: "Versioned third-party files have an integrity hash",
    failure_title: "A versioned third-party file has no integrity hash",
    severity: Minor,
    why: "An attacker who takes over the other host can put a script into every page that loads the file. With an \
          integrity hash, browsers refuse a file that has changed.",
    fix: "Add the hash that the library's site publishes, and `crossorigin`: `<script \
          src=\"https://cdn.example/lib-1.2.3.js\" integrity=\"sha384-…\" crossorigin=\"anonymous\">`. Or serve the \
          file yourself.",
    references: &[
        Url("https://www.w3.org/TR/SRI/"),
        Url("https://developer.mozilla.org/en-US/docs/Web/Security/Subresource_Integrity"),
    ],
    examples: &[
        Pass(
            "<script src=https://code.jquery.com/jquery-3.7.1.min.js crossorigin \
              integrity='sha256-/JqT3SQfawRcv/BIHPThkBvs0OEvtFFmqPF/lYI/Cxo='></script>",
        ),
        Fail("<script src=https://code.jquery.com/jquery-3.7.1.min.js></script>"),
        Fail("<link rel=stylesheet href=https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/dist/css/bootstrap.min.css>"),
        Inapplicable(
            "<script src=/jquery-3.7.1.min.js></script><script src=https://cdn.example.com/a-1.2.3.js></script>",
        ),
        Inapplicable(
            "<script src=https://js.stripe.com/v3/></script><script src=https://www.googletagmanager.com/gtag/js?id=G-1></script>",
        ),
        Inapplicable("<link rel=stylesheet href='https://fonts.googleapis.com/css2?family=Inter'>"),
        Inapplicable("<script src=https://cdn.jsdelivr.net/npm/vue@3></script>"),
    ],
    check: Page(check),
};

/// Hosts that serve only published libraries.
const LIBRARY_HOSTS: [&str; 10] = [
    "ajax.aspnetcdn.com",
    "ajax.googleapis.com",
    "cdn.datatables.net",
    "cdn.jsdelivr.net",
    "cdn.plot.ly",
    "cdnjs.cloudflare.com",
    "code.jquery.com",
    "maxcdn.bootstrapcdn.com",
    "stackpath.bootstrapcdn.com",
    "unpkg.com",
];

fn check(page: &PageFacts) -> Verdict {
    let is_code = |kind| matches!(kind, ResourceKind::Script | ResourceKind::Style);
    let libraries: Vec<usize> = page
        .libraries()
        .iter()
        .filter(|library| library.version.as_ref().is_some_and(Version::is_exact))
        .filter_map(|library| library.element(page))
        .map(Element::index)
        .collect();
    let third_party =
        page.resources().iter().filter(|resource| is_code(resource.kind) && page.is_third_party(&resource.url));
    let elements = third_party.filter_map(|resource| {
        let element = resource.element(&page.document)?;
        let is_published = LIBRARY_HOSTS.contains(&resource.url.host_str()?) && has_version(resource.url.path());
        (is_published || libraries.binary_search(&element.index()).is_ok()).then_some(element)
    });
    each(
        elements,
        |element| integrity(element) != Integrity::Absent,
        "A versioned third-party file has no integrity hash",
    )
}

/// Returns true if the path contains a full version: three numbers separated by dots.
fn has_version(path: &str) -> bool {
    path.split(['/', '-', '@', '_']).any(|part| {
        let numbers = part
            .trim_start_matches('v')
            .split('.')
            .take_while(|number| number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty());
        numbers.take(3).count() == 3
    })
}
