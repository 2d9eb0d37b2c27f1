//! What the HTML standard says of element names: how the parser treats each, and what its text counts as.
use std::ops::BitOr;

/// The attributes that may hide an element.
pub(super) const HIDING_ATTRIBUTES: [&str; 6] = ["aria-hidden", "hidden", "inert", "popover", "style", "type"];

/// Attributes by which frameworks fill an element with text later.
pub(super) const FILLING_ATTRIBUTES: [&str; 20] = [
    ":alt",
    ":aria-label",
    ":title",
    "[alt]",
    "[attr.aria-label]",
    "[title]",
    "data-bind",
    "data-i18n",
    "data-l10n-id",
    "ng-bind",
    "ng-bind-html",
    "v-bind:alt",
    "v-bind:aria-label",
    "v-html",
    "v-text",
    "x-bind:alt",
    "x-bind:aria-label",
    "x-html",
    "x-text",
    "ng-attr-alt",
];

/// How tree construction treats an element of this name (HTML standard 13.2.6); names it treats alike share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::facts) enum Tag {
    #[default]
    Other,
    A,
    /// `article`, `section` … but not those of their own kind below.
    Block,
    Body,
    Br,
    Button,
    Caption,
    /// `td`, `th`
    Cell,
    Col,
    Colgroup,
    /// `dd`, `dt`
    Description,
    /// `address`, `div`
    Division,
    Form,
    /// `b`, `em`, `font` …
    Formatting,
    Frame,
    Frameset,
    Head,
    /// `h1` to `h6`
    Heading,
    Hr,
    Html,
    Image,
    Input,
    Item,
    /// `ol`, `ul`
    List,
    Math,
    /// `base`, `link`, `meta` …
    Metadata,
    Nobr,
    Optgroup,
    Option,
    P,
    /// `param`, `source`, `track`
    Parameter,
    /// `iframe`, `noembed`, `noscript`, `textarea`
    Plain,
    Plaintext,
    /// `listing`, `pre`
    Pre,
    /// `tr`
    Row,
    /// `tbody`, `tfoot`, `thead`
    RowGroup,
    Ruby,
    RubyBase,
    /// `rtc`
    RubyContainer,
    /// `rp`, `rt`
    RubyText,
    /// `applet`, `marquee`, `object`
    Scoped,
    /// `script`, `style`
    Script,
    Select,
    Svg,
    Table,
    Template,
    /// `noframes`, `title`
    Title,
    /// `area`, `embed`, `img` …
    Void,
    Xmp,
}

/// What the standard says of one element name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::facts) struct Traits {
    pub(in crate::facts) tag: Tag,
    bits: Bits,
}

/// A set of properties of an element name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::facts) struct Bits(u16);

impl BitOr for Bits {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// "Special" in the standard: an end tag of an ordinary element does not reach beyond it.
pub(super) const SPECIAL: Bits = Bits(1);
/// Ends a scope: end tags inside do not reach out.
pub(super) const BARRIER: Bits = Bits(1 << 1);
/// A block or line of its own: words before and after it are not one word.
pub(in crate::facts) const BREAKS: Bits = Bits(1 << 2);
/// Its text is no text of the page.
pub(super) const RAW: Bits = Bits(1 << 3);
/// Has no elements in it, only text up to its own end tag.
pub(super) const TEXT_ONLY: Bits = Bits(1 << 4);
/// Formatting: opened again where it was not closed before its block ended.
pub(super) const FORMATTING: Bits = Bits(1 << 5);
/// Its end may be left out, so that others close it silently.
pub(super) const IMPLIED_END: Bits = Bits(1 << 6);
/// May hide what is in it: `details`, `dialog`.
pub(super) const CLOSABLE: Bits = Bits(1 << 7);
/// In the SVG or MathML namespace.
pub(in crate::facts) const FOREIGN: Bits = Bits(1 << 8);
/// HTML may stand in it, though it is SVG or MathML.
pub(super) const INTEGRATES: Bits = Bits(1 << 9);
/// Running text may stand right in it.
pub(in crate::facts) const RUNNING: Bits = Bits(1 << 10);
/// What stands in it is no running text of the page.
pub(in crate::facts) const ASIDE: Bits = Bits(1 << 11);
/// Character references are decoded in its text, though it has nothing else.
pub(super) const DECODED: Bits = Bits(1 << 12);
const NONE: Bits = Bits(0);

impl Traits {
    /// Whether all of these hold.
    pub(in crate::facts) const fn has(self, bits: Bits) -> bool {
        self.bits.0 & bits.0 == bits.0
    }

    /// The traits of an HTML element name, in lower case.
    pub(in crate::facts) fn of(name: &str) -> Self {
        let block = SPECIAL | BREAKS;
        let (tag, bits) = match name {
            "a" => (Tag::A, FORMATTING),
            "address" | "div" => (Tag::Division, block),
            "applet" | "marquee" | "object" => (Tag::Scoped, SPECIAL | BARRIER),
            "area" | "embed" | "img" | "keygen" | "wbr" => (Tag::Void, SPECIAL),
            "article" | "aside" | "blockquote" | "center" | "dir" | "dl" | "fieldset" | "figcaption" | "figure"
            | "footer" | "header" | "hgroup" | "main" | "menu" | "nav" | "search" | "section" | "summary" => {
                (Tag::Block, block)
            }
            "b" | "big" | "code" | "em" | "font" | "i" | "s" | "small" | "strike" | "strong" | "tt" | "u" => {
                (Tag::Formatting, FORMATTING)
            }
            "base" | "basefont" | "bgsound" | "link" | "meta" => (Tag::Metadata, SPECIAL),
            "body" => (Tag::Body, block),
            "br" => (Tag::Br, block),
            "button" => (Tag::Button, SPECIAL),
            "caption" => (Tag::Caption, block | BARRIER),
            "col" => (Tag::Col, block),
            "colgroup" => (Tag::Colgroup, block),
            "dd" | "dt" => (Tag::Description, block | IMPLIED_END),
            "details" => (Tag::Block, block | CLOSABLE),
            "dialog" => (Tag::Block, BREAKS | CLOSABLE),
            "form" => (Tag::Form, block),
            "frame" => (Tag::Frame, SPECIAL),
            "frameset" => (Tag::Frameset, SPECIAL),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => (Tag::Heading, block),
            "head" => (Tag::Head, SPECIAL),
            "hr" => (Tag::Hr, block),
            "html" => (Tag::Html, SPECIAL | BARRIER),
            "iframe" | "noembed" | "noscript" => (Tag::Plain, SPECIAL | RAW | TEXT_ONLY),
            "textarea" => (Tag::Plain, SPECIAL | RAW | TEXT_ONLY | DECODED),
            "image" => (Tag::Image, NONE),
            "input" => (Tag::Input, SPECIAL),
            "legend" => (Tag::Other, BREAKS),
            "li" => (Tag::Item, block | IMPLIED_END),
            "math" => (Tag::Math, RAW),
            "nobr" => (Tag::Nobr, FORMATTING),
            "noframes" => (Tag::Title, block | RAW | TEXT_ONLY),
            "title" => (Tag::Title, block | RAW | TEXT_ONLY | DECODED),
            "ol" | "ul" => (Tag::List, block),
            "optgroup" => (Tag::Optgroup, BREAKS | IMPLIED_END),
            "option" => (Tag::Option, BREAKS | IMPLIED_END),
            "p" => (Tag::P, block | IMPLIED_END),
            "param" | "source" | "track" => (Tag::Parameter, SPECIAL),
            "plaintext" => (Tag::Plaintext, block),
            "listing" | "pre" => (Tag::Pre, block),
            "rb" => (Tag::RubyBase, IMPLIED_END),
            "rtc" => (Tag::RubyContainer, IMPLIED_END),
            "rp" | "rt" => (Tag::RubyText, IMPLIED_END),
            "ruby" => (Tag::Ruby, NONE),
            "script" | "style" => (Tag::Script, SPECIAL | RAW | TEXT_ONLY),
            "select" => (Tag::Select, SPECIAL | BARRIER),
            "svg" => (Tag::Svg, RAW),
            "table" => (Tag::Table, block | BARRIER),
            "tbody" | "tfoot" | "thead" => (Tag::RowGroup, block),
            "td" | "th" => (Tag::Cell, block | BARRIER),
            "template" => (Tag::Template, SPECIAL | BARRIER | RAW),
            "tr" => (Tag::Row, block),
            "xmp" => (Tag::Xmp, block | RAW | TEXT_ONLY),
            _ => (Tag::Other, NONE),
        };
        Self { tag, bits: bits | in_prose(name) }
    }

    /// The traits of an SVG or MathML element name, in lower case; `holds_html`: its attributes say so.
    pub(super) fn of_foreign(name: &str, is_svg: bool, holds_html: bool) -> Self {
        let bits = match (is_svg, name) {
            (true, "foreignobject" | "desc" | "title") => SPECIAL | BARRIER | INTEGRATES,
            (false, "mi" | "mo" | "mn" | "ms" | "mtext") => SPECIAL | BARRIER | INTEGRATES,
            (false, "annotation-xml") if holds_html => SPECIAL | BARRIER | INTEGRATES,
            (false, "annotation-xml") => SPECIAL | BARRIER,
            _ => NONE,
        };
        Self { tag: Tag::Other, bits: bits | FOREIGN | RAW }
    }
}

/// What an element is for the running text of a page.
fn in_prose(name: &str) -> Bits {
    match name {
        "blockquote" | "dd" | "li" | "p" | "td" => RUNNING,
        "address" | "aside" | "button" | "caption" | "code" | "dialog" | "figcaption" | "footer" | "form"
        | "header" | "kbd" | "label" | "legend" | "nav" | "pre" | "samp" | "select" | "textarea" | "th" => ASIDE,
        _ => NONE,
    }
}

/// Whether a start tag of this name ends SVG and MathML (HTML standard 13.2.6.5).
pub(super) fn leaves_foreign_content(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "blockquote"
            | "body"
            | "br"
            | "center"
            | "code"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "em"
            | "embed"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "hr"
            | "i"
            | "img"
            | "li"
            | "listing"
            | "menu"
            | "meta"
            | "nobr"
            | "ol"
            | "p"
            | "pre"
            | "ruby"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "strike"
            | "sub"
            | "sup"
            | "table"
            | "tt"
            | "u"
            | "ul"
            | "var"
    )
}
