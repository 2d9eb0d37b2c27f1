//! Content negotiation by the `Accept` header (RFC 9110, section 12.5.1).

/// Returns the offered media type with the highest quality, the first of equals, or `None` if none is acceptable.
pub(super) fn preferred<'a>(accept: Option<&str>, offered: &[&'a str]) -> Option<&'a str> {
    let Some(accept) = accept.filter(|accept| !accept.trim().is_empty()) else { return offered.first().copied() };
    let quality_of = |media: &str| {
        let ranges = accept.split(',').filter_map(|range| match_range(range, media));
        ranges.max_by_key(|(precision, _)| *precision).map_or(0, |(_, quality)| quality)
    };
    let acceptable = offered.iter().map(|media| (quality_of(media), *media)).filter(|(quality, _)| *quality > 0);
    acceptable.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, media)| media)
}

/// Returns the precision of a media range that matches `media` (0 for `*/*` to 2 for an exact match) and its quality in
/// thousandths.
fn match_range(range: &str, media: &str) -> Option<(u8, u16)> {
    let mut parts = range.split(';').map(str::trim);
    let name = parts.next()?.to_ascii_lowercase();
    let precision = match name.strip_suffix("/*") {
        Some("*") => 0,
        Some(kind) if media.split('/').next() == Some(kind) => 1,
        None if name == media => 2,
        _ => return None,
    };
    let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    Some((precision, quality.map_or(1_000, thousandths)))
}

/// Parses `0.5` as 500. An invalid quality is ignored, which leaves the default of 1.
fn thousandths(quality: &str) -> u16 {
    let (whole, fraction) = quality.split_once('.').unwrap_or((quality, ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let value = whole.parse::<u16>().ok().zip(digits.parse::<u16>().ok());
    value.map_or(1_000, |(whole, fraction)| whole.saturating_mul(1_000).saturating_add(fraction).min(1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_quality_wins() {
        let offered = ["application/json", "text/html"];
        for (accept, expected) in [
            (None, Some("application/json")),
            (Some(""), Some("application/json")),
            (Some("*/*"), Some("application/json")),
            (Some("text/html"), Some("text/html")),
            (Some("TEXT/html;level=1"), Some("text/html")),
            (Some("text/*"), Some("text/html")),
            (Some("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), Some("text/html")),
            (Some("application/json;q=0.2, text/html;q=0.15"), Some("application/json")),
            (Some("*/*, application/json;q=0"), Some("text/html")),
            (Some("application/pdf"), None),
            (Some("application/pdf, */*;q=0.1"), Some("application/json")),
            (Some("text/html;q=0"), None),
            (Some("text/html;q=nonsense"), Some("text/html")),
            (Some(";;,/,*"), None),
        ] {
            assert_eq!(preferred(accept, &offered), expected, "{accept:?}");
        }
    }
}
