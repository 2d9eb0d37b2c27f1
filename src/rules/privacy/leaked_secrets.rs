//! A secret key in a page is readable by everyone who views the source.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.leaked-secrets",
    title: "The page contains no secret keys or tokens",
    failure_title: "The page contains a secret key or token",
    severity: Critical,
    why: "Programs search the web for such keys all day. Anyone who finds one can make payments, read data or publish \
          in the name of its owner until it is revoked.",
    fix: "Revoke the key now; removing it from the page is not enough. Keep the new key on the server and let the page \
          call the server. Keys that are made for use in pages, such as `pk_live_…` and map keys, are not reported.",
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
            secrets.iter().fold(verdict, |verdict, secret| verdict.with_text_evidence(&secret.masked))
        }
    }
}
