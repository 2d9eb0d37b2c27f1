//! A secret key in a page belongs to everyone who looks at its source.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.leaked-secrets",
    title: "No secret key stands in the page",
    failure_title: "",
    severity: Critical,
    why: "Programs search the web for such keys all day. Whoever finds one can pay, read or publish in the name of its \
          owner until it is revoked.",
    fix: "Revoke the key now; removing it from the page is not enough. Keep its successor on the server and let the page \
          ask the server. Keys that are made for pages (`pk_live_…`, keys of maps) are no finding.",
    references: &[
        Url("https://cwe.mitre.org/data/definitions/798.html"),
        Url("https://owasp.org/www-community/vulnerabilities/Use_of_hard-coded_password"),
    ],
    examples: &[
        Pass("<script>stripe = Stripe('pk_live_51H8qTrW7mNbVcXzLkJhGfDs')</script>"),
        Pass("<script>token = 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'</script>"),
        Fail("<script>key = 'sk-proj-Zk3vQ9wLr7TsY2mXc8NbJ5hGf4PdAe6UoRqi1KtWvB0xDnM'</script>"),
        Fail("<!-- sk-proj-Zk3vQ9wLr7TsY2mXc8NbJ5hGf4PdAe6UoRqi1KtWvB0xDnM -->"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let secrets = page.secrets();
    match secrets.first() {
        None => pass(),
        Some(first) => {
            let verdict = fail(format!("The page contains {}", first.kind)).with("count", secrets.len());
            secrets.iter().fold(verdict, |verdict, secret| verdict.seen(&secret.masked))
        }
    }
}
