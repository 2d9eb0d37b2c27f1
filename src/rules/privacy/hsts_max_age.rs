//! A short max-age forgets people between two visits.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.hsts-max-age",
    title: "Strict-Transport-Security lasts at least half a year",
    failure_title: "",
    severity: Minor,
    why: "Browsers forget the instruction when max-age has passed. Whoever comes back later than that is as \
          unprotected as on a first visit.",
    fix: "Raise it to a year: `Strict-Transport-Security: max-age=31536000`.",
    references: &[
        Rfc(6797),
        Url("https://hstspreload.org/"),
        Url("https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring"),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\nstrict-transport-security: max-age=31536000\n\n"),
        Pass("GET https://example.com/\n200\nstrict-transport-security: max-age=15768000\n\n"),
        Fail("GET https://example.com/\n200\nstrict-transport-security: max-age=86400\n\n"),
        Inapplicable("GET https://example.com/\n200\nstrict-transport-security: max-age=0\n\n"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

const HALF_A_YEAR: u64 = 15_552_000;

fn check(page: &PageFacts) -> Verdict {
    let Some(hsts) = page.hsts() else { return inapplicable() };
    let days = hsts.max_age / 86_400;
    require(hsts.max_age >= HALF_A_YEAR, format!("Browsers keep the instruction for {days} days only"))
        .with("max_age_days", days)
}
