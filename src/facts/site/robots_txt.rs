//! robots.txt: read it as Google's reference parser does, and may this agent fetch that path (RFC 9309).
use super::robots_match::{escape, path_of, priority};
use crate::facts::text::clip;

/// Bytes of a robots.txt that count; what follows is ignored, as Google does.
pub const MAX_ROBOTS: usize = 500 << 10;
/// Bytes of a line that count.
const MAX_LINE: usize = 2083 * 8 - 1;
/// Oddities and extras that are kept.
const MAX_KEPT: usize = 200;

/// A robots.txt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robots {
    /// Its groups in their order.
    pub groups: Vec<Group>,
    /// The addresses after `Sitemap:`, as they are spelt.
    pub sitemaps: Vec<String>,
    /// Lines that are no part of the standard: `Crawl-delay`, `Content-Signal` and the like, at most 200.
    pub extras: Vec<Extra>,
    /// What is spelt or placed wrongly, at most 200.
    pub oddities: Vec<Oddity>,
    /// Whether something follows after the first 500 KiB.
    pub overlong: bool,
}

/// Rules for some agents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The agents, in lower case, cut to their product token; `*` is for all others.
    pub agents: Vec<String>,
    /// Whether it allows, and what path, its percent-escapes normalised.
    pub rules: Vec<(bool, String)>,
}

/// A line with a field that the standard does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// Its number, from 1.
    pub line: usize,
    /// Its name, in lower case.
    pub name: String,
    /// What follows.
    pub value: String,
}

/// A line that does not say what it was meant to say, at least not to every crawler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// Its number, from 1.
    pub line: usize,
    /// The line without its comment, clipped.
    pub text: String,
    /// What is odd.
    pub kind: OddityKind,
}

/// What is odd about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OddityKind {
    /// A field that Google understands all the same: `Disalow`, `Useragent`.
    Misspelt,
    /// White space where the colon should be; Google understands it.
    NoColon,
    /// No field at all; ignored.
    NoField,
    /// A rule before the first `User-agent`; ignored.
    NoGroup,
    /// A `User-agent` without a name.
    NoAgent,
    /// A `$` before the end of a path, where it is an ordinary character.
    Dollar,
    /// A path that begins neither with a slash nor with a wildcard, and so matches nothing.
    NoPath,
}

impl Robots {
    /// Reads a robots.txt; every text is one.
    pub fn parse(text: &str) -> Self {
        let bytes = text.as_bytes();
        let overlong = bytes.len() > MAX_ROBOTS;
        let bytes = bytes.get(..MAX_ROBOTS).unwrap_or(bytes);
        let mark = bytes.iter().zip(b"\xEF\xBB\xBF").take_while(|(byte, mark)| byte == mark).count();
        let mut reader = Reader { robots: Self { overlong, ..Self::default() }, in_rules: false };
        let lines = bytes.get(mark..).unwrap_or_default().split(|byte| *byte == b'\n');
        let lines = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        for (index, line) in lines.flat_map(|line| line.split(|byte| *byte == b'\r')).enumerate() {
            reader.line(index + 1, line);
        }
        reader.robots
    }

    /// Whether this agent may fetch this address, a URL or a path with its query.
    pub fn allows(&self, agent: &str, address: &str) -> bool {
        self.rule_for(agent, address).is_none_or(|(allow, _)| allow)
    }

    /// The rule that decides whether this agent may fetch this address: the longest that matches, and of two alike the
    /// one that allows. A group that names the agent keeps it from those for all.
    pub fn rule_for(&self, agent: &str, address: &str) -> Option<(bool, &str)> {
        let agent = agent.to_ascii_lowercase();
        let agent = if self.names(&agent) { agent.as_str() } else { "*" };
        let path = path_of(address);
        self.groups
            .iter()
            .filter(|group| group.agents.iter().any(|each| each == agent))
            .flat_map(|group| &group.rules)
            .filter_map(|(allow, pattern)| Some((priority(&path, pattern, *allow)?, *allow, pattern.as_str())))
            .filter(|(priority, ..)| *priority > 0)
            .max_by_key(|(priority, allow, _)| (*priority, *allow))
            .map(|(_, allow, pattern)| (allow, pattern))
    }

    /// Whether a group is for this very agent.
    pub fn names(&self, agent: &str) -> bool {
        self.groups.iter().any(|group| group.agents.iter().any(|each| each.eq_ignore_ascii_case(agent)))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Agent,
    Allow,
    Disallow,
    Sitemap,
    Other,
}

/// How fields may begin, the right spelling of each first.
const SPELLINGS: [(&str, Field); 12] = [
    ("user-agent", Field::Agent),
    ("useragent", Field::Agent),
    ("user agent", Field::Agent),
    ("allow", Field::Allow),
    ("disallow", Field::Disallow),
    ("dissallow", Field::Disallow),
    ("dissalow", Field::Disallow),
    ("disalow", Field::Disallow),
    ("diasllow", Field::Disallow),
    ("disallaw", Field::Disallow),
    ("sitemap", Field::Sitemap),
    ("site-map", Field::Sitemap),
];
const RIGHT_SPELLINGS: [&str; 4] = ["user-agent", "allow", "disallow", "sitemap"];

struct Reader {
    robots: Robots,
    /// Whether a rule stood since the last `User-agent`; then the next one begins a group.
    in_rules: bool,
}

impl Reader {
    fn line(&mut self, number: usize, line: &[u8]) {
        let line = line.get(..MAX_LINE).unwrap_or(line);
        let line = strip(line.split(|byte| matches!(byte, 0 | b'#')).next().unwrap_or_default());
        if line.is_empty() {
            return;
        }
        let mut odd = |kind| {
            if self.robots.oddities.len() < MAX_KEPT {
                let text = clip(&String::from_utf8_lossy(line), 200).to_owned();
                self.robots.oddities.push(Oddity { line: number, text, kind });
            }
        };
        let Some((name, value)) = split(line) else { return odd(OddityKind::NoField) };
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        let spelling = SPELLINGS.iter().find(|(spelling, _)| name.starts_with(spelling));
        let field = spelling.map_or(Field::Other, |(_, field)| *field);
        if field != Field::Other && !RIGHT_SPELLINGS.contains(&name.as_str()) {
            odd(OddityKind::Misspelt);
        } else if field != Field::Other && !line.contains(&b':') {
            odd(OddityKind::NoColon);
        }
        match field {
            Field::Agent => {
                if value.is_empty() {
                    odd(OddityKind::NoAgent);
                }
                if self.in_rules || self.robots.groups.is_empty() {
                    self.robots.groups.push(Group::default());
                    self.in_rules = false;
                }
                if let Some(group) = self.robots.groups.last_mut() {
                    group.agents.push(product_token(value));
                }
            }
            Field::Allow | Field::Disallow => {
                if !value.is_empty() && !value.starts_with(b"/") && !value.starts_with(b"*") {
                    odd(OddityKind::NoPath);
                }
                if value.split_last().is_some_and(|(_, start)| start.contains(&b'$')) {
                    odd(OddityKind::Dollar);
                }
                self.in_rules = true;
                match self.robots.groups.last_mut() {
                    Some(group) => group.rules.push((field == Field::Allow, escape(value))),
                    None => {
                        self.in_rules = false;
                        odd(OddityKind::NoGroup);
                    }
                }
            }
            Field::Sitemap => self.robots.sitemaps.push(String::from_utf8_lossy(value).into_owned()),
            Field::Other if self.robots.extras.len() < MAX_KEPT => {
                let value = String::from_utf8_lossy(value).into_owned();
                self.robots.extras.push(Extra { line: number, name, value });
            }
            Field::Other => {}
        }
    }
}

/// Field and value: between them a colon or, where there is none, white space, if it is the only one in the line.
fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let place = match line.iter().position(|byte| *byte == b':') {
        Some(place) => place,
        None => {
            let place = line.iter().position(is_blank)?;
            let value = strip(line.get(place..)?);
            if value.iter().any(is_blank) {
                return None;
            }
            place
        }
    };
    let name = strip(line.get(..place)?);
    if name.is_empty() { None } else { Some((name, strip(line.get(place + 1..)?))) }
}

/// The agent as far as it is compared: letters, hyphens and underscores, in lower case. `*` may be followed by anything
/// after a space.
fn product_token(agent: &[u8]) -> String {
    match agent {
        [b'*'] => "*".to_owned(),
        [b'*', next, ..] if is_space(*next) => "*".to_owned(),
        _ => agent
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_'))
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect(),
    }
}

const fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0B
}

fn strip(text: &[u8]) -> &[u8] {
    let Some(begin) = text.iter().position(|byte| !is_space(*byte)) else { return &[] };
    let end = text.iter().rposition(|byte| !is_space(*byte)).map_or(begin, |end| end + 1);
    text.get(begin..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_merged_and_the_named_one_wins() {
        let robots = Robots::parse(
            "\u{feff}User-Agent: *\rDisallow: /a\r\n\r\nuseragent Foo/1.0 # x\nDisalow: /b\nuser-agent: BAR\nuser-agent: *\nallow: /a/b\n",
        );
        assert_eq!(robots.groups.len(), 3);
        assert!(!robots.allows("Other", "/a/c") && robots.allows("Other", "https://example.com/a/b?c"));
        assert!(robots.allows("foo", "/a") && !robots.allows("FOO", "/b"));
        assert_eq!(robots.rule_for("other", "/a/b"), Some((true, "/a/b")));
        let odd: Vec<_> = robots.oddities.iter().map(|oddity| (oddity.line, oddity.kind)).collect();
        assert_eq!(odd, [(4, OddityKind::Misspelt), (5, OddityKind::Misspelt)]);
    }

    #[test]
    fn what_is_odd_is_told() {
        let text =
            "Disallow: /$a\nsome words here\nuser-agent\nuser-agent:\nallow a\nnoindex: /x\nsitemap https://a.b/\n";
        let robots = Robots::parse(text);
        use OddityKind::{Dollar, Misspelt, NoAgent, NoColon, NoField, NoGroup, NoPath};
        let odd: Vec<_> = robots.oddities.iter().map(|oddity| (oddity.line, oddity.kind)).collect();
        let expected = [
            (1, Dollar),
            (1, NoGroup),
            (2, NoField),
            (3, NoField),
            (4, NoAgent),
            (5, NoColon),
            (5, NoPath),
            (7, Misspelt),
        ];
        assert_eq!(odd, expected);
        assert_eq!(robots.extras, [Extra { line: 6, name: "noindex".into(), value: "/x".into() }]);
        assert_eq!(robots.sitemaps, ["//a.b/"]);
    }

    #[test]
    fn long_files_and_lines_are_cut() {
        let robots = Robots::parse(&format!("user-agent: *\ndisallow: /{}b\n", "a".repeat(20_000)));
        assert!(!robots.overlong && !robots.allows("x", &format!("/{}", "a".repeat(17_000))));
        let robots = Robots::parse(&format!("user-agent: *\n{}disallow: /", "#\n".repeat(MAX_ROBOTS / 2)));
        assert!(robots.overlong && robots.allows("x", "/"));
    }

    #[test]
    fn a_hostile_file_takes_no_time() {
        let stars = format!("disallow: /{}b$\n", "*a".repeat(8_000));
        let robots = Robots::parse(&format!("user-agent: *\n{}", stars.repeat(31)));
        assert!(robots.allows("x", &format!("/{}", "a".repeat(2_000))));
        let short = "disallow:*a*a*a$\n".repeat(30_000);
        assert!(Robots::parse(&format!("user-agent: *\n{short}")).allows("x", &format!("/{}b", "a".repeat(2_000))));
    }
}
