//! A password that is sent to somebody else's host.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.login-over-third-party",
    title: "Passwords are sent to the site that asks for them",
    failure_title: "",
    severity: Major,
    why: "People trust the address that they see. A form that sends their password to another party teaches them to \
          be deceived, and is how injected forms steal it.",
    fix: "Send the form to the site's own host. To sign in with another service, redirect to its page and let people \
          type the password there.",
    references: &[
        Url("https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html"),
        Url("https://cwe.mitre.org/data/definitions/522.html"),
    ],
    examples: &[
        Pass("<form action=/login method=post><input type=password></form>"),
        Pass("<form action=https://accounts.example.com/ method=post><input type=password></form>"),
        Fail("<form action=https://collector.test/x method=post><input name=user><input type=password></form>"),
        CannotTell("<form action=https://login.provider.test/ method=post><input type=password></form>"),
        Inapplicable("<form action=https://newsletter.test/ method=post><input type=email></form>"),
        Inapplicable("<input type=password>"),
    ],
    check: Page(check),
};

/// Parts of the names of hosts that sign people in for others.
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
/// Services that sign people in.
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
    each_tells(forms, |form| is_safe(page, form), "A form sends a password to another party")
}

/// Whether the form leads to the page's own party; none where it may be meant to lead elsewhere.
fn is_safe(page: &PageFacts, form: Element<'_>) -> Option<bool> {
    let Some(url) = form.text_of("action").and_then(|action| page.resolve(action)) else { return Some(true) };
    if !matches!(url.scheme(), "http" | "https") || !page.is_third_party(&url) {
        return Some(true);
    }
    let host = url.host_str().unwrap_or_default();
    let domain = registrable_domain(host);
    let below = host.strip_suffix(domain).unwrap_or_default();
    let is_service = PROVIDERS.contains(&domain) || below.split('.').any(|part| SIGN_IN.contains(&part));
    if is_service { None } else { Some(false) }
}
