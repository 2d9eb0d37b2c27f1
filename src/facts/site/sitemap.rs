//! Parser of sitemaps and sitemap indexes: XML, plain text, RSS and Atom.
use super::sitemap_extensions::{Extension, Extensions};
use crate::facts::text::clip;
use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Maximum number of entries in a result. A valid sitemap has at most 50,000.
const MAX_ENTRIES: usize = 60_000;
/// Maximum length of a URL or date in a result, in bytes. Longer ones are cut.
const MAX_FIELD: usize = 4 << 10;
/// The namespace that the protocol requires, without `http` or `https`.
const NAMESPACE: &str = "://www.sitemaps.org/schemas/sitemap/0.9";

/// A sitemap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sitemap {
    /// The format.
    pub kind: SitemapKind,
    /// The entries in order.
    pub entries: Vec<SitemapEntry>,
    /// The reason and line number if it could not be read to its end.
    pub error: Option<String>,
    /// Number of entries without a URL.
    pub without_url: usize,
    /// True if the root of a `urlset` or `sitemapindex` is in the namespace that the protocol requires.
    pub in_namespace: bool,
    /// True if only the first part of the file was read.
    pub truncated: bool,
    /// The images, videos and news articles.
    pub extensions: Extensions,
}

/// The format of a sitemap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SitemapKind {
    /// A `urlset` of pages.
    Urls,
    /// A `sitemapindex` of other sitemaps.
    Index,
    /// Plain text with one URL per line.
    Text,
    /// RSS 2.0 or RSS 1.0.
    Rss,
    /// Atom.
    Atom,
    /// Compressed with gzip. It was not read.
    Gzip,
    /// Not a format that search engines accept as a sitemap.
    #[default]
    Unknown,
}

/// An entry of a sitemap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SitemapEntry {
    /// The URL as written, trimmed.
    pub loc: String,
    /// The date of its last change as written.
    pub lastmod: Option<String>,
    /// Its versions in other languages: hreflang codes and URLs as written.
    pub alternates: Vec<(String, String)>,
}

impl Sitemap {
    /// Parses a sitemap, or the first part of one if `truncated`.
    pub fn parse(body: &str, truncated: bool) -> Self {
        let body = body.trim_start_matches('\u{feff}');
        if body.starts_with('\u{1f}') {
            return Self { kind: SitemapKind::Gzip, truncated, ..Self::default() };
        }
        if body.trim_start().starts_with('<') { Xml::read(body, truncated) } else { text(body, truncated) }
    }
}

fn text(body: &str, truncated: bool) -> Sitemap {
    let mut sitemap = Sitemap { kind: SitemapKind::Text, truncated, ..Sitemap::default() };
    // The last line may be incomplete. It is neither a URL nor a mistake.
    let body = if truncated { body.rsplit_once('\n').map_or("", |(whole, _)| whole) } else { body };
    let lines = body.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    for (index, line) in lines.take(MAX_ENTRIES) {
        if !line.starts_with("http://") && !line.starts_with("https://") {
            sitemap.error = Some(format!("line {} is neither XML nor a URL", index + 1));
            break;
        }
        sitemap.entries.push(SitemapEntry { loc: kept(line), ..SitemapEntry::default() });
    }
    if sitemap.entries.is_empty() {
        sitemap.kind = SitemapKind::Unknown;
        if !truncated {
            sitemap.error.get_or_insert_with(|| "the file is empty".to_owned());
        }
    }
    sitemap
}

/// Trims a URL or date, and cuts it to the maximum length.
fn kept(text: &str) -> String {
    clip(text.trim(), MAX_FIELD).trim_end().to_owned()
}

/// The purpose of an open element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Root,
    Entry,
    Url,
    Date,
    Other,
}

/// The parser state of an XML sitemap.
#[derive(Default)]
struct Xml {
    sitemap: Sitemap,
    open: Vec<Role>,
    entry: SitemapEntry,
    /// The text of the open URL or date element.
    field: String,
    /// True after the start tag of the root element.
    has_root: bool,
    extension: Extension,
}

impl Xml {
    fn read(body: &str, truncated: bool) -> Sitemap {
        let mut xml = Self { sitemap: Sitemap { truncated, ..Sitemap::default() }, ..Self::default() };
        let mut reader = Reader::from_str(body);
        loop {
            let outcome = match reader.read_event() {
                Ok(Event::Eof) => break xml.end(truncated),
                Ok(event) => xml.event(event),
                // A truncated file may end inside a tag or reference, which is not a mistake.
                Err(Error::Syntax(_) | Error::IllFormed(IllFormedError::UnclosedReference)) if truncated => break,
                Err(Error::IllFormed(IllFormedError::UnclosedReference)) => {
                    Err("an ampersand is not written as &amp;".to_owned())
                }
                Err(error) => Err(error.to_string()),
            };
            if let Err(reason) = outcome {
                let position =
                    usize::try_from(reader.error_position().max(reader.buffer_position())).unwrap_or(usize::MAX);
                let line = 1 + clip(body, position).matches('\n').count();
                xml.sitemap.error = Some(format!("line {line}: {reason}"));
                break;
            }
            if xml.sitemap.entries.len() >= MAX_ENTRIES {
                break;
            }
        }
        xml.sitemap
    }

    fn end(&mut self, truncated: bool) {
        if !truncated && (!self.has_root || !self.open.is_empty()) {
            self.sitemap.error = Some("the file ends inside its root element".to_owned());
        }
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(start) => self.start(&start)?,
            Event::Empty(start) => {
                self.start(&start)?;
                self.close();
            }
            Event::End(_) => self.close(),
            Event::Text(text) => self.add(&text),
            Event::CData(text) => self.add(&text),
            Event::GeneralRef(reference) => self.add(character(&reference)?.encode_utf8(&mut [0; 4])),
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        let (name, local) = (start.name(), start.local_name());
        let (name, local): (&str, &str) = (name.as_ref(), local.as_ref());
        let prefix = name.split_once(':').map(|(prefix, _)| prefix);
        if self.open.is_empty() {
            if self.has_root {
                return Err("there is a second root element".to_owned());
            }
            self.has_root = true;
            self.sitemap.kind = match local {
                "urlset" => SitemapKind::Urls,
                "sitemapindex" => SitemapKind::Index,
                "rss" | "RDF" => SitemapKind::Rss,
                "feed" => SitemapKind::Atom,
                _ => return Err(format!("the root element is {}", clip(name, 40))),
            };
            let declaration = prefix.map_or("xmlns".to_owned(), |prefix| format!("xmlns:{prefix}"));
            self.sitemap.in_namespace = attribute(start, &declaration)
                .is_some_and(|value| value.strip_prefix("https").or(value.strip_prefix("http")) == Some(NAMESPACE));
            self.open.push(Role::Root);
            return Ok(());
        }
        let kind = self.sitemap.kind;
        let role = match (self.open.last(), kind, local) {
            (Some(Role::Root), SitemapKind::Urls, "url") | (Some(Role::Root), SitemapKind::Index, "sitemap") => {
                Role::Entry
            }
            (Some(Role::Root), SitemapKind::Atom, "entry") => Role::Entry,
            (Some(Role::Root | Role::Other), SitemapKind::Rss, "item") => Role::Entry,
            (Some(Role::Entry), SitemapKind::Urls | SitemapKind::Index, "loc") => Role::Url,
            (Some(Role::Entry), SitemapKind::Urls | SitemapKind::Index, "lastmod") => Role::Date,
            (Some(Role::Entry), SitemapKind::Rss, "link") if prefix.is_none() => Role::Url,
            (Some(Role::Entry), SitemapKind::Rss, "pubDate") => Role::Date,
            (Some(Role::Entry), SitemapKind::Atom, "updated") => Role::Date,
            (Some(Role::Entry), SitemapKind::Atom, "link") => {
                if attribute(start, "rel").is_none_or(|rel| rel == "alternate") {
                    self.entry.loc = kept(&attribute(start, "href").unwrap_or_default());
                }
                Role::Other
            }
            _ => Role::Other,
        };
        if kind == SitemapKind::Urls && role == Role::Other && prefix.is_some() {
            self.extend(start, local);
        }
        self.field.clear();
        self.open.push(role);
        Ok(())
    }

    /// Reads an element of another namespace in an entry. Links with a media query lead to versions for other devices.
    fn extend(&mut self, start: &BytesStart<'_>, local: &str) {
        if local != "link" {
            return self.extension.open(self.open.len(), local, &mut self.sitemap.extensions);
        }
        let [code, url, media] = ["hreflang", "href", "media"].map(|name| attribute(start, name));
        if let (Some(code), Some(url), None) = (code, url, media) {
            self.entry.alternates.push((clip(&code, 100).to_owned(), clip(&url, MAX_FIELD).to_owned()));
        }
    }

    fn add(&mut self, text: &str) {
        if matches!(self.open.last(), Some(Role::Url | Role::Date)) {
            self.field.push_str(clip(text, MAX_FIELD.saturating_sub(self.field.len())));
        }
    }

    fn close(&mut self) {
        let role = self.open.pop();
        self.extension.close(self.open.len(), &self.entry.loc, &mut self.sitemap.extensions);
        match role {
            Some(Role::Url) => self.entry.loc = kept(&self.field),
            Some(Role::Date) => self.entry.lastmod = Some(kept(&self.field)),
            Some(Role::Entry) => {
                let entry = std::mem::take(&mut self.entry);
                if entry.loc.is_empty() {
                    self.sitemap.without_url += 1;
                } else {
                    self.sitemap.entries.push(entry);
                }
            }
            _ => {}
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok().flatten()?;
    let value: &str = attribute.value.as_ref();
    Some(quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |value| value.trim().to_owned()))
}

/// Returns the character of a reference. Entities that the file declares are not expanded.
fn character(reference: &BytesRef<'_>) -> Result<char, String> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Ok(character);
    }
    let name: &str = reference;
    match name {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(format!("the entity &{}; is unknown", clip(name, 40))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(body: &str) -> (SitemapKind, Vec<String>, Option<String>) {
        let sitemap = Sitemap::parse(body, false);
        (sitemap.kind, sitemap.entries.into_iter().map(|entry| entry.loc).collect(), sitemap.error)
    }

    #[test]
    fn parses_every_format() {
        let urlset = r#"<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://a.b/?c&amp;d&#61;<![CDATA[&e]]> </loc><lastmod>2026-01-02</lastmod>
<image:image><image:loc>https://a.b/i.png</image:loc></image:image></url><url><priority>1</priority></url></urlset>"#;
        let sitemap = Sitemap::parse(urlset, false);
        let entry = SitemapEntry {
            loc: "https://a.b/?c&d=&e".to_owned(),
            lastmod: Some("2026-01-02".to_owned()),
            ..SitemapEntry::default()
        };
        assert_eq!((sitemap.entries, sitemap.without_url, sitemap.in_namespace), (vec![entry], 1, true));
        let one = |url: &str| vec![url.to_owned()];
        let index = "<s:sitemapindex xmlns:s='x'><s:sitemap><s:loc>/1.xml</s:loc></s:sitemap></s:sitemapindex>";
        assert_eq!(urls(index), (SitemapKind::Index, one("/1.xml"), None));
        let rss = "<rss><channel><link>no</link><item><a:link/><link>https://a.b/</link></item></channel></rss>";
        assert_eq!(urls(rss), (SitemapKind::Rss, one("https://a.b/"), None));
        let atom = "<feed><link href='no'/><entry><link rel='edit' href='no'/><link href='https://a.b/?c&amp;d'/></entry></feed>";
        assert_eq!(urls(atom), (SitemapKind::Atom, one("https://a.b/?c&d"), None));
        assert_eq!(urls("\u{feff}https://a.b/\r\n\r\n"), (SitemapKind::Text, one("https://a.b/"), None));
    }

    #[test]
    fn errors_name_the_line() {
        for (body, reason) in [
            ("", "the file is empty"),
            ("404 page", "line 1 is neither XML nor a URL"),
            ("<html>", "line 1: the root element is html"),
            (
                "<urlset>\n<url><loc>https://a.b/?c&d=e</loc></url></urlset>",
                "line 2: an ampersand is not written as &amp;",
            ),
            ("<urlset><url><loc>&x;</loc></url></urlset>", "line 1: the entity &x; is unknown"),
            ("<urlset><url></urlset>", "line 1: ill-formed document: expected `</url>`, but `</urlset>` was found"),
            ("<urlset><url>", "the file ends inside its root element"),
            ("<urlset/><urlset/>", "line 1: there is a second root element"),
        ] {
            assert_eq!(urls(body).2.as_deref(), Some(reason), "{body}");
        }
    }

    #[test]
    fn truncation_is_not_an_error() {
        let body = "<urlset><url><loc>https://a.b/?c&amp;d</loc></url><url><loc>https://a.b/</loc></url></urlset>";
        for (end, _) in body.char_indices().skip(7) {
            assert_eq!(Sitemap::parse(clip(body, end), true).error, None, "{}", clip(body, end));
        }
        assert_eq!(Sitemap::parse("https://a.b/c\nhttps://a.b/d", true).entries.len(), 1);
    }

    #[test]
    fn entities_are_not_expanded() {
        let body = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><urlset><url><loc>&b;</loc></url></urlset>";
        assert_eq!(urls(body).2.as_deref(), Some("line 1: the entity &b; is unknown"));
        assert_eq!(urls(&"<urlset>".repeat(50_000)).2.as_deref(), Some("the file ends inside its root element"));
    }
}
