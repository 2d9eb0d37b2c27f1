//! Link headers (RFC 8288).

/// One link of a Link header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderLink<'a> {
    /// The target URL as written.
    pub target: &'a str,
    /// The whole link as written.
    pub source: &'a str,
    parameters: &'a str,
}

impl<'a> HeaderLink<'a> {
    /// Returns the links of a header line in order.
    pub fn parse_all(line: &'a str) -> Vec<Self> {
        split(line, ',').into_iter().filter_map(Self::parse).collect()
    }

    /// Returns the parts of a header line that are not valid links, because they have no angle brackets or no link type.
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

    /// Returns the value of the first parameter with this name, ignoring case. Quotes are removed, escapes are kept.
    pub fn parameter(self, name: &str) -> Option<&'a str> {
        split(self.parameters, ';').into_iter().find_map(|parameter| {
            let (parameter_name, value) = parameter.split_once('=')?;
            let value = value.trim();
            let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
            parameter_name.trim().eq_ignore_ascii_case(name).then_some(value)
        })
    }

    /// Returns true if the first `rel` parameter contains this link type. Later ones are ignored (RFC 8288, 3.3).
    pub fn has_rel(self, rel: &str) -> bool {
        let rels = self.parameter("rel").unwrap_or_default();
        rels.split_ascii_whitespace().any(|name| name.eq_ignore_ascii_case(rel))
    }
}

/// Splits a text at separators outside quoted strings and angle brackets. In a quoted string, a backslash escapes the
/// next character.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut in_quotes, mut in_brackets, mut is_escaped) = (false, false, false);
    text.split(move |character| {
        if is_escaped {
            is_escaped = false;
            return false;
        }
        match character {
            '\\' if in_quotes => is_escaped = true,
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
    fn separators_in_quotes_and_brackets_are_part_of_a_link() {
        let line =
            r#"<https://a.b/?c,d>; rel="alternate canonical"; title="a, b; c"; hreflang=de , </x>;rel=next,oops"#;
        let links = HeaderLink::parse_all(line);
        let targets: Vec<_> = links.iter().map(|link| link.target).collect();
        assert_eq!(targets, ["https://a.b/?c,d", "/x"]);
        assert!(links.iter().any(|link| link.has_rel("Canonical") && link.parameter("HREFLANG") == Some("de")));
        assert!(links.iter().any(|link| link.has_rel("next") && link.parameter("hreflang").is_none()));
    }

    #[test]
    fn only_the_first_rel_parameter_counts() {
        for (line, is_canonical) in [
            (r#"<https://other.test/>; title="news; rel=canonical""#, false),
            (r#"<https://other.test/>; title="news; rel=canonical"; REL=Canonical"#, true),
            (r#"<https://other.test/>; title="a \"news\"; rel=canonical""#, false),
            (r#"<https://other.test/>; title="a \\"; rel=canonical"#, true),
            (r"<https://other.test/>; rel=next; rel=canonical", false),
            (r"<https://other.test/>; rel=canonical; rel=next", true),
        ] {
            let links = HeaderLink::parse_all(line);
            assert_eq!(links.len(), 1, "{line}");
            assert_eq!(links.iter().any(|link| link.has_rel("canonical")), is_canonical, "{line}");
        }
    }
}
