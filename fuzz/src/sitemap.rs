//! Sitemaps. The first byte selects where the file is truncated.
use super::findings;
use sitegauge::facts::{Sitemap, SitemapEntry, SitemapKind};
use sitegauge::model::SiteFiles;

/// The maximum length of a field, in bytes.
const MAX_FIELD: usize = 4 << 10;

/// Entries are bounded and the same after serializing and parsing, and a prefix of the file has a prefix of them.
pub fn run(data: &[u8]) {
    let Some((cut, body)) = data.split_first() else { return };
    let body = String::from_utf8_lossy(body);
    let sitemap = Sitemap::parse(&body, false);
    for entry in &sitemap.entries {
        let fields = [Some(&entry.loc), entry.lastmod.as_ref()];
        for field in fields.into_iter().flatten() {
            assert!(field.len() <= MAX_FIELD && field.trim() == field, "{field:?}");
        }
        assert!(!entry.loc.is_empty());
    }
    assert!(sitemap.without_url + sitemap.entries.len() <= body.len());
    assert!(sitemap.kind != SitemapKind::Unknown || sitemap.error.is_some(), "an unknown kind has no error");

    let again = Sitemap::parse(&written(&sitemap.entries), false);
    assert_eq!((again.kind, &again.error, again.in_namespace), (SitemapKind::Urls, &None, true));
    assert_eq!(again.entries, sitemap.entries);

    let begin = body.floor_char_boundary(body.len() * usize::from(*cut) / 256);
    let part = Sitemap::parse(&body[..begin], true);
    assert!(sitemap.entries.starts_with(&part.entries), "{part:?} of {sitemap:?}");
    if sitemap.error.is_none() && !body[..begin].trim_start_matches('\u{feff}').trim().is_empty() {
        assert_eq!(part.error, None, "{:?} is only cut off", &body[..begin]);
    }
    let sitemap = findings::answered("/sitemap.xml", "application/xml", &body, false);
    findings::of_site(SiteFiles { sitemap, ..SiteFiles::default() });
}

fn written(entries: &[SitemapEntry]) -> String {
    let mut xml = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">".to_owned();
    for entry in entries {
        xml.push_str(&format!("<url><loc>{}</loc>", escaped(&entry.loc)));
        if let Some(date) = &entry.lastmod {
            xml.push_str(&format!("<lastmod>{}</lastmod>", escaped(date)));
        }
        xml.push_str("</url>\n");
    }
    xml + "</urlset>"
}

fn escaped(text: &str) -> String {
    let is_plain =
        |character: char| character.is_alphanumeric() || matches!(character, ':' | '/' | '.' | '-' | '?' | '=' | '\0');
    let escape = |character: char| {
        if is_plain(character) { character.to_string() } else { format!("&#{};", u32::from(character)) }
    };
    text.chars().map(escape).collect()
}
