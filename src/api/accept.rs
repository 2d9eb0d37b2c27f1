//! Which of the forms that an answer can have a caller wants it in (RFC 9110, 12.5.1).

/// The media type that the caller likes best; of those liked alike, the first. None: none of them will do.
pub(super) fn preferred<'a>(accept: Option<&str>, offered: &[&'a str]) -> Option<&'a str> {
    let Some(accept) = accept.filter(|accept| !accept.trim().is_empty()) else { return offered.first().copied() };
    let liking = |media: &str| {
        let ranges = accept.split(',').filter_map(|range| fits(range, media));
        ranges.max_by_key(|(precision, _)| *precision).map_or(0, |(_, liking)| liking)
    };
    let liked = offered.iter().map(|media| (liking(media), *media)).filter(|(liking, _)| *liking > 0);
    liked.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, media)| media)
}

/// How precisely a range names a media type, if it does, and how much it is liked: 0 to 1,000.
fn fits(range: &str, media: &str) -> Option<(u8, u16)> {
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

/// `0.5` as 500; what is no quality counts as none.
fn thousandths(quality: &str) -> u16 {
    let (whole, rest) = quality.split_once('.').unwrap_or((quality, ""));
    let digits: String = rest.chars().chain("000".chars()).take(3).collect();
    let value = whole.parse::<u16>().ok().zip(digits.parse::<u16>().ok());
    value.map_or(1_000, |(whole, rest)| whole.saturating_mul(1_000).saturating_add(rest).min(1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_what_is_offered() {
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
