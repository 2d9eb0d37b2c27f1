//! A form should not send a password to a third party's host.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.login-over-third-party",
    title: "Forms do not send passwords to third parties",
    failure_title: "A form sends a password to a third party",
    severity: Major,
    why: "People trust the URL that they see. A form that sends their password to a third party teaches them to fall \
          for phishing, and injected forms steal passwords in this way.",
    fix: "Submit the form to the site's own host. To sign in with another service, redirect to its page and let people \
          enter the password there.",
    references: &[
        Url("https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html"),
        Url("https://cwe.mitre.org/data/definitions/522.html"),
    ],
    examples: &[
        Pass("<form action=/login method=post><input type=password></form>"),
        Pass("<form action=https://accounts.example.com/ method=post><input type=password></form>"),
        Fail("<form action=https://collector.test/x method=post><input name=user><input type=password></form>"),
        CannotTell("<form action=https://login.provider.test/ method=post><input type=password></form>"),
        // The page leads to pages of that party, so it is probably the owner.
        CannotTell(
            "<form action=https://owner.test/x method=post><input type=password><a href=https://owner.test/register>Register</a></form>",
        ),
        Inapplicable("<form action=https://newsletter.test/ method=post><input type=email></form>"),
        Inapplicable("<input type=password>"),
    ],
    check: Page(check),
};

/// Host name labels that are typical of sign-in services.
const SIGN_IN: [&str; 21] = [
    "account",
    "accounts",
    "auth",
    "cas",
    "id",
    "identity",
    "idp",
    "login",
    "mail",
    "my",
    "oauth",
    "secure",
    "signin",
    "sso",
    "webmail",
    "member",
    "members",
    "myaccount",
    "passport",
    "user",
    "www-sso",
];
/// Domains of sign-in providers.
const PROVIDERS: [&str; 12] = [
    "amazoncognito.com",
    "apple.com",
    "auth0.com",
    "b2clogin.com",
    "facebook.com",
    "force.com",
    "google.com",
    "live.com",
    "microsoftonline.com",
    "okta.com",
    "onelogin.com",
    "salesforce.com",
];

fn check(page: &PageFacts) -> Verdict {
    let passwords = page.all("input").filter(|input| input.attr_is("type", "password"));
    let forms = passwords.take(100).filter_map(|input| input.closest("form"));
    let mut forms: Vec<_> = forms.filter(|form| !form.attr_is("method", "dialog")).collect();
    forms.dedup();
    each_or_unknown(forms, |form| is_safe(page, form), "A form sends a password to a third party")
}

/// Returns true if the form is submitted to the page's own party, and `None` if another target may be intended.
fn is_safe(page: &PageFacts, form: Element<'_>) -> Option<bool> {
    let Some(url) = form.attr_text("action").and_then(|action| page.resolve(action)) else { return Some(true) };
    if !matches!(url.scheme(), "http" | "https") || !page.is_third_party(&url) {
        return Some(true);
    }
    let host = url.host_str().unwrap_or_default();
    let domain = registrable_domain(host);
    let subdomain = host.strip_suffix(domain).unwrap_or_default();
    let is_service = PROVIDERS.contains(&domain) || subdomain.split('.').any(|part| SIGN_IN.contains(&part));
    let leads_there = || {
        let mut hosts = page.links().iter().filter_map(|link| link.url.as_ref()?.host_str());
        hosts.any(|host| registrable_domain(host) == domain)
    };
    if is_service || leads_there() { None } else { Some(false) }
}
