//! robots.txt: groups, rules and crawl delays, and the decision whether an agent may fetch a URL (RFC 9309).
use super::robots_index::{Group, Indexes};
use super::robots_match::path_and_query_of;
use crate::model::urls::upper_escapes;
use url::Url;

/// Number of bytes of a robots.txt that are read. The rest is ignored, as Google does.
pub const MAX_ROBOTS: usize = 500 << 10;
/// A path that only rules for the whole site match: `/`, `*` and the like.
const ANY_PATH: &str = "/\u{1}";

/// A parsed robots.txt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robots {
    /// The groups in source order.
    pub groups: Vec<Group>,
    /// The values of `Sitemap:` lines as written.
    pub sitemaps: Vec<String>,
    /// Lines with fields outside the standard, such as `Crawl-delay` and `Content-Signal`. At most 200.
    pub extras: Vec<Extra>,
    /// Lines that are misspelled or misplaced. At most 200.
    pub oddities: Vec<Oddity>,
    /// Places where two groups are one because no rule separates them. At most 200.
    pub merges: Vec<Merge>,
    /// True if the file is longer than 500 KiB.
    pub overlong: bool,
    /// Agents, as in [`Group::agents`], with the valid `Crawl-delay` below them in milliseconds, in source order.
    pub(super) crawl_delays: Vec<(String, u32)>,
    pub(super) indexes: Indexes,
}

/// A line with a field outside the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// The line number, from 1.
    pub line: usize,
    /// The name of the field, in lower case.
    pub name: String,
    /// The value of the field.
    pub value: String,
}

/// A `User-agent` line that continues a group although a blank line or a field outside the standard precedes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The line number, from 1.
    pub line: usize,
    /// Index of the group.
    pub group: usize,
    /// Number of agents of the group above the line.
    pub above: usize,
    /// The field that precedes the line, in lower case. `None` for a blank line.
    pub field: Option<String>,
}

/// A line that some or all crawlers understand differently than intended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// The line number, from 1.
    pub line: usize,
    /// The line without its comment, clipped.
    pub text: String,
    /// The problem of the line.
    pub kind: OddityKind,
}

/// The problem of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OddityKind {
    /// A misspelled field that Google understands: `Disalow`, `Useragent`.
    Misspelled,
    /// White space instead of the colon. Google understands it.
    NoColon,
    /// A line without a field. It is ignored.
    NoField,
    /// A rule before the first `User-agent`. It is ignored.
    NoGroup,
    /// A `User-agent` without a name.
    NoAgent,
    /// A `User-agent` with a list of names or with a wildcard in its name. Only the first name counts, without wildcards.
    AgentList,
    /// A `$` before the end of a path, where it is an ordinary character.
    Dollar,
    /// A path that starts with neither a slash nor a wildcard, so it matches nothing.
    NoPath,
}

impl Robots {
    /// Returns true if this agent may fetch a URL, or a path with its query.
    pub fn allows(&self, agent: &str, url: &str) -> bool {
        self.rule_for(agent, url).is_none_or(|(allow, _)| allow)
    }

    /// Returns true if this agent may fetch the page with this URL. Escapes match in upper and lower case (RFC 9309, 2.2.2):
    /// crawlers normalize a URL before they match it.
    pub fn allows_page(&self, agent: &str, url: &Url) -> bool {
        self.allows(agent, &upper_escapes(url.as_str()))
    }

    /// Does the same as [`Self::rule_for`] for the URL of a page, as [`Self::allows_page`] matches it.
    pub fn page_rule(&self, agent: &str, url: &Url) -> Option<(bool, &str)> {
        self.rule_for(agent, &upper_escapes(url.as_str()))
    }

    /// Returns true if this agent may fetch no page but those that an `Allow` names.
    pub fn blocks_site(&self, agent: &str) -> bool {
        self.site_rule(agent).is_some_and(|(allow, _)| !allow)
    }

    /// Returns the rule that decides about the pages of the site that no other rule names.
    pub fn site_rule(&self, agent: &str) -> Option<(bool, &str)> {
        self.rule_for(agent, ANY_PATH)
    }

    /// Returns true if an `Allow` for this agent names more than the start page.
    pub fn opens_part(&self, agent: &str) -> bool {
        let agent = if self.names(agent) { agent } else { "*" };
        let groups =
            self.groups.iter().filter(|group| group.agents.iter().any(|name| name.eq_ignore_ascii_case(agent)));
        groups.flat_map(|group| &group.rules).any(|(allow, path)| *allow && !matches!(path.as_str(), "" | "/" | "/$"))
    }

    /// Returns the rule that decides whether an agent may fetch a URL: true for `Allow`, and the path. The longest match
    /// wins, and `Allow` wins over a `Disallow` of the same length. Groups for all agents apply only if no group names
    /// the agent.
    pub fn rule_for(&self, agent: &str, url: &str) -> Option<(bool, &str)> {
        let agent = agent.to_ascii_lowercase();
        let agent = if self.indexes.names(&self.groups, &agent) { agent.as_str() } else { "*" };
        let choice = self.indexes.choose(&self.groups, agent, &path_and_query_of(url))?;
        let (allow, pattern) = self.groups.get(choice.group)?.rules.get(choice.rule)?;
        Some((*allow, pattern))
    }

    /// Returns true if its rules with wildcards have cost too much to be matched with all URLs so far: some were left out.
    pub fn is_exhausted(&self) -> bool {
        self.indexes.is_exhausted()
    }

    /// Returns the first `Crawl-delay` for an agent in milliseconds. The delay for all agents applies only if no group
    /// names the agent. The field is not part of the standard, but many crawlers obey it.
    pub fn crawl_delay_ms(&self, agent: &str) -> Option<u32> {
        let agent = if self.names(agent) { agent } else { "*" };
        self.crawl_delays.iter().find(|(name, _)| name.eq_ignore_ascii_case(agent)).map(|(_, delay)| *delay)
    }

    /// Returns true if a group names this agent.
    pub fn names(&self, agent: &str) -> bool {
        self.indexes.names(&self.groups, &agent.to_ascii_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_match_in_upper_and_lower_case() {
        for (pattern, url, expected) in [
            ("/%e3%83%86/", "https://a.test/%E3%83%86/", false),
            ("/%E3%83%86/", "https://a.test/%e3%83%86/", false),
            ("/テ/", "https://a.test/%e3%83%86/", false),
            ("/a%2fb", "https://a.test/a/b", true),
        ] {
            let robots = Robots::parse(&format!("User-agent: *\nDisallow: {pattern}\n"));
            assert_eq!(robots.allows_page("x", &Url::parse(url).unwrap()), expected, "{pattern} {url}");
        }
    }

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
        assert_eq!(odd, [(4, OddityKind::Misspelled), (5, OddityKind::Misspelled)]);
    }

    #[test]
    fn crawl_delay_of_the_group_that_names_the_agent_wins() {
        for (robots, expected) in [
            ("User-agent: *\nCrawl-delay: 2", Some(2_000)),
            ("\u{feff}Crawl-delay: 1\nUser-agent: *\nCrawl-delay: 2", Some(2_000)),
            ("\u{feff}User-agent: *\nCrawl-delay: 2", Some(2_000)),
            ("User-agent: *\nCrawl-delay: 0.5 # half", Some(500)),
            ("User-agent: *\nCrawl-delay: 0", Some(0)),
            ("User-agent: *\nCrawl-delay: 1e9", Some(u32::MAX)),
            ("User-agent: *\nCrawl-delay: soon\nCrawl-delay: 3\nCrawl-delay: 4", Some(3_000)),
            ("User-agent: *\nCrawl-delay: soon", None),
            ("User-agent: *\nCrawl-delay: -1", None),
            ("User-agent: *\nCrawl-delay: NaN", None),
            (
                "User-agent: a\nUser-agent: SiteGauge/1\nDisallow:\nCrawl-delay: 3\n\nUser-agent: *\nCrawl-delay: 9",
                Some(3_000),
            ),
            ("User-agent: sitegauge\nDisallow: /x\n\nUser-agent: *\nCrawl-delay: 9", None),
            // A delay does not end a group of rules, but belongs only to the User-agent lines right above it.
            ("User-agent: a\nCrawl-delay: 3\n\nUser-agent: *\nDisallow: /x", None),
            ("User-agent: a\nCrawl-delay: 3\n\nUser-agent: *\nCrawl-delay: 9", Some(9_000)),
            ("Crawl-delay: 4", None),
        ] {
            assert_eq!(Robots::parse(robots).crawl_delay_ms("sitegauge"), expected, "{robots}");
        }
    }

    #[test]
    fn odd_lines_are_reported() {
        let text = "Disallow: /$a\nsome words here\nuser-agent\nuser-agent:\nallow a\nnoindex: /x\n\
                    sitemap https://a.b/\nsyntax error\nuser-agent: a, b\nuser-agent: Google*\nuser-agent: * b\n";
        let robots = Robots::parse(text);
        use OddityKind::{AgentList, Dollar, Misspelled, NoAgent, NoColon, NoField, NoGroup, NoPath};
        let odd: Vec<_> = robots.oddities.iter().map(|oddity| (oddity.line, oddity.kind)).collect();
        let expected = [
            (1, Dollar),
            (1, NoGroup),
            (2, NoField),
            (3, NoField),
            (4, NoAgent),
            (5, NoColon),
            (5, NoPath),
            (7, Misspelled),
            (8, NoField),
            (9, AgentList),
            (10, AgentList),
        ];
        assert_eq!(odd, expected);
        assert_eq!(robots.extras.first(), Some(&Extra { line: 6, name: "noindex".into(), value: "/x".into() }));
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
    fn the_unfinished_last_line_of_a_long_file_is_dropped() {
        let start = "user-agent: *\n";
        let filler = "#".repeat(MAX_ROBOTS - start.len() - "\ndisallow: /".len());
        for (rest, is_allowed) in [("secret/\n", true), ("\ndisallow: /b\n", false), ("\rdisallow: /b\n", false)] {
            let robots = Robots::parse(&format!("{start}{filler}\ndisallow: /{rest}"));
            assert_eq!((robots.overlong, robots.allows("x", "/a")), (true, is_allowed), "{rest}");
        }
        // Exactly as long as the limit: nothing was cut.
        let whole = Robots::parse(&format!("{start}{filler}\ndisallow: /"));
        assert!(!whole.overlong && !whole.allows("x", "/a"));
    }

    #[test]
    fn groups_without_rules_between_them_merge() {
        let merged = |text: &str| {
            let merges = Robots::parse(text).merges.into_iter();
            merges.map(|merge| (merge.line, merge.group, merge.above, merge.field)).collect::<Vec<_>>()
        };
        let field = |name: &str| Some(name.to_owned());
        for (text, expected) in [
            ("user-agent: a\nuser-agent: b\ndisallow: /", vec![]),
            ("user-agent: a\n# b\nuser-agent: b\ndisallow: /", vec![]),
            ("user-agent: a\ndisallow:\n\nuser-agent: b\ndisallow: /", vec![]),
            ("user-agent: a\n\ndisallow: /x\n\nuser-agent: b\ndisallow: /", vec![]),
            ("\n\nuser-agent: a\ndisallow: /", vec![]),
            ("user-agent: a\r\n\r\nuser-agent: b\r\ndisallow: /", vec![(3, 0, 1, None)]),
            ("user-agent: a\rcrawl-delay: 1\r\ruser-agent: b\rdisallow: /", vec![(4, 0, 1, field("crawl-delay"))]),
            (
                "user-agent: c\nallow: /\nuser-agent: *\ncontent-signal: search=yes\nuser-agent: a\n\nuser-agent: b",
                vec![(5, 1, 1, field("content-signal")), (7, 1, 2, None)],
            ),
            ("user-agent: *\nsitemap: https://a.b/\nuser-agent: b\nallow: /", vec![(3, 0, 1, field("sitemap"))]),
        ] {
            assert_eq!(merged(text), expected, "{text}");
        }
    }

    #[test]
    fn only_rules_for_every_path_block_the_site() {
        for (rules, expected) in [
            ("disallow: /", true),
            ("disallow: *", true),
            ("disallow: /*", true),
            ("disallow: /*$", true),
            ("disallow: /\nallow: /$", true),
            ("disallow: /\nallow: /", false),
            ("disallow: /$", false),
            ("disallow: /*?", false),
            ("disallow: /*.html", false),
            ("disallow:", false),
        ] {
            assert_eq!(Robots::parse(&format!("user-agent: *\n{rules}")).blocks_site("x"), expected, "{rules}");
        }
    }

    #[test]
    fn hostile_files_are_read_in_linear_time() {
        let stars = format!("disallow: /{}b$\n", "*a".repeat(8_000));
        let robots = Robots::parse(&format!("user-agent: *\n{}", stars.repeat(31)));
        assert!(robots.allows("x", &format!("/{}", "a".repeat(2_000))));
        let short = "disallow:*a*a*a$\n".repeat(30_000);
        assert!(Robots::parse(&format!("user-agent: *\n{short}")).allows("x", &format!("/{}b", "a".repeat(2_000))));
        let delays = format!("{}{}", "user-agent: a\n".repeat(15_000), "crawl-delay: 1\n".repeat(15_000));
        assert_eq!(Robots::parse(&delays).crawl_delay_ms("a"), Some(1_000));
    }
}
