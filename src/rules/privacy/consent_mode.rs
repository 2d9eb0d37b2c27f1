//! The default of Consent Mode applies only to commands after it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.consent-mode",
    title: "Consent Mode sets its defaults before Google's tags measure",
    failure_title: "Consent Mode sets its defaults too late or not completely",
    severity: Major,
    why: "Google's tags run their commands in order. A tag that is configured before the consent defaults sets cookies \
          and measures visitors who have not agreed. Without `ad_user_data` and `ad_personalization`, Google does not \
          use data from Europe for advertising.",
    fix: "Put `gtag('consent', 'default', {ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', \
          analytics_storage: 'denied'})` before `gtag('config', …)` and before the snippet of Tag Manager.",
    references: &[
        Url("https://developers.google.com/tag-platform/security/guides/consent"),
        Url("https://support.google.com/google-ads/answer/13695607"),
    ],
    examples: &[
        Pass(
            "<script>function gtag(){dataLayer.push(arguments)}gtag('consent','default',{ad_storage:'denied',\
             ad_user_data:'denied',ad_personalization:'denied'});gtag('js',new Date());gtag('config','G-1')</script>",
        ),
        Fail(
            "<script>gtag('js',new Date());gtag('config','G-1')</script><script>gtag('consent','default',\
             {ad_storage:'denied',ad_user_data:'denied',ad_personalization:'denied'})</script>",
        ),
        Fail(
            "<script>(function(w,l){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime()})})(window,'dataLayer')\
             </script><script>gtag('consent','default',{ad_user_data:'denied',ad_personalization:'denied'})</script>",
        ),
        Fail("<script>gtag('consent', 'default', {'ad_storage': 'denied', 'analytics_storage': 'denied'})</script>"),
        Pass(
            "<script>gtag('consent','default',{ad_storage:'denied',region:['US']});gtag('consent','default',\
             {ad_user_data:'denied',ad_personalization:'denied'});gtag('config','G-1')</script>",
        ),
        Pass("<script>gtag('consent','default',defaults);gtag('config','G-1')</script>"),
        CannotTell(
            "<script>function start(){gtag('config','G-1')}</script>\
             <script>gtag('consent','default',{ad_user_data:'denied',ad_personalization:'denied'})</script>",
        ),
        Inapplicable("<script>gtag('js',new Date());gtag('config','G-1')</script>"),
        Inapplicable("<script>// gtag('consent','default',{})\ngtag('config','G-1')</script>"),
        Inapplicable("<script type=text/plain>gtag('consent','default',{})</script>"),
    ],
    check: Page(check),
};

/// Parameters that Google asks for since March 2024.
const PARAMETERS: [&str; 2] = ["ad_user_data", "ad_personalization"];

fn check(page: &PageFacts) -> Verdict {
    let commands = page.tag_commands();
    let is_default = |command: &TagCommand<'_>| matches!(command.kind, TagCommandKind::ConsentDefault(_));
    let Some(first) = commands.iter().position(is_default) else { return inapplicable() };
    let (before, from_default) = commands.split_at_checked(first).unwrap_or_default();
    let is_certain = from_default.first().is_some_and(|default| default.is_certain);
    if let Some(early) = before.iter().find(|command| command.is_certain && is_certain) {
        let message = match early.kind {
            TagCommandKind::TagManager => "The snippet of Tag Manager stands before the consent defaults",
            _ => "A tag is configured before the consent defaults",
        };
        return fail(message).at(early.element);
    }
    if !before.is_empty() {
        return cannot_tell("A function before the consent defaults may run before or after them");
    }
    let objects: Vec<Option<&str>> = from_default
        .iter()
        .filter_map(|command| match command.kind {
            TagCommandKind::ConsentDefault(object) => Some(object),
            _ => None,
        })
        .collect();
    let is_open = objects.iter().any(|object| object.is_none_or(|object| object.contains("...")));
    let is_named = |name: &&str| objects.iter().flatten().any(|object| contains(object, name));
    let missing: Vec<&str> = PARAMETERS.into_iter().filter(|name| !is_named(name)).collect();
    if is_open || missing.is_empty() {
        return pass();
    }
    let elements = from_default.iter().filter(|command| is_default(command)).map(|command| command.element);
    fail(format!("The consent defaults do not set {}", missing.join(" and "))).as_severity(Minor).at_all(elements)
}
