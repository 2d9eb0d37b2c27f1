//! Scripts that hide what they do.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.obfuscated-script",
    title: "Inline scripts do not hide what they do",
    failure_title: "",
    severity: Minor,
    why: "Code that was injected into a hacked site looks like this. Where it is the site's own, nobody can check it, and \
          scanners may warn visitors.",
    fix: "Find out where the script comes from. If nobody knows it, treat the site as hacked. Else serve it minified only, \
          from a file of its own.",
    references: &[
        Url("https://developers.google.com/search/docs/monitor-debug/security/malware"),
        Url("https://attack.mitre.org/techniques/T1027/"),
    ],
    examples: &[
        Pass("<script>document.write(unescape('%3Cb%3ECats%3C/b%3E'))</script>"),
        Pass("<script>eval(atob('Y2F0cygp'))</script>"),
        Fail(text(&PACKED)),
        Fail(text(&RENAMED)),
        Inapplicable("<script src=/a.js></script>"),
    ],
    check: Page(check),
};

const PACKED: [u8; 5_200] = long("<script>eval(function(p,a,c,k,e,d){return p}('", "0 1 2|3;4(5)");
const RENAMED: [u8; 5_200] = long("<script>", "var _0x1a2b3c=_0x4d5e('0x1f');");
/// Short scripts that hide something are mostly addresses of mail.
const LONG: usize = 5_000;
/// What is run there was hidden in a text: what follows `eval(`.
const RUN: [&str; 5] = ["function(p,a,c,k,e,", "atob(", "unescape(", "decodeURIComponent(", "String.fromCharCode("];
/// Names of the form `_0x1a2b` from which on a program has made them.
const NAMES: usize = 40;

fn check(page: &PageFacts) -> Verdict {
    each(
        page.inline_scripts(),
        |script| !is_hidden_code(script.text()),
        "An inline script looks as if it hid what it does",
    )
}

fn is_hidden_code(script: &str) -> bool {
    if script.len() < LONG {
        return false;
    }
    let is_hex = |name: &str| name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut names = after_each(script, "_0x").filter(|after| after.get(..4).is_some_and(is_hex));
    let mut runs = after_each(script, "eval(");
    runs.any(|after| RUN.iter().any(|call| after.starts_with(call))) || names.nth(NAMES).is_some()
}
