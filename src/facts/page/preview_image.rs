//! Images of link previews, judged by their URL.
use super::PageFacts;
use crate::facts::text::clip;

/// The form of the URL of a preview image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewImage {
    /// An absolute URL that does not tell a format without previews.
    Usable,
    /// An absolute URL of a file in a format that no network shows, such as SVG.
    UnshownFormat,
    /// Such a file behind a service that may convert it.
    Converted,
    /// A relative URL, or one without scheme.
    Relative,
    /// A `data:` or `blob:` URL.
    Embedded,
}

/// Extensions of formats that the networks list as unsupported, or do not list.
const UNSHOWN: [&str; 8] = [".svg", ".svgz", ".heic", ".heif", ".tif", ".tiff", ".pdf", ".eps"];
/// Parts of URLs of services that convert images.
const CONVERTERS: [&str; 11] = [
    "f_auto",
    "f_png",
    "f_jpg",
    "f_webp",
    "format=",
    "fm=",
    "output=",
    "convert",
    "/resize",
    "/thumb/",
    "cdn-cgi/image",
];

impl PreviewImage {
    /// Judges a URL as it is written.
    pub fn of(page: &PageFacts, url: &str) -> Self {
        let url = url.trim();
        let scheme = clip(url, 8).to_ascii_lowercase();
        if scheme.starts_with("data:") || scheme.starts_with("blob:") {
            return Self::Embedded;
        }
        if !scheme.starts_with("https://") && !scheme.starts_with("http://") {
            return Self::Relative;
        }
        let path = page.resolve(url).map(|url| url.path().to_ascii_lowercase()).unwrap_or_default();
        if !UNSHOWN.iter().any(|extension| path.ends_with(extension)) {
            return Self::Usable;
        }
        let lower = url.to_ascii_lowercase();
        let is_converted = CONVERTERS.iter().any(|part| lower.contains(part));
        if is_converted { Self::Converted } else { Self::UnshownFormat }
    }
}
