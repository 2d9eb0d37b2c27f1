//! What the HTML standard says of element names, as one set of bits a name.
use std::ops::BitOr;

/// A set of properties of an element name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u32);

impl Traits {
    /// Never has content: `br`, `img` …
    pub(super) const VOID: Self = Self(1);
    /// May stand in the head without ending it.
    pub(super) const HEAD: Self = Self(1 << 1);
    /// Its start ends an open `p`.
    pub(super) const CLOSES_P: Self = Self(1 << 2);
    /// "Special" in the standard: an end tag of an ordinary element does not reach beyond it.
    pub(super) const SPECIAL: Self = Self(1 << 3);
    /// Ends a scope: end tags inside do not reach out.
    pub(super) const BARRIER: Self = Self(1 << 4);
    /// A block or line of its own: words before and after it are not one word.
    pub(super) const BREAKS: Self = Self(1 << 5);
    /// Its text is no text of the page.
    pub(super) const RAW: Self = Self(1 << 6);
    /// `h1` to `h6`.
    pub(super) const HEADING: Self = Self(1 << 7);
    /// Only inside a table.
    pub(super) const TABLE_PART: Self = Self(1 << 8);
    /// Formatting: closed by its own end tag even where other elements are still open inside.
    pub(super) const FORMATTING: Self = Self(1 << 9);
    /// Its end may be left out, so that its parent's end tag closes it silently.
    pub(super) const IMPLIED_END: Self = Self(1 << 10);

    /// Whether all of these hold.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    const fn when(self, holds: bool) -> Self {
        if holds { self } else { Self(0) }
    }

    /// The traits of an HTML element name, in lower case.
    pub(super) fn of(name: &str) -> Self {
        let block = is_block(name);
        Self::VOID.when(is_void(name))
            | Self::HEAD.when(is_head_content(name))
            | Self::CLOSES_P.when(
                block && !matches!(name, "optgroup" | "option" | "legend" | "caption" | "noscript" | "video")
                    || matches!(name, "hr" | "plaintext" | "xmp" | "listing"),
            )
            | Self::SPECIAL.when(is_special(name))
            | Self::BARRIER.when(matches!(
                name,
                "applet" | "caption" | "html" | "table" | "td" | "th" | "marquee" | "object" | "template" | "select"
            ))
            | Self::BREAKS
                .when(block || is_table_part(name) || matches!(name, "br" | "hr" | "option" | "title" | "body"))
            | Self::RAW.when(matches!(
                name,
                "script"
                    | "style"
                    | "title"
                    | "textarea"
                    | "noscript"
                    | "iframe"
                    | "xmp"
                    | "noembed"
                    | "noframes"
                    | "template"
                    | "svg"
                    | "math"
            ))
            | Self::HEADING.when(matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
            | Self::TABLE_PART.when(is_table_part(name))
            | Self::FORMATTING.when(matches!(
                name,
                "a" | "b"
                    | "big"
                    | "code"
                    | "em"
                    | "font"
                    | "i"
                    | "nobr"
                    | "s"
                    | "small"
                    | "strike"
                    | "strong"
                    | "tt"
                    | "u"
            ))
            | Self::IMPLIED_END
                .when(matches!(name, "dd" | "dt" | "li" | "optgroup" | "option" | "p" | "rb" | "rp" | "rt" | "rtc"))
    }
}

impl BitOr for Traits {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

fn is_head_content(name: &str) -> bool {
    matches!(
        name,
        "base"
            | "basefont"
            | "bgsound"
            | "link"
            | "meta"
            | "noframes"
            | "noscript"
            | "script"
            | "style"
            | "template"
            | "title"
    )
}

fn is_table_part(name: &str) -> bool {
    matches!(name, "caption" | "col" | "colgroup" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr")
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "ul"
    )
}

fn is_special(name: &str) -> bool {
    is_void(name) && !matches!(name, "basefont")
        || is_head_content(name)
        || is_table_part(name)
        || is_block(name) && !matches!(name, "dialog" | "legend" | "optgroup")
        || matches!(
            name,
            "applet"
                | "body"
                | "button"
                | "frameset"
                | "head"
                | "html"
                | "iframe"
                | "marquee"
                | "noembed"
                | "object"
                | "plaintext"
                | "select"
                | "textarea"
                | "xmp"
        )
}
