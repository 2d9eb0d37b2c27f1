//! Mastodon shows the author's account below a shared link.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.fediverse-creator",
    title: "fediverse:creator is a full account name",
    failure_title: "fediverse:creator is not a full account name",
    severity: Info,
    why: "Mastodon shows the author's account below a shared link if this tag contains the full account name.",
    fix: "Write the tag as `<meta name=\"fediverse:creator\" content=\"@user@example.social\">`.",
    references: &[Url("https://blog.joinmastodon.org/2024/07/highlighting-journalism-on-mastodon/")],
    examples: &[
        Pass(r#"<meta name="fediverse:creator" content="@ann@example.social">"#),
        Fail(r#"<meta name="fediverse:creator" content="https://example.social/@ann">"#),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_account = |meta: Element<'_>| {
        let name = meta.attr_text("content").unwrap_or_default();
        let parts = name.strip_prefix('@').unwrap_or(name).split_once('@');
        parts.is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !host.contains(['/', '@', ' ']))
    };
    each(page.meta_elements("fediverse:creator"), is_account, "fediverse:creator is not in the form @user@host")
}
