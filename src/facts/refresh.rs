//! The meta element that reloads the page or leads elsewhere after a while.
use super::{Element, PageFacts};

impl PageFacts {
    /// The first meta refresh that browsers heed, and its delay in seconds.
    pub fn refresh(&self) -> Option<(Element<'_>, u64)> {
        let metas = self.all("meta").filter(|meta| meta.attr_is("http-equiv", "refresh"));
        metas.filter_map(|meta| Some((meta, delay(meta.get("content")?)?))).next()
    }
}

/// The delay, as the HTML standard's shared declarative refresh steps read it; none where they give up.
fn delay(content: &str) -> Option<u64> {
    let content = content.trim_ascii_start();
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let (seconds, rest) = content.split_at_checked(digits)?;
    if seconds.is_empty() && !rest.starts_with('.') {
        return None;
    }
    let rest = rest.trim_start_matches(|each: char| each.is_ascii_digit() || each == '.');
    let ends = rest.chars().next().is_none_or(|next| matches!(next, ';' | ',') || next.is_ascii_whitespace());
    ends.then(|| if seconds.is_empty() { 0 } else { seconds.parse().unwrap_or(u64::MAX) })
}

#[cfg(test)]
mod tests {
    use super::delay;

    #[test]
    fn delays_are_read_as_browsers_do() {
        for (content, seconds) in [("0; URL='/'", 0), (" 5", 5), ("30.9;/", 30), (".5", 0), ("7,/", 7), ("7 /", 7)] {
            assert_eq!(delay(content), Some(seconds), "{content}");
        }
        for content in ["", "0: /", "-00.12 foo", "; 30", "+72001; /", "foo; url=/", "5x"] {
            assert_eq!(delay(content), None, "{content}");
        }
    }
}
