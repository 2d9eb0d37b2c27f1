//! Obsolete attributes were removed from the HTML standard.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.obsolete-attributes",
    title: "The page uses no obsolete attributes",
    failure_title: "The page uses obsolete attributes",
    severity: Info,
    why: "Validators report these attributes, and new code copies them. Those for layout override the stylesheet on all \
          screens and in dark mode alike.",
    fix: "Use CSS instead: `style=\"text-align: center\"` for `align=\"center\"`, `background` for `bgcolor`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features")],
    examples: &[
        Pass("<img src=/a width=9 height=9 border=0><ol type=a start=2><li value=3>A</ol><canvas width=9></canvas>"),
        Pass("<script language=JavaScript>a()</script><svg><text text=a></text></svg><x-table bgcolor=red></x-table>"),
        Pass("<a name=top>Top</a><audio><source type=audio/ogg></audio><input size=4 width=9><th scope=row abbr=A>"),
        Fail("<body bgcolor=#fff text=#000><p align=center>Cats"),
        Fail("<table border=1 cellpadding=4><tr><td nowrap valign=top>Cats</table>"),
        Fail("<iframe src=/a frameborder=0 scrolling=no></iframe>"),
        Fail("<br clear=all>"),
        Fail("<script language=VBScript>a</script>"),
    ],
    check: Page(check),
};

/// Obsolete attributes, and the elements on which they are obsolete.
const OBSOLETE: [(&str, &str); 74] = [
    ("abbr", "td"),
    ("accept", "form"),
    ("alink", "body"),
    (
        "align",
        "caption col div embed h1 h2 h3 h4 h5 h6 hr iframe img input legend object p table tbody td tfoot th thead tr",
    ),
    ("allowtransparency", "iframe"),
    ("archive", "object"),
    ("axis", "td th"),
    ("background", "body table tbody td tfoot th thead tr"),
    ("bgcolor", "body table td th tr"),
    ("border", "img input object table"),
    ("bordercolor", "table"),
    ("bottommargin", "body"),
    ("cellpadding", "table"),
    ("cellspacing", "table"),
    ("char", "col tbody td tfoot th thead tr"),
    ("charoff", "col tbody td tfoot th thead tr"),
    ("charset", "a link script"),
    ("classid", "object"),
    ("clear", "br"),
    ("code", "object"),
    ("codebase", "object"),
    ("codetype", "object"),
    ("color", "hr"),
    ("compact", "dl menu ol ul"),
    ("coords", "a"),
    ("datafld", "a button div iframe img input label legend object select span table textarea"),
    ("dataformatas", "button div input label legend object option select span table"),
    ("datapagesize", "table"),
    ("datasrc", "a button div iframe img input label legend object option select span table textarea"),
    ("declare", "object"),
    ("event", "script"),
    ("for", "script"),
    ("frame", "table"),
    ("frameborder", "iframe"),
    ("framespacing", "iframe"),
    ("height", "table td th tr"),
    ("hreflang", "area"),
    ("hspace", "embed iframe img input object"),
    ("ismap", "input"),
    ("language", "script"),
    ("leftmargin", "body"),
    ("link", "body"),
    ("longdesc", "iframe img"),
    ("lowsrc", "img"),
    ("manifest", "html"),
    ("marginheight", "body iframe"),
    ("marginwidth", "body iframe"),
    ("methods", "a link"),
    ("name", "embed option"),
    ("nohref", "area"),
    ("noshade", "hr"),
    ("nowrap", "td th"),
    ("profile", "head"),
    ("rev", "a link"),
    ("rightmargin", "body"),
    ("rules", "table"),
    ("scheme", "meta"),
    ("scrolling", "iframe"),
    ("shape", "a"),
    ("size", "hr"),
    ("standby", "object"),
    ("summary", "table"),
    ("target", "link"),
    ("text", "body"),
    ("topmargin", "body"),
    ("type", "area li ul"),
    ("typemustmatch", "object"),
    ("urn", "a link"),
    ("usemap", "input object"),
    ("valign", "col tbody td tfoot th thead tr"),
    ("version", "html"),
    ("vlink", "body"),
    ("vspace", "embed iframe img input object"),
    ("width", "col hr pre table td th"),
];

fn check(page: &PageFacts) -> Verdict {
    let (mut names, mut count, mut found) = (BTreeSet::new(), 0, Vec::new());
    let is_listed = |name: &str| OBSOLETE.iter().any(|(attribute, _)| *attribute == name);
    for element in page.document.having_any(is_listed).filter(|element| element.is_html()) {
        let own = OBSOLETE
            .iter()
            .filter(|(attribute, on)| on.split(' ').any(|on| on == element.name()) && is_used(element, attribute));
        let own: Vec<_> = own.collect();
        if !own.is_empty() {
            count += 1;
            found.push(element);
            names.extend(own.iter().map(|(attribute, _)| format!("`{attribute}`")));
        }
    }
    if count == 0 {
        return pass();
    }
    let names: Vec<_> = names.into_iter().collect();
    fail(format!("The page uses obsolete attributes: {}", names.join(", "))).with("count", count).at_all(found)
}

/// Returns true if an element has the attribute with a value that is not allowed either.
fn is_used(element: Element<'_>, attribute: &str) -> bool {
    element.get(attribute).is_some_and(|value| match (element.name(), attribute) {
        ("img", "border") => value.trim() != "0",
        ("script", "language") => !value.eq_ignore_ascii_case("javascript"),
        _ => true,
    })
}
