//! Recovers text, end tags and CDATA sections between two tokens that lol_html reports.
//!
//! lol_html reports every complete start tag, comment and doctype, so here they occur only if the page ends inside one.

const CDATA: &str = "<![CDATA[";

/// A piece of the source with its byte offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GapToken<'a> {
    Text {
        text: &'a str,
        /// True if character references in it are to be decoded.
        decode: bool,
        offset: usize,
    },
    /// An end tag. `name` is as written in the source.
    End { name: &'a str, offset: usize },
}

/// Iterator over the tokens in a gap between two reported tokens.
pub(super) struct Gap<'a> {
    rest: &'a str,
    /// Byte offset of `rest` in the source.
    offset: usize,
}

impl<'a> Gap<'a> {
    pub(in crate::facts) const fn new(source: &'a str, offset: usize) -> Self {
        Self { rest: source, offset }
    }

    /// Takes `length` bytes, or all that are left.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.offset += taken.len();
        self.rest = rest;
        taken
    }

    fn text(&mut self, length: usize, decode: bool) -> Option<GapToken<'a>> {
        let offset = self.offset;
        let text = self.take(length);
        (!text.is_empty()).then_some(GapToken::Text { text, decode, offset })
    }

    /// Consumes the markup at the start of `rest`. Returns `None` if it produces no token.
    fn markup(&mut self, markup: Markup<'a>) -> Option<GapToken<'a>> {
        match markup {
            Markup::End(name) => {
                let (offset, rest) = (self.offset, self.rest.get(2 + name.len()..).and_then(after_tag));
                self.take(rest.map_or(usize::MAX, |rest| self.rest.len() - rest.len()));
                rest.map(|_| GapToken::End { name, offset })
            }
            Markup::EmptyEndTag => {
                self.take(3);
                None
            }
            Markup::Cdata => {
                self.take(CDATA.len());
                let end = memchr::memmem::find(self.rest.as_bytes(), b"]]>");
                let text = self.text(end.unwrap_or(self.rest.len()), false);
                self.take(3);
                text
            }
            Markup::Unfinished => {
                self.take(usize::MAX);
                None
            }
        }
    }
}

impl<'a> Iterator for Gap<'a> {
    type Item = GapToken<'a>;

    fn next(&mut self) -> Option<GapToken<'a>> {
        while !self.rest.is_empty() {
            let (length, markup) = next_markup(self.rest);
            if length > 0 {
                return self.text(length, true);
            }
            if let Some(piece) = markup.and_then(|markup| self.markup(markup)) {
                return Some(piece);
            }
        }
        None
    }
}

enum Markup<'a> {
    End(&'a str),
    /// `</>`, which is ignored.
    EmptyEndTag,
    Cdata,
    /// Markup that is cut off by the end of the page.
    Unfinished,
}

/// Returns the length of the text before the first markup, and that markup.
fn next_markup(text: &str) -> (usize, Option<Markup<'_>>) {
    for position in memchr::memchr_iter(b'<', text.as_bytes()) {
        let tag = text.get(position..).unwrap_or_default();
        let markup = match tag.as_bytes().get(1..3) {
            Some([b'/', first]) if first.is_ascii_alphabetic() => {
                Markup::End(tag_name(tag.get(2..).unwrap_or_default()))
            }
            Some(b"/>") => Markup::EmptyEndTag,
            Some([b'!', _]) if tag.starts_with(CDATA) => Markup::Cdata,
            Some([b'/' | b'!' | b'?', _]) => Markup::Unfinished,
            Some([first, _]) if first.is_ascii_alphabetic() => Markup::Unfinished,
            _ => continue,
        };
        return (position, Some(markup));
    }
    (text.len(), None)
}

/// Returns the name at the start of a tag. `tag` begins after the `<` or `</`.
pub(super) fn tag_name(tag: &str) -> &str {
    let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    tag.split_at_checked(tag.bytes().position(is_end).unwrap_or(tag.len())).map_or(tag, |(name, _)| name)
}

/// Returns the source after a tag. `rest` begins after the tag name. A `>` in a quoted value does not end the tag.
fn after_tag(rest: &str) -> Option<&str> {
    let bytes = rest.as_bytes();
    let (mut position, mut after_equals) = (0, false);
    loop {
        match bytes.get(position)? {
            b'>' => return rest.get(position + 1..),
            quote @ (b'"' | b'\'') if after_equals => {
                position += 1 + memchr::memchr(*quote, bytes.get(position + 1..)?)?;
                after_equals = false;
            }
            byte => after_equals = *byte == b'=' || after_equals && byte.is_ascii_whitespace(),
        }
        position += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Gap, GapToken};

    /// Formats the tokens: text in quotes (after `=` if it is not decoded), end tags as `/name`.
    fn read(source: &str) -> String {
        let pieces = Gap::new(source, 0).map(|piece| match piece {
            GapToken::Text { text, decode, offset } => {
                assert!(source[offset..].starts_with(text), "{text:?} is not at {offset}");
                format!("{}{text:?}", if decode { "" } else { "=" })
            }
            GapToken::End { name, offset } => {
                assert!(source[offset..].starts_with("</"), "{name:?} is not at {offset}");
                format!("/{name}")
            }
        });
        pieces.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn text_and_end_tags_alternate() {
        assert_eq!(read("one</b> two</I ></p\nid='>'>\n"), r#""one" /b " two" /I /p "\n""#);
        assert_eq!(read("1 < 2 <3 <> a<"), r#""1 < 2 <3 <> a<""#);
        assert_eq!(read("a</>b"), r#""a" "b""#);
        assert_eq!(read(""), "");
    }

    #[test]
    fn cdata_is_text_without_decoding() {
        assert_eq!(read("a<![CDATA[&amp;</b>]]>c</svg>"), r#""a" ="&amp;</b>" "c" /svg"#);
        assert_eq!(read("<![CDATA[]]><![CDATA[b"), r#"="b""#);
    }

    #[test]
    fn unfinished_markup_is_dropped() {
        for rest in ["</b", "</b x='>", "<b c=d", "<!-- d", "<!doctype", "<?xml", "</ b"] {
            assert_eq!(read(&format!("a{rest}")), r#""a""#, "{rest}");
        }
    }
}
