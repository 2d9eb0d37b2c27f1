//! Link headers (RFC 8288).

/// One link of a Link header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderLink<'a> {
    /// Where it leads, as it is spelt.
    pub target: &'a str,
    /// The link as a whole.
    pub source: &'a str,
    parameters: &'a str,
}

impl<'a> HeaderLink<'a> {
    /// The links of a header line, in their order.
    pub fn parse_all(line: &'a str) -> Vec<Self> {
        split(line, ',').into_iter().filter_map(Self::parse).collect()
    }

    /// The parts of a header line that are no links: without angle brackets, or without a link type.
    pub fn malformed(line: &'a str) -> Vec<&'a str> {
        let parts = split(line, ',').into_iter().map(str::trim).filter(|part| !part.is_empty());
        parts
            .filter(|part| {
                Self::parse(part).is_none_or(|link| {
                    let parameters = link.parameters.trim_start();
                    link.parameter("rel").is_none_or(str::is_empty) || !parameters.starts_with(';')
                })
            })
            .collect()
    }

    fn parse(source: &'a str) -> Option<Self> {
        let source = source.trim();
        let (target, parameters) = source.strip_prefix('<')?.split_once('>')?;
        Some(Self { target: target.trim(), source, parameters })
    }

    /// The value of its first parameter of this name, without quotes.
    pub fn parameter(self, name: &str) -> Option<&'a str> {
        split(self.parameters, ';').into_iter().find_map(|parameter| {
            let (each, value) = parameter.split_once('=')?;
            let value = value.trim();
            let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
            each.trim().eq_ignore_ascii_case(name).then_some(value)
        })
    }

    /// Whether this is among its link types.
    pub fn has_rel(self, rel: &str) -> bool {
        let rels = self.parameter("rel").unwrap_or_default();
        rels.split_ascii_whitespace().any(|each| each.eq_ignore_ascii_case(rel))
    }
}

/// The parts of a text between separators, those inside quotes and angle brackets left alone.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut in_quotes, mut in_brackets) = (false, false);
    text.split(move |character| {
        match character {
            '"' if !in_brackets => in_quotes = !in_quotes,
            '<' if !in_quotes => in_brackets = true,
            '>' if !in_quotes => in_brackets = false,
            _ => {}
        }
        character == separator && !in_quotes && !in_brackets
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_holds_links_and_commas() {
        let line =
            r#"<https://a.b/?c,d>; rel="alternate canonical"; title="a, b; c"; hreflang=de , </x>;rel=next,oops"#;
        let links = HeaderLink::parse_all(line);
        let targets: Vec<_> = links.iter().map(|link| link.target).collect();
        assert_eq!(targets, ["https://a.b/?c,d", "/x"]);
        assert!(links.iter().any(|link| link.has_rel("Canonical") && link.parameter("HREFLANG") == Some("de")));
        assert!(links.iter().any(|link| link.has_rel("next") && link.parameter("hreflang").is_none()));
    }
}
