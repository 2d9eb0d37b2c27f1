//! Media queries: do they hold on every screen, on some, or on none?

/// The share of the screens and states for which a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    Never,
    Sometimes,
    Always,
}

/// Media types other than `all` and `screen`.
const OTHER_TYPES: [&str; 9] =
    ["aural", "braille", "embossed", "handheld", "print", "projection", "speech", "tty", "tv"];
/// Conditions that hold on every screen with scripts.
const CERTAIN: [&str; 6] =
    ["(min-width:0)", "(min-width:0px)", "(min-width:1px)", "(scripting)", "(scripting:enabled)", "(min-height:0)"];
/// Conditions that hold on no screen with scripts.
const IMPOSSIBLE: [&str; 3] = ["(max-width:0)", "(max-width:0px)", "(scripting:none)"];

/// Evaluates a list of media queries.
pub(super) fn holds(queries: &str) -> Holds {
    let queries = queries.trim().to_ascii_lowercase();
    if queries.is_empty() {
        return Holds::Always;
    }
    queries.split(',').map(|query| query_holds(query.trim())).max().unwrap_or(Holds::Sometimes)
}

fn query_holds(query: &str) -> Holds {
    let (negated, rest) = match query.strip_prefix("not ") {
        Some(rest) => (true, rest.trim_start()),
        None => (false, query.strip_prefix("only ").unwrap_or(query).trim_start()),
    };
    let (medium, conditions) = match rest.split_once(" and ") {
        Some((medium, conditions)) => (medium.trim(), conditions),
        None => (rest, ""),
    };
    let holds = if medium.starts_with('(') {
        condition_holds(rest)
    } else if !matches!(medium, "all" | "screen") {
        if OTHER_TYPES.contains(&medium) || medium.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            Holds::Never
        } else {
            Holds::Sometimes
        }
    } else if conditions.is_empty() {
        Holds::Always
    } else {
        condition_holds(conditions)
    };
    match (negated, holds) {
        (true, Holds::Always) => Holds::Never,
        (true, Holds::Never) => Holds::Always,
        (_, holds) => holds,
    }
}

fn condition_holds(condition: &str) -> Holds {
    let plain: String = condition.split_ascii_whitespace().collect();
    if CERTAIN.contains(&plain.as_str()) {
        Holds::Always
    } else if IMPOSSIBLE.contains(&plain.as_str()) {
        Holds::Never
    } else {
        Holds::Sometimes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evaluates_media_queries() {
        for always in ["", "all", " Screen ", "only screen", "not print", "print, screen", "screen and (min-width: 0)"]
        {
            assert_eq!(holds(always), Holds::Always, "{always}");
        }
        for never in ["print", "not all", "not screen", "speech", "print and (max-width: 9cm)", "print, tv", "foo"] {
            assert_eq!(holds(never), Holds::Never, "{never}");
        }
        for sometimes in ["(max-width: 40em)", "screen and (orientation: portrait)", "print, (hover)", "not (hover)"] {
            assert_eq!(holds(sometimes), Holds::Sometimes, "{sometimes}");
        }
    }
}
