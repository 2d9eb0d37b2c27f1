//! Traits of element names: how the parser treats an element, and how its text counts.
use std::ops::BitOr;

/// Attributes that may hide an element.
pub(super) const HIDING_ATTRIBUTES: [&str; 6] = ["aria-hidden", "hidden", "inert", "popover", "style", "type"];

/// Attributes that make a framework fill an element with text later.
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

/// Kinds of element names in tree construction (HTML standard 13.2.6). Names that are treated alike share a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::facts) enum Tag {
    #[default]
    Other,
    A,
    /// `article`, `section` and other blocks without a kind of their own.
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

/// The traits of one element name.
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

/// "Special" in the standard: the end tag of an ordinary element does not close elements beyond it.
pub(super) const SPECIAL: Bits = Bits(1);
/// Bounds a scope: end tags inside do not close elements outside.
pub(super) const BARRIER: Bits = Bits(1 << 1);
/// Starts and ends a line of text: words before and after it are separate.
pub(in crate::facts) const BREAKS: Bits = Bits(1 << 2);
/// Its text is not part of the page's text.
pub(super) const RAW: Bits = Bits(1 << 3);
/// Contains no elements, only text up to its own end tag.
pub(super) const TEXT_ONLY: Bits = Bits(1 << 4);
/// Formatting: reopened in the next block if it was not closed before its block ended.
pub(super) const FORMATTING: Bits = Bits(1 << 5);
/// Its end tag is optional: other tags close it implicitly.
pub(super) const IMPLIED_END: Bits = Bits(1 << 6);
/// May hide its content: `details`, `dialog`.
pub(super) const CLOSABLE: Bits = Bits(1 << 7);
/// In the SVG or MathML namespace.
pub(in crate::facts) const FOREIGN: Bits = Bits(1 << 8);
/// An integration point: SVG or MathML that may contain HTML.
pub(super) const INTEGRATES: Bits = Bits(1 << 9);
/// May directly contain running text.
pub(in crate::facts) const RUNNING: Bits = Bits(1 << 10);
/// Its content is not running text of the page.
pub(in crate::facts) const ASIDE: Bits = Bits(1 << 11);
/// Contains only text, in which character references are decoded.
pub(super) const DECODED: Bits = Bits(1 << 12);
const NONE: Bits = Bits(0);

impl Traits {
    /// Returns true if all of these bits are set.
    pub(in crate::facts) const fn has(self, bits: Bits) -> bool {
        self.bits.0 & bits.0 == bits.0
    }

    /// Returns the traits of an HTML element name in lower case.
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
            "rtc" => (Tag::RubyContainer, IMPLIED_END | RAW),
            // Readings repeat the text below them.
            "rp" | "rt" => (Tag::RubyText, IMPLIED_END | RAW),
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

    /// Returns the traits of an SVG or MathML element name in lower case. `has_html_encoding` is true if its `encoding`
    /// attribute makes an `annotation-xml` an HTML integration point.
    pub(super) fn of_foreign(name: &str, is_svg: bool, has_html_encoding: bool) -> Self {
        let bits = match (is_svg, name) {
            (true, "foreignobject" | "desc" | "title") => SPECIAL | BARRIER | INTEGRATES,
            (false, "mi" | "mo" | "mn" | "ms" | "mtext") => SPECIAL | BARRIER | INTEGRATES,
            (false, "annotation-xml") if has_html_encoding => SPECIAL | BARRIER | INTEGRATES,
            (false, "annotation-xml") => SPECIAL | BARRIER,
            _ => NONE,
        };
        Self { tag: Tag::Other, bits: bits | FOREIGN | RAW }
    }
}

/// Returns how an element name affects the running text of a page.
fn in_prose(name: &str) -> Bits {
    match name {
        "blockquote" | "dd" | "li" | "p" | "td" => RUNNING,
        "address" | "aside" | "button" | "caption" | "code" | "dialog" | "figcaption" | "footer" | "form"
        | "header" | "kbd" | "label" | "legend" | "nav" | "pre" | "samp" | "select" | "textarea" | "th" => ASIDE,
        _ => NONE,
    }
}

/// Returns true if a start tag with this name ends SVG and MathML content (HTML standard 13.2.6.5).
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
