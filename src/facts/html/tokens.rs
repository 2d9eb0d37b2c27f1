//! What stands between two tokens that the parser tells of: text, end tags and CDATA sections.
//!
//! Every start tag, comment and doctype is told of, so that none of them can be here unless the page ends in its midst.

const CDATA: &str = "<![CDATA[";

/// A piece of the source and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between<'a> {
    Text {
        text: &'a str,
        /// Whether character references are decoded in it.
        decode: bool,
        offset: usize,
    },
    /// The name of an end tag, as it is written.
    End { name: &'a str, offset: usize },
}

/// Reads what stands between two tokens, piece by piece.
pub(super) struct Gap<'a> {
    rest: &'a str,
    /// Where `rest` begins in the source.
    offset: usize,
}

impl<'a> Gap<'a> {
    pub(in crate::facts) const fn new(source: &'a str, offset: usize) -> Self {
        Self { rest: source, offset }
    }

    /// Takes so many bytes; nothing is left where there are fewer.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.offset += taken.len();
        self.rest = rest;
        taken
    }

    fn text(&mut self, length: usize, decode: bool) -> Option<Between<'a>> {
        let offset = self.offset;
        let text = self.take(length);
        (!text.is_empty()).then_some(Between::Text { text, decode, offset })
    }

    /// What begins with the markup that is next; none where it gives nothing.
    fn markup(&mut self, markup: Markup<'a>) -> Option<Between<'a>> {
        match markup {
            Markup::End(name) => {
                let (offset, rest) = (self.offset, self.rest.get(2 + name.len()..).and_then(after_tag));
                self.take(rest.map_or(usize::MAX, |rest| self.rest.len() - rest.len()));
                rest.map(|_| Between::End { name, offset })
            }
            Markup::Nothing => {
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
    type Item = Between<'a>;

    fn next(&mut self) -> Option<Between<'a>> {
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
    /// `</>`, which is dropped.
    Nothing,
    Cdata,
    /// The page ends in it.
    Unfinished,
}

/// How much text stands before the first markup, and what that is.
fn next_markup(text: &str) -> (usize, Option<Markup<'_>>) {
    for place in memchr::memchr_iter(b'<', text.as_bytes()) {
        let tag = text.get(place..).unwrap_or_default();
        let markup = match tag.as_bytes().get(1..3) {
            Some([b'/', first]) if first.is_ascii_alphabetic() => {
                Markup::End(tag_name(tag.get(2..).unwrap_or_default()))
            }
            Some(b"/>") => Markup::Nothing,
            Some([b'!', _]) if tag.starts_with(CDATA) => Markup::Cdata,
            Some([b'/' | b'!' | b'?', _]) => Markup::Unfinished,
            Some([first, _]) if first.is_ascii_alphabetic() => Markup::Unfinished,
            _ => continue,
        };
        return (place, Some(markup));
    }
    (text.len(), None)
}

/// The name at the start of a tag without its `<` or `</`.
pub(super) fn tag_name(tag: &str) -> &str {
    let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    tag.split_at_checked(tag.bytes().position(is_end).unwrap_or(tag.len())).map_or(tag, |(name, _)| name)
}

/// What follows a tag whose name has been read; a `>` in a quoted value does not end it.
fn after_tag(rest: &str) -> Option<&str> {
    let bytes = rest.as_bytes();
    let (mut place, mut after_equals) = (0, false);
    loop {
        match bytes.get(place)? {
            b'>' => return rest.get(place + 1..),
            quote @ (b'"' | b'\'') if after_equals => {
                place += 1 + memchr::memchr(*quote, bytes.get(place + 1..)?)?;
                after_equals = false;
            }
            byte => after_equals = *byte == b'=' || after_equals && byte.is_ascii_whitespace(),
        }
        place += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Between, Gap};

    /// What is read, in a short notation: text in quotes (with `=` before it where nothing is decoded), names of ends.
    fn read(source: &str) -> String {
        let pieces = Gap::new(source, 0).map(|piece| match piece {
            Between::Text { text, decode, offset } => {
                assert!(source[offset..].starts_with(text), "{text:?} stands at {offset}");
                format!("{}{text:?}", if decode { "" } else { "=" })
            }
            Between::End { name, offset } => {
                assert!(source[offset..].starts_with("</"), "{name:?} ends at {offset}");
                format!("/{name}")
            }
        });
        pieces.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn text_and_end_tags_take_turns() {
        assert_eq!(read("one</b> two</I ></p\nid='>'>\n"), r#""one" /b " two" /I /p "\n""#);
        assert_eq!(read("1 < 2 <3 <> a<"), r#""1 < 2 <3 <> a<""#);
        assert_eq!(read("a</>b"), r#""a" "b""#);
        assert_eq!(read(""), "");
    }

    #[test]
    fn cdata_is_text_as_it_stands() {
        assert_eq!(read("a<![CDATA[&amp;</b>]]>c</svg>"), r#""a" ="&amp;</b>" "c" /svg"#);
        assert_eq!(read("<![CDATA[]]><![CDATA[b"), r#"="b""#);
    }

    #[test]
    fn what_the_page_ends_in_is_dropped() {
        for rest in ["</b", "</b x='>", "<b c=d", "<!-- d", "<!doctype", "<?xml", "</ b"] {
            assert_eq!(read(&format!("a{rest}")), r#""a""#, "{rest}");
        }
    }
}
