//! The parser of robots.txt. It reads lines as Google's reference parser does.
use super::robots_index::Group;
use super::robots_match::escape;
use super::robots_txt::{Extra, MAX_ROBOTS, Merge, Oddity, OddityKind, Robots};
use crate::facts::text::clip;

/// Number of bytes of a line that are read.
const MAX_LINE: usize = 2083 * 8 - 1;
/// Maximum number of oddities and of extras in a result.
const MAX_KEPT: usize = 200;
/// Maximum length of the text of an oddity, in bytes.
const MAX_TEXT: usize = 200;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Agent,
    Allow,
    Disallow,
    Sitemap,
    Other,
}

/// Prefixes of known fields, with the misspellings that Google accepts.
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
const CORRECT_SPELLINGS: [&str; 4] = ["user-agent", "allow", "disallow", "sitemap"];

impl Robots {
    /// Parses a robots.txt as Google's reference parser does. Every text is valid. A byte order mark, or the start of one,
    /// is skipped, and so is the last line of a file that is cut at 500 KiB, if the cut is inside the line.
    pub fn parse(text: &str) -> Self {
        let bytes = text.as_bytes();
        let overlong = bytes.len() > MAX_ROBOTS;
        let bytes = if overlong { whole_lines(bytes) } else { bytes };
        let mark = bytes.iter().zip(b"\xEF\xBB\xBF").take_while(|(byte, mark)| byte == mark).count();
        let mut parser = Parser { robots: Robots { overlong, ..Robots::default() }, ..Parser::default() };
        let lines = bytes.get(mark..).unwrap_or_default().split(|byte| *byte == b'\n');
        let lines = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        for (index, line) in lines.flat_map(|line| line.split(|byte| *byte == b'\r')).enumerate() {
            parser.line(index + 1, line);
        }
        parser.robots
    }
}

#[derive(Default)]
struct Parser {
    robots: Robots,
    /// True after a rule. Then the next `User-agent` starts a group.
    in_rules: bool,
    /// True if the last field was a `User-agent`.
    in_agents: bool,
    /// Index of the first agent of the last group that a `Crawl-delay` would apply to. `None` after a valid one.
    delay_start: Option<usize>,
    /// The lines since the last `User-agent` of a group without rules.
    gap: Gap,
}

/// Lines between two `User-agent` lines of one group that look as if they separate two groups.
#[derive(Default)]
enum Gap {
    #[default]
    None,
    Blank,
    Field(String),
}

impl Parser {
    fn line(&mut self, number: usize, line: &[u8]) {
        let line = line.get(..MAX_LINE).unwrap_or(line);
        if strip(line).is_empty() && matches!(self.gap, Gap::None) {
            self.gap = Gap::Blank;
        }
        let line = strip(line.split(|byte| matches!(byte, 0 | b'#')).next().unwrap_or_default());
        if line.is_empty() {
            return;
        }
        let Some((name, value)) = split(line) else { return self.report(number, line, OddityKind::NoField) };
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        let spelling = SPELLINGS.iter().find(|(spelling, _)| name.starts_with(spelling));
        let field = spelling.map_or(Field::Other, |(_, field)| *field);
        if field != Field::Other && !CORRECT_SPELLINGS.contains(&name.as_str()) {
            self.report(number, line, OddityKind::Misspelled);
        } else if !line.contains(&b':') {
            let is_known = field != Field::Other;
            self.report(number, line, if is_known { OddityKind::NoColon } else { OddityKind::NoField });
        }
        match field {
            Field::Agent => {
                if value.is_empty() {
                    self.report(number, line, OddityKind::NoAgent);
                } else if value.contains(&b',') || value.iter().skip(1).any(|byte| *byte == b'*') {
                    self.report(number, line, OddityKind::AgentList);
                }
                self.agent(number, value);
            }
            Field::Allow | Field::Disallow => {
                if !value.is_empty() && !value.starts_with(b"/") && !value.starts_with(b"*") {
                    self.report(number, line, OddityKind::NoPath);
                }
                if value.split_last().is_some_and(|(_, start)| start.contains(&b'$')) {
                    self.report(number, line, OddityKind::Dollar);
                }
                match self.robots.groups.last_mut() {
                    Some(group) => {
                        group.rules.push((field == Field::Allow, escape(value)));
                        self.in_rules = true;
                        self.gap = Gap::None;
                    }
                    None => self.report(number, line, OddityKind::NoGroup),
                }
            }
            Field::Sitemap => {
                self.gap = Gap::Field(name);
                self.robots.sitemaps.push(String::from_utf8_lossy(value).into_owned());
            }
            Field::Other => self.extra(number, name, &String::from_utf8_lossy(value)),
        }
        self.in_agents = field == Field::Agent;
    }

    fn report(&mut self, line: usize, text: &[u8], kind: OddityKind) {
        if self.robots.oddities.len() < MAX_KEPT {
            let text = clip(&String::from_utf8_lossy(text), MAX_TEXT).to_owned();
            self.robots.oddities.push(Oddity { line, text, kind });
        }
    }

    fn agent(&mut self, line: usize, name: &[u8]) {
        let gap = std::mem::take(&mut self.gap);
        if self.in_rules || self.robots.groups.is_empty() {
            self.robots.groups.push(Group::default());
            self.in_rules = false;
        } else if !matches!(gap, Gap::None) && self.robots.merges.len() < MAX_KEPT {
            let field = if let Gap::Field(name) = gap { Some(clip(&name, MAX_TEXT).to_owned()) } else { None };
            let above = self.robots.groups.last().map_or(0, |group| group.agents.len());
            self.robots.merges.push(Merge { line, group: self.robots.groups.len().saturating_sub(1), above, field });
        }
        let Some(group) = self.robots.groups.last_mut() else { return };
        if !self.in_agents {
            self.delay_start = Some(group.agents.len());
        }
        group.agents.push(product_token(name));
    }

    fn extra(&mut self, line: usize, name: String, value: &str) {
        if name == "crawl-delay" {
            self.crawl_delay(value);
        }
        self.gap = Gap::Field(clip(&name, MAX_TEXT).to_owned());
        if self.robots.extras.len() < MAX_KEPT {
            self.robots.extras.push(Extra { line, name, value: value.to_owned() });
        }
    }

    fn crawl_delay(&mut self, value: &str) {
        let (Some(group), Some(start), Some(delay)) =
            (self.robots.groups.last(), self.delay_start, milliseconds(value))
        else {
            return;
        };
        let agents = group.agents.iter().skip(start);
        self.robots.crawl_delays.extend(agents.map(|agent| (agent.clone(), delay)));
        self.delay_start = None;
    }
}

/// Returns the part of a file that is read, without a last line that it cuts in two.
fn whole_lines(bytes: &[u8]) -> &[u8] {
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let read = bytes.get(..MAX_ROBOTS).unwrap_or(bytes);
    if bytes.get(MAX_ROBOTS).is_none_or(is_end) {
        return read;
    }
    let end = read.iter().rposition(is_end).map_or(0, |end| end + 1);
    read.get(..end).unwrap_or_default()
}

/// Converts a number of seconds.
fn milliseconds(seconds: &str) -> Option<u32> {
    let seconds: f64 = seconds.parse().ok()?;
    (seconds.is_finite() && seconds >= 0.0).then(|| (seconds * 1e3).min(f64::from(u32::MAX)) as u32)
}

/// Splits a line into field and value at its first colon. Without a colon, white space separates them if there is only
/// one run of it.
fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let end = match line.iter().position(|byte| *byte == b':') {
        Some(colon) => colon,
        None => {
            let blank = line.iter().position(is_blank)?;
            let value = strip(line.get(blank..)?);
            if value.iter().any(is_blank) {
                return None;
            }
            blank
        }
    };
    let name = strip(line.get(..end)?);
    if name.is_empty() { None } else { Some((name, strip(line.get(end + 1..)?))) }
}

/// Returns the part of an agent that is compared, in lower case: letters, hyphens and underscores. Anything may follow
/// `*` after a space.
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
    let Some(start) = text.iter().position(|byte| !is_space(*byte)) else { return &[] };
    let end = text.iter().rposition(|byte| !is_space(*byte)).map_or(start, |end| end + 1);
    text.get(start..end).unwrap_or_default()
}
