//! Crawl-delay: the pause between two requests that a robots.txt asks for. No standard knows it; many crawlers obey.

/// The pause in milliseconds that this robots.txt asks of an agent, by the group that names it or else the one for all.
pub fn crawl_delay(robots: &str, agent: &str) -> Option<u32> {
    let (mut own, mut general) = (None, None);
    let (mut is_own, mut is_general, mut in_agents) = (false, false, false);
    let mut is_named = false;
    for line in robots.lines() {
        let line = line.split('#').next().unwrap_or_default();
        let Some((name, value)) = line.split_once(':') else { continue };
        let (name, value) = (name.trim(), value.trim());
        if name.eq_ignore_ascii_case("user-agent") {
            if !in_agents {
                (is_own, is_general) = (false, false);
            }
            in_agents = true;
            is_own |= value.split('/').next().is_some_and(|value| value.eq_ignore_ascii_case(agent));
            is_named |= is_own;
            is_general |= value == "*";
            continue;
        }
        in_agents = false;
        if name.eq_ignore_ascii_case("crawl-delay") {
            let seconds = value.parse().ok().filter(|seconds: &f64| seconds.is_finite() && *seconds >= 0.0);
            let milliseconds = seconds.map(|seconds| (seconds * 1e3).min(f64::from(u32::MAX)) as u32);
            if is_own {
                own = own.or(milliseconds);
            }
            if is_general {
                general = general.or(milliseconds);
            }
        }
    }
    if is_named { own } else { general }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_that_names_the_agent_counts() {
        for (robots, expected) in [
            ("User-agent: *\nCrawl-delay: 2", Some(2_000)),
            ("User-agent: *\nCrawl-delay: 0.5 # half", Some(500)),
            ("User-agent: *\nCrawl-delay: 0", Some(0)),
            ("User-agent: *\nCrawl-delay: 1e9", Some(1_000_000_000_000_u64.min(u32::MAX.into()) as u32)),
            ("User-agent: *\nCrawl-delay: soon", None),
            ("User-agent: *\nCrawl-delay: -1", None),
            (
                "User-agent: a\nUser-agent: sitegauge\nDisallow:\nCrawl-delay: 3\n\nUser-agent: *\nCrawl-delay: 9",
                Some(3_000),
            ),
            ("User-agent: sitegauge\nDisallow: /x\n\nUser-agent: *\nCrawl-delay: 9", None),
            ("Crawl-delay: 4", None),
        ] {
            assert_eq!(crawl_delay(robots, "sitegauge"), expected, "{robots}");
        }
    }
}
