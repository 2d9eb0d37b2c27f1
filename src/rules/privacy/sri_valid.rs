//! An integrity hash that browsers cannot check either protects nothing or blocks the file.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.sri-valid",
    title: "Integrity attributes are valid",
    failure_title: "Browsers ignore an integrity attribute or block its file",
    severity: Major,
    why: "Browsers ignore a hash of an unknown type and load any file. With a hash of the wrong length, or a hash on a \
          cross-origin file without `crossorigin`, they refuse the file, and the page is broken for every visitor.",
    fix: "Write `integrity=\"sha384-…\" crossorigin=\"anonymous\"` with the hash in base64: `openssl dgst -sha384 \
          -binary file.js | openssl base64 -A`.",
    references: &[Url("https://www.w3.org/TR/SRI/"), Url("https://fetch.spec.whatwg.org/#main-fetch")],
    examples: &[
        Pass(
            "<script src=https://a.example/a.js crossorigin integrity='sha256-/JqT3SQfawRcv/BIHPThkBvs0OEvtFFmqPF/lYI/Cxo='></script>",
        ),
        Pass("<script src=/a.js integrity='sha256-/JqT3SQfawRcv/BIHPThkBvs0OEvtFFmqPF/lYI/Cxo='></script>"),
        Pass(
            "<script type=module src=https://a.example/a.js integrity='sha256-/JqT3SQfawRcv/BIHPThkBvs0OEvtFFmqPF/lYI/Cxo='></script>",
        ),
        Fail(
            "<script src=https://a.example/a.js integrity='sha256-/JqT3SQfawRcv/BIHPThkBvs0OEvtFFmqPF/lYI/Cxo='></script>",
        ),
        Fail("<script src=/a.js integrity='sha256-tooShort'></script>"),
        Fail("<link rel=stylesheet href=/a.css integrity='md5-1B2M2Y8AsgTpgAmY7PhCfg=='>"),
        Inapplicable("<script src=/a.js></script><script src=/b.js integrity></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let with_integrity = page.resources().iter().filter_map(|resource| {
        let element = resource.element(&page.document)?;
        (element.is_any(&["script", "link"]) && integrity(element) != Integrity::Absent).then_some((resource, element))
    });
    let (mut checked, mut broken) = (0_usize, Vec::new());
    for (resource, element) in with_integrity {
        checked += 1;
        let is_foreign = resource.url.origin() != page.url().origin();
        let is_readable = !is_foreign
            || element.has("crossorigin")
            || element.attr_is("type", "module")
            || element.has_token("rel", "modulepreload");
        if integrity(element) != Integrity::Checked || !is_readable {
            broken.push(element);
        }
    }
    match (checked, broken.len()) {
        (0, _) => inapplicable(),
        (_, 0) => pass().with("checked", checked),
        (_, count) => {
            fail("Browsers ignore an integrity attribute or block its file").with("count", count).at_all(broken)
        }
    }
}
