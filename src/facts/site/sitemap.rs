//! Sitemaps and sitemap indexes: XML, plain text, RSS and Atom, as far as they were read.
use super::sitemap_extensions::{Extension, Extensions};
use crate::facts::text::clip;
use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Entries that are kept; a sitemap may have 50,000.
const MAX_ENTRIES: usize = 60_000;
/// Longest address or date that is kept, in bytes.
const MAX_FIELD: usize = 4 << 10;
const NAMESPACE: &str = "://www.sitemaps.org/schemas/sitemap/0.9";

/// A sitemap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sitemap {
    /// What it is.
    pub kind: SitemapKind,
    /// What it lists.
    pub entries: Vec<SitemapEntry>,
    /// Why it could not be read to its end, with the line.
    pub error: Option<String>,
    /// Entries without an address.
    pub without_url: usize,
    /// Whether the root of a `urlset` or `sitemapindex` is in the namespace that the protocol demands.
    pub in_namespace: bool,
    /// Whether there was more of it than was read.
    pub truncated: bool,
    /// What it says of images, videos and news.
    pub extensions: Extensions,
}

/// What a sitemap is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SitemapKind {
    /// `urlset`: pages
    Urls,
    /// `sitemapindex`: other sitemaps
    Index,
    /// A URL a line.
    Text,
    /// RSS 2.0, RSS 1.0
    Rss,
    /// Atom
    Atom,
    /// Compressed with gzip, and so not read.
    Gzip,
    /// Nothing that search engines take for a sitemap.
    #[default]
    Unknown,
}

/// One line of a sitemap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SitemapEntry {
    /// The address, as it is spelt, without white space around it.
    pub loc: String,
    /// When it changed, as it is spelt.
    pub lastmod: Option<String>,
    /// Its versions for other languages: code and address, as they are spelt.
    pub alternates: Vec<(String, String)>,
}

impl Sitemap {
    /// Reads a sitemap, or the first part of one.
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
    // What is cut off in the middle of a line is neither its address nor a mistake.
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
            sitemap.error.get_or_insert_with(|| "it is empty".to_owned());
        }
    }
    sitemap
}

/// As much of an address or date as is kept.
fn kept(text: &str) -> String {
    clip(text.trim(), MAX_FIELD).trim_end().to_owned()
}

/// What an open element is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Root,
    Entry,
    Address,
    Date,
    Other,
}

/// An XML sitemap while it is read.
#[derive(Default)]
struct Xml {
    sitemap: Sitemap,
    open: Vec<Role>,
    entry: SitemapEntry,
    /// The text of the address or date that is open.
    field: String,
    /// Whether the root element has been seen.
    begun: bool,
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
                // What is cut off in the middle is not to blame for it.
                Err(Error::Syntax(_) | Error::IllFormed(IllFormedError::UnclosedReference)) if truncated => break,
                Err(Error::IllFormed(IllFormedError::UnclosedReference)) => {
                    Err("an ampersand is not written as &amp;".to_owned())
                }
                Err(error) => Err(error.to_string()),
            };
            if let Err(reason) = outcome {
                let place =
                    usize::try_from(reader.error_position().max(reader.buffer_position())).unwrap_or(usize::MAX);
                let line = 1 + clip(body, place).matches('\n').count();
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
        if !truncated && (!self.begun || !self.open.is_empty()) {
            self.sitemap.error = Some("it ends before its root element does".to_owned());
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
            if self.begun {
                return Err("it has a second root element".to_owned());
            }
            self.begun = true;
            self.sitemap.kind = match local {
                "urlset" => SitemapKind::Urls,
                "sitemapindex" => SitemapKind::Index,
                "rss" | "RDF" => SitemapKind::Rss,
                "feed" => SitemapKind::Atom,
                _ => return Err(format!("its root element is {}", clip(name, 40))),
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
            (Some(Role::Entry), SitemapKind::Urls | SitemapKind::Index, "loc") => Role::Address,
            (Some(Role::Entry), SitemapKind::Urls | SitemapKind::Index, "lastmod") => Role::Date,
            (Some(Role::Entry), SitemapKind::Rss, "link") if prefix.is_none() => Role::Address,
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

    /// What an element of another namespace adds to an entry.
    fn extend(&mut self, start: &BytesStart<'_>, local: &str) {
        if local != "link" {
            return self.extension.open(self.open.len(), local, &mut self.sitemap.extensions);
        }
        if let (Some(code), Some(address)) = (attribute(start, "hreflang"), attribute(start, "href")) {
            self.entry.alternates.push((clip(&code, 100).to_owned(), clip(&address, MAX_FIELD).to_owned()));
        }
    }

    fn add(&mut self, text: &str) {
        if matches!(self.open.last(), Some(Role::Address | Role::Date)) {
            self.field.push_str(clip(text, MAX_FIELD.saturating_sub(self.field.len())));
        }
    }

    fn close(&mut self) {
        let role = self.open.pop();
        self.extension.close(self.open.len(), &self.entry.loc, &mut self.sitemap.extensions);
        match role {
            Some(Role::Address) => self.entry.loc = kept(&self.field),
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

/// The character that a reference stands for. Entities of the file's own are not expanded.
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
        _ => Err(format!("the entity &{}; is not known", clip(name, 40))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(body: &str) -> (SitemapKind, Vec<String>, Option<String>) {
        let sitemap = Sitemap::parse(body, false);
        (sitemap.kind, sitemap.entries.into_iter().map(|entry| entry.loc).collect(), sitemap.error)
    }

    #[test]
    fn reads_every_kind() {
        let urls = r#"<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://a.b/?c&amp;d&#61;<![CDATA[&e]]> </loc><lastmod>2026-01-02</lastmod>
<image:image><image:loc>https://a.b/i.png</image:loc></image:image></url><url><priority>1</priority></url></urlset>"#;
        let sitemap = Sitemap::parse(urls, false);
        let entry = SitemapEntry {
            loc: "https://a.b/?c&d=&e".to_owned(),
            lastmod: Some("2026-01-02".to_owned()),
            ..SitemapEntry::default()
        };
        assert_eq!((sitemap.entries, sitemap.without_url, sitemap.in_namespace), (vec![entry], 1, true));
        let one = |address: &str| vec![address.to_owned()];
        let index = "<s:sitemapindex xmlns:s='x'><s:sitemap><s:loc>/1.xml</s:loc></s:sitemap></s:sitemapindex>";
        assert_eq!(addresses(index), (SitemapKind::Index, one("/1.xml"), None));
        let rss =
            "<rss><channel><link>no</link><item><atom:link href='x'/><link>https://a.b/</link></item></channel></rss>";
        assert_eq!(addresses(rss), (SitemapKind::Rss, one("https://a.b/"), None));
        let atom = "<feed><link href='no'/><entry><link rel='edit' href='no'/><link href='https://a.b/?c&amp;d'/></entry></feed>";
        assert_eq!(addresses(atom), (SitemapKind::Atom, one("https://a.b/?c&d"), None));
        assert_eq!(addresses("\u{feff}https://a.b/\r\n\r\n"), (SitemapKind::Text, one("https://a.b/"), None));
    }

    #[test]
    fn what_is_broken_is_told() {
        for (body, reason) in [
            ("", "it is empty"),
            ("404 page", "line 1 is neither XML nor a URL"),
            ("<html>", "line 1: its root element is html"),
            (
                "<urlset>\n<url><loc>https://a.b/?c&d=e</loc></url></urlset>",
                "line 2: an ampersand is not written as &amp;",
            ),
            ("<urlset><url><loc>&x;</loc></url></urlset>", "line 1: the entity &x; is not known"),
            ("<urlset><url></urlset>", "line 1: ill-formed document: expected `</url>`, but `</urlset>` was found"),
            ("<urlset><url>", "it ends before its root element does"),
            ("<urlset/><urlset/>", "line 1: it has a second root element"),
        ] {
            assert_eq!(addresses(body).2.as_deref(), Some(reason), "{body}");
        }
    }

    #[test]
    fn what_is_cut_off_is_no_error() {
        let body = "<urlset><url><loc>https://a.b/?c&amp;d</loc></url><url><loc>https://a.b/</loc></url></urlset>";
        for (end, _) in body.char_indices().skip(7) {
            assert_eq!(Sitemap::parse(clip(body, end), true).error, None, "{}", clip(body, end));
        }
        assert_eq!(Sitemap::parse("https://a.b/c\nhttps://a.b/d", true).entries.len(), 1);
    }

    #[test]
    fn entities_are_not_expanded() {
        let body = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><urlset><url><loc>&b;</loc></url></urlset>";
        assert_eq!(addresses(body).2.as_deref(), Some("line 1: the entity &b; is not known"));
        assert_eq!(addresses(&"<urlset>".repeat(50_000)).2.as_deref(), Some("it ends before its root element does"));
    }
}
