//! A security.txt without a contact or an expiry date is not reliable.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.security-txt-valid",
    title: "The security.txt file is well-formed",
    failure_title: "The security.txt file is malformed or incomplete",
    severity: Minor,
    why: "Security researchers use programs that read the file. Without `Contact` they cannot report a vulnerability, \
          and without `Expires` they cannot tell whether the file is still valid.",
    fix: "Add at least one `Contact:` with a URI (`mailto:`, `https:`, `tel:`), exactly one `Expires:` such as \
          `2027-06-30T00:00:00Z`, and at most one `Preferred-Languages:`.",
    references: &[Rfc(9116)],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nGET https://example.com/.well-known/security.txt\n200\n\n# Hello\n\
              contact: https://example.com/report\nExpires: 2027-06-30T00:00:00.000Z\n",
        ),
        Pass(
            "GET https://example.com/\n200\n\nGET https://example.com/.well-known/security.txt\n200\n\n-----BEGIN PGP SIGNED MESSAGE-----\n\
              Hash: SHA256\n\nContact: tel:+1-201-555-0123\nExpires: 2027-06-30t00:00:00+01:00\n-----BEGIN PGP SIGNATURE-----\nabc=\n",
        ),
        Fail(
            "GET https://example.com/\n200\n\nGET https://example.com/.well-known/security.txt\n200\n\nContact: mailto:a@example.com\n",
        ),
        Fail(
            "GET https://example.com/\n200\n\nGET https://example.com/.well-known/security.txt\n200\n\nContact: a@example.com\nExpires: 2027-06-30T00:00:00Z\n",
        ),
        Fail(
            "GET https://example.com/\n200\n\nGET https://example.com/.well-known/security.txt\n200\n\nContact: tel:1\nExpires: next year\n",
        ),
        Inapplicable("GET https://example.com/\n200\n\n"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let file = site.files.security.success().filter(|answer| !answer.looks_like_html() && answer.body.contains(':'));
    let Some(file) = file.filter(|file| !file.truncated) else { return inapplicable() };
    let fields: Vec<(String, &str)> = file
        .body
        .lines()
        .take_while(|line| !line.starts_with("-----BEGIN PGP SIGNATURE"))
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim()))
        .collect();
    let all = |wanted: &str| -> Vec<&str> {
        fields.iter().filter(|(name, _)| name == wanted).map(|(_, value)| *value).collect()
    };
    let (contacts, expiries) = (all("contact"), all("expires"));
    if contacts.is_empty() {
        fail("The security.txt file has no Contact field")
    } else if let Some(contact) = contacts.iter().find(|contact| !is_contact(contact)) {
        fail("A Contact field in security.txt is not a URI, or uses plain HTTP").with_text_evidence(contact)
    } else if expiries.len() != 1 {
        fail(format!("The security.txt file has {} Expires fields instead of one", expiries.len()))
    } else if let Some(date) = expiries.iter().find(|date| !is_date(date)) {
        fail("The Expires field in security.txt is not an RFC 3339 date").with_text_evidence(date)
    } else {
        require(
            all("preferred-languages").len() <= 1,
            "The security.txt file has more than one Preferred-Languages field",
        )
    }
}

fn is_contact(value: &str) -> bool {
    value.split_once(':').is_some_and(|(scheme, rest)| {
        !rest.is_empty()
            && !scheme.eq_ignore_ascii_case("http")
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Returns true for a date such as `2027-06-30T00:00:00Z`, with an optional fraction or offset.
fn is_date(value: &str) -> bool {
    let mask = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_uppercase() };
    let shape: Vec<u8> = value.bytes().map(mask).collect();
    let zone = shape.strip_prefix(b"0000-00-00T00:00:00").map(|rest| match rest.strip_prefix(b".") {
        Some(fraction) => fraction.iter().skip_while(|byte| **byte == b'0').copied().collect(),
        None => rest.to_vec(),
    });
    zone.is_some_and(|zone| matches!(zone.as_slice(), b"Z" | b"+00:00" | b"-00:00"))
}
