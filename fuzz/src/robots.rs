//! robots.txt. The first line is a user agent, the second a path, the rest the file.
use super::findings;
use sitegauge::facts::Robots;
use sitegauge::model::SiteFiles;

/// Longer files and lines may be truncated, which violates some properties.
const MAX_UNTRUNCATED: usize = 5_000;

/// Decisions match those of a naive matcher, and the groups are the same after serializing and parsing.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.splitn(3, '\n');
    let (agent, path) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let text = parts.next().unwrap_or_default();
    let robots = Robots::parse(text);
    assert!(robots.oddities.len() <= 200 && robots.extras.len() <= 200);
    assert!(robots.oddities.iter().all(|oddity| oddity.text.len() <= 200 && oddity.line > 0));

    let path = format!("/{}", path.split('#').next().unwrap_or_default().trim_start_matches('/'));
    let decision = robots.rule_for(agent, &path);
    assert_eq!(decision.map(|(allow, _)| allow), naive_decision(&robots, agent, &path), "{agent} on {path}");
    assert_eq!(robots.allows(agent, &path), decision.is_none_or(|(allow, _)| allow));
    assert_eq!(robots.rule_for(&agent.to_ascii_uppercase(), &path), decision);
    assert_eq!(robots.rule_for(agent, &format!("https://example.com{path}#x")), decision);

    if text.len() <= MAX_UNTRUNCATED {
        assert_eq!(Robots::parse(&written(&robots)).groups, robots.groups);
        // Like the reference, the parser also skips a part of a byte order mark.
        if text.as_bytes().first() != Some(&0xEF) {
            assert_eq!(Robots::parse(&format!("\u{feff}{text}")), robots, "with a byte order mark");
        }
        if !text.contains('\r') {
            assert_eq!(Robots::parse(&text.replace('\n', "\r\n")), robots, "with CRLF");
            assert_eq!(Robots::parse(&text.replace('\n', "\r")), robots, "with CR");
        }
    }
    let robots = findings::answered("/robots.txt", "text/plain", text, false);
    findings::of_site(SiteFiles { robots, ..SiteFiles::default() });
}

/// Serializes the groups.
fn written(robots: &Robots) -> String {
    let mut text = String::new();
    for group in &robots.groups {
        for agent in &group.agents {
            text.push_str(&format!("User-agent: {agent}\n"));
        }
        for (allow, path) in &group.rules {
            text.push_str(&format!("{}: {path}\n", if *allow { "Allow" } else { "Disallow" }));
        }
    }
    text
}

/// A slow matcher by RFC 9309 with Google's additions: the longest matching rule wins, and of two equally long ones the
/// one that allows.
fn naive_decision(robots: &Robots, agent: &str, path: &str) -> Option<bool> {
    let agent = agent.to_ascii_lowercase();
    let is_named = robots.groups.iter().any(|group| group.agents.contains(&agent));
    let agent = if is_named { agent } else { "*".to_owned() };
    let mut best: Option<(usize, bool)> = None;
    for group in robots.groups.iter().filter(|group| group.agents.contains(&agent)) {
        for (allow, pattern) in &group.rules {
            let mut length = matches(path.as_bytes(), pattern.as_bytes()).then_some(pattern.len());
            if let Some((folder, file)) = pattern.rsplit_once('/')
                && length.is_none()
                && *allow
                && file.starts_with("index.htm")
                && matches(path.as_bytes(), format!("{folder}/$").as_bytes())
            {
                length = Some(folder.len() + 2);
            }
            if let Some(length) = length.filter(|length| *length > 0) {
                best = best.max(Some((length, *allow)));
            }
        }
    }
    best.map(|(_, allow)| allow)
}

/// Google's reference matcher: tracks all positions in the path that the pattern can have reached.
fn matches(path: &[u8], pattern: &[u8]) -> bool {
    let mut positions = vec![0];
    for (index, byte) in pattern.iter().enumerate() {
        if *byte == b'$' && index + 1 == pattern.len() {
            return positions.last() == Some(&path.len());
        }
        if *byte == b'*' {
            positions = (positions[0]..=path.len()).collect();
        } else {
            positions.retain(|position| path.get(*position) == Some(byte));
            positions.iter_mut().for_each(|position| *position += 1);
        }
        if positions.is_empty() {
            return false;
        }
    }
    true
}
