//! One page: redirects, limits, chunks into the extractor.
use crate::facts::{Document, Exchange, Extractor, Hop};
use crate::model::{Target, Timestamp};
use crate::ports::{Body, FetchContext, FetchError, FetchRequest, FetchResponse};
use std::collections::HashSet;
use std::time::UNIX_EPOCH;

/// Redirects that are followed, as Googlebot does.
pub const MAX_REDIRECTS: usize = 10;

/// A page as it came.
#[derive(Debug)]
pub struct Fetched {
    /// What HTTP said.
    pub exchange: Exchange,
    /// What the markup holds; empty where the answer is no HTML.
    pub document: Document,
}

/// Fetches a page and reads it as far as the settings allow.
///
/// # Errors
/// Where no answer comes, or only redirects that lead nowhere.
pub async fn page(net: FetchContext<'_>, target: &Target, timeout_ms: u32) -> Result<Fetched, FetchError> {
    let began = net.clock.now();
    let (reached, hops, incoming) = follow(net, target, timeout_ms).await?;
    take(net, (target, &reached), hops, incoming, began).await
}

/// As [`page`], but a redirect is an answer like any other.
///
/// # Errors
/// Where no answer comes.
pub async fn answer(net: FetchContext<'_>, target: &Target, timeout_ms: u32) -> Result<Fetched, FetchError> {
    let began = net.clock.now();
    let user_agent = net.user_agent();
    let incoming = net.web.send(FetchRequest { target, user_agent: &user_agent, timeout_ms }).await?;
    take(net, (target, target), Vec::new(), incoming, began).await
}

async fn take(
    net: FetchContext<'_>,
    (target, target_reached): (&Target, &Target),
    hops: Vec<Hop>,
    mut incoming: FetchResponse,
    began: Timestamp,
) -> Result<Fetched, FetchError> {
    let mut exchange =
        Exchange::direct(target_reached.url().clone(), incoming.status, std::mem::take(&mut incoming.headers));
    exchange.requested = target.url().clone();
    exchange.hops = hops;
    exchange.first_byte_ms = u32::try_from(net.clock.now().0 - began.0).ok();
    let mut extractor = Extractor::new(exchange.header("content-type"), net.settings.max_body);
    if exchange.is_html() && !(300..400).contains(&exchange.status) {
        check_encoding(&exchange)?;
        exchange.body_bytes = read(&mut *incoming.body, &mut extractor, net.settings.max_body).await?;
    }
    Ok(Fetched { exchange, document: extractor.end() })
}

/// Sends the request, and again for each redirect, every hop checked to be a target and all within the time.
pub(super) async fn follow(
    net: FetchContext<'_>,
    target: &Target,
    timeout_ms: u32,
) -> Result<(Target, Vec<Hop>, FetchResponse), FetchError> {
    let user_agent = net.user_agent();
    let (mut target, mut hops) = (target.clone(), Vec::new());
    let mut seen = HashSet::from([target.clone()]);
    let deadline = net.clock.now().plus(timeout_ms.into());
    loop {
        let left = u32::try_from(deadline.0 - net.clock.now().0).unwrap_or(0);
        if left == 0 {
            return Err(FetchError::Timeout(timeout_ms));
        }
        let incoming =
            net.web.send(FetchRequest { target: &target, user_agent: &user_agent, timeout_ms: left }).await?;
        let location = incoming.headers.iter().find(|(name, _)| name == "location").map(|(_, value)| value.clone());
        let (301 | 302 | 303 | 307 | 308, Some(location)) = (incoming.status, location) else {
            return Ok((target, hops, incoming));
        };
        let next = target
            .join(location.trim(), net.settings.policy)
            .map_err(|error| FetchError::RedirectRefused { location: location.clone(), error })?;
        hops.push(Hop { url: target.url().clone(), status: incoming.status, location });
        if hops.len() > MAX_REDIRECTS {
            return Err(FetchError::TooManyRedirects(MAX_REDIRECTS));
        }
        if !seen.insert(next.clone()) {
            return Err(FetchError::RedirectLoop(next.to_string()));
        }
        target = next;
    }
}

impl Fetched {
    /// How long the site asks us to wait, in milliseconds, where it turned the request away as one too many.
    pub fn retry_after(&self, now: Timestamp) -> Option<i64> {
        let header = self.exchange.header("retry-after");
        match self.exchange.status {
            429 => Some(header.and_then(|value| pause(value, now)).unwrap_or(0)),
            503 => header.and_then(|value| pause(value, now)),
            _ => None,
        }
    }
}

/// The pause that Retry-After asks for: seconds, or a date (RFC 9110, 10.2.3).
fn pause(value: &str, now: Timestamp) -> Option<i64> {
    if let Ok(seconds) = value.parse::<u32>() {
        return Some(i64::from(seconds) * 1_000);
    }
    let date = httpdate::parse_http_date(value).ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((i64::try_from(date.as_millis()).ok()? - now.0).max(0))
}

/// Only what every adapter undoes may come.
fn check_encoding(exchange: &Exchange) -> Result<(), FetchError> {
    let encodings: Vec<String> = exchange
        .header_lines("content-encoding")
        .flat_map(|line| line.split(','))
        .map(|encoding| encoding.trim().to_ascii_lowercase())
        .filter(|encoding| !encoding.is_empty() && encoding != "identity")
        .collect();
    let known = |encoding: &String| matches!(encoding.as_str(), "gzip" | "x-gzip" | "br");
    if encodings.len() > 1 || !encodings.iter().all(known) {
        return Err(FetchError::Encoding(encodings.join(", ")));
    }
    Ok(())
}

/// Feeds the extractor; how many bytes came. A body that breaks off after it began is a truncated page, not an error.
async fn read(body: &mut dyn Body, extractor: &mut Extractor, max_body: usize) -> Result<usize, FetchError> {
    let mut bytes = 0_usize;
    loop {
        match body.chunk().await {
            Ok(Some(chunk)) => {
                bytes = bytes.saturating_add(chunk.len());
                let wants_more = extractor.write(&chunk);
                if !wants_more || bytes > max_body.saturating_mul(2) {
                    extractor.mark_truncated();
                    return Ok(bytes);
                }
            }
            Ok(None) => return Ok(bytes),
            Err(error) if bytes == 0 => return Err(error),
            Err(_) => {
                extractor.mark_truncated();
                return Ok(bytes);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_in_both_forms() {
        let now = Timestamp(784_111_777_000);
        for (value, expected) in [
            ("120", Some(120_000)),
            ("0", Some(0)),
            ("Sun, 06 Nov 1994 08:50:37 GMT", Some(60_000)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)),
            ("-5", None),
            ("99999999999999999999", None),
            ("soon", None),
        ] {
            assert_eq!(pause(value, now), expected, "{value}");
        }
    }
}
