//! Widgets that are not the page's own content: consent dialogs, chats, embedded posts.
use crate::facts::html::Element;
use crate::facts::text::contains_any;

/// Parts of the classes and ids of consent dialogs, in lower case: words for them, and names of consent managers.
const CONSENT: [&str; 36] = [
    "axeptio",
    "borlabs",
    "cc-banner",
    "cc-window",
    "cky-",
    "cmp-",
    "cmpbox",
    "cmplz",
    "consent",
    "cookie",
    "cookiebot",
    "cybot",
    "didomi",
    "dsgvo",
    "einwilligung",
    "evidon",
    "fc-dialog",
    "gdpr",
    "iubenda",
    "klaro",
    "lgpd",
    "moove",
    "onetrust",
    "osano",
    "privacy-banner",
    "privacy-modal",
    "privacy-notice",
    "qc-cmp",
    "rgpd",
    "samtykke",
    "sp_message",
    "tarteaucitron",
    "termly",
    "truste",
    "uc-banner",
    "usercentrics",
];
/// The same for chats, translators, comments and embedded posts.
const OTHERS: [&str; 22] = [
    "addtoany",
    "chat-",
    "chatbot",
    "chatwidget",
    "commento",
    "crisp-client",
    "disqus",
    "drift-",
    "fb-comments",
    "fb-post",
    "fb-root",
    "goog-te",
    "google_translate",
    "gtranslate",
    "instagram-media",
    "intercom",
    "livechat",
    "olark",
    "tawk",
    "tiktok-embed",
    "twitter-tweet",
    "zendesk",
];

impl Element<'_> {
    /// Returns true if its role, class or id says that it is a dialog or a widget of others. Its ancestors do not count.
    pub fn is_foreign_widget(self) -> bool {
        self.is_consent_dialog() || self.has_any_part(&OTHERS)
    }

    /// Returns true if its role, class or id says that it is a dialog or asks for consent.
    pub fn is_consent_dialog(self) -> bool {
        let is_dialog = self.is("dialog") || self.attr_is("role", "dialog") || self.attr_is("role", "alertdialog");
        is_dialog || self.has_any_part(&CONSENT)
    }

    fn has_any_part(self, parts: &[&str]) -> bool {
        ["class", "id"].iter().filter_map(|name| self.get(name)).any(|value| {
            let value = value.to_ascii_lowercase();
            contains_any(&value, parts)
        })
    }
}
