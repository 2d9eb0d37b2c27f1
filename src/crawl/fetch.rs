//! Fetches one page: follows redirects, enforces limits, feeds the extractor.
use crate::facts::{Document, Exchange, Extractor, Hop, SNIFF_BYTES, sniff};
use crate::model::urls::same_page;
use crate::model::{Target, Timestamp};
use crate::ports::{Body, FetchContext, FetchError, FetchRequest, FetchResponse};
use std::collections::{HashSet, VecDeque};
use std::time::UNIX_EPOCH;

/// Maximum number of redirects that are followed; the same as Googlebot.
pub const MAX_REDIRECTS: usize = 10;

/// Longest delay of a `Retry-After` that is told apart, in milliseconds: a year.
const MAX_RETRY_DELAY_MS: i64 = 366 * 86_400_000;

/// A fetched page.
#[derive(Debug)]
pub struct Fetched {
    /// HTTP facts: URLs, redirects, status, headers, timing.
    pub exchange: Exchange,
    /// Parsed document; empty if the response is not HTML.
    pub document: Document,
}

/// Fetches a page, following redirects, and reads its body up to `settings.max_body` bytes. `timeout_ms` covers all of
/// it.
///
/// # Errors
/// Returns an error if there is no complete response in time, a redirect leads nowhere or to a URL that may not be
/// fetched, or the response has an encoding that was not accepted.
pub async fn page(context: FetchContext<'_>, target: &Target, timeout_ms: u32) -> Result<Fetched, FetchError> {
    let started_at = context.clock.now();
    let (reached, hops, response) = follow(context, target, timeout_ms).await?;
    read_page(context, target, &reached, hops, response, started_at).await
}

/// Returns the reason why a response is not a page: it is not a success, has no content or is not HTML. `None` for a page.
pub fn not_a_page(exchange: &Exchange) -> Option<FetchError> {
    if exchange.is_page() {
        return None;
    }
    let other = exchange.other_media_type().filter(|_| exchange.is_success());
    // A response without content has no media type that would matter.
    let other = other.filter(|_| !matches!(exchange.status, 204 | 205));
    Some(other.map_or(FetchError::Status(exchange.status), FetchError::NotHtml))
}

/// Like [`page`], but returns a redirect as the response instead of following it. A redirect to another spelling of the
/// same URL is followed: it leads to no other page.
///
/// # Errors
/// Returns an error if there is no complete response in time, or it has an encoding that was not accepted.
pub async fn answer(context: FetchContext<'_>, target: &Target, timeout_ms: u32) -> Result<Fetched, FetchError> {
    let started_at = context.clock.now();
    let user_agent = context.user_agent();
    let response = context.web.send(FetchRequest::get(target, &user_agent, timeout_ms)).await?;
    let left_ms = i64::from(timeout_ms) - (context.clock.now().0 - started_at.0);
    let left_ms = u32::try_from(left_ms).ok().filter(|left_ms| *left_ms > 0);
    let next = redirect(&response).and_then(|to| Some((target.join(to.trim(), context.settings.policy).ok()?, to)));
    match (next, left_ms) {
        (Some((next, location)), Some(left_ms)) if next != *target && same_page(next.url(), target.url()) => {
            let hops = vec![Hop { url: target.url().clone(), status: response.status, location: location.to_owned() }];
            // A response that is kept would keep the next request to its host waiting.
            drop(response);
            let response = context.web.send(FetchRequest::get(&next, &user_agent, left_ms)).await?;
            read_page(context, target, &next, hops, response, started_at).await
        }
        _ => read_page(context, target, target, Vec::new(), response, started_at).await,
    }
}

/// Returns the `Location` of a redirect, as sent.
fn redirect(response: &FetchResponse) -> Option<&str> {
    let location = response.headers.iter().find(|(name, _)| name == "location").map(|(_, value)| value.as_str());
    location.filter(|_| matches!(response.status, 301 | 302 | 303 | 307 | 308))
}

/// Turns a response into a page; reads the body if it is HTML and not a redirect.
async fn read_page(
    context: FetchContext<'_>,
    requested: &Target,
    reached: &Target,
    hops: Vec<Hop>,
    mut response: FetchResponse,
    started_at: Timestamp,
) -> Result<Fetched, FetchError> {
    let mut exchange = Exchange::direct(reached.url().clone(), response.status, std::mem::take(&mut response.headers));
    exchange.requested = requested.url().clone();
    exchange.hops = hops;
    // `None` if the clock was set back meanwhile.
    exchange.first_byte_ms = u32::try_from(context.clock.now().0 - started_at.0).ok();
    let mut extractor = Extractor::new(exchange.header("content-type"), context.settings.max_body);
    let may_have_body = !(300..400).contains(&exchange.status) && !matches!(exchange.status, 204 | 205);
    if exchange.is_html() && may_have_body {
        check_encoding(&exchange)?;
        let mut body = Buffered { body: response.body, start: VecDeque::new() };
        if exchange.is_unlabeled() {
            let start = body.peek(SNIFF_BYTES).await;
            let nosniff =
                exchange.header("x-content-type-options").is_some_and(|value| value.eq_ignore_ascii_case("nosniff"));
            exchange.sniffed = Some(sniff(&start, nosniff));
        }
        if exchange.is_html() {
            exchange.body_bytes = read_body(&mut body, &mut extractor, context.settings.max_body).await?;
        }
    }
    Ok(Fetched { exchange, document: extractor.end() })
}

/// Sends the request and follows redirects, all within `timeout_ms`. Each hop is checked to be a valid target. Returns
/// the final URL, the redirects and the response.
pub(super) async fn follow(
    context: FetchContext<'_>,
    target: &Target,
    timeout_ms: u32,
) -> Result<(Target, Vec<Hop>, FetchResponse), FetchError> {
    let user_agent = context.user_agent();
    let (mut target, mut hops) = (target.clone(), Vec::new());
    let mut visited = HashSet::from([target.clone()]);
    let deadline = context.clock.now().plus(timeout_ms.into());
    loop {
        // Negative, and so out of range, once the deadline has passed.
        let Some(left_ms) = u32::try_from(deadline.0 - context.clock.now().0).ok().filter(|left_ms| *left_ms > 0)
        else {
            return Err(FetchError::Timeout(timeout_ms));
        };
        let response = context.web.send(FetchRequest::get(&target, &user_agent, left_ms)).await?;
        let Some(location) = redirect(&response).map(str::to_owned) else { return Ok((target, hops, response)) };
        let next = target
            .join(location.trim(), context.settings.policy)
            .map_err(|error| FetchError::RedirectRefused { location: location.clone(), error })?;
        hops.push(Hop { url: target.url().clone(), status: response.status, location });
        if hops.len() > MAX_REDIRECTS {
            return Err(FetchError::TooManyRedirects(MAX_REDIRECTS));
        }
        // As written: a redirect to another spelling of the same URL is not a loop.
        if !visited.insert(next.clone()) {
            return Err(FetchError::RedirectLoop(next.to_string()));
        }
        target = next;
    }
}

impl Fetched {
    /// Returns the milliseconds to wait before a retry if the site rejected the request as one too many: status 429, or
    /// 503 with `Retry-After`. `Some(0)` is a 429 that names no time; the caller then chooses its own backoff.
    pub fn retry_after(&self, now: Timestamp) -> Option<i64> {
        let header = self.exchange.header("retry-after");
        match self.exchange.status {
            429 => Some(header.and_then(|value| retry_delay_ms(value, now)).unwrap_or(0)),
            503 => header.and_then(|value| retry_delay_ms(value, now)),
            _ => None,
        }
    }
}

/// Parses `Retry-After`, seconds or a date (RFC 9110, 10.2.3), into milliseconds from now. Returns `None` for any other
/// text. A longer delay counts as [`MAX_RETRY_DELAY_MS`].
pub fn retry_delay_ms(value: &str, now: Timestamp) -> Option<i64> {
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(
            value
                .parse::<u32>()
                .map_or(MAX_RETRY_DELAY_MS, |seconds| i64::from(seconds) * 1_000)
                .min(MAX_RETRY_DELAY_MS),
        );
    }
    let date = httpdate::parse_http_date(value).ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((i64::try_from(date.as_millis()).ok()? - now.0).clamp(0, MAX_RETRY_DELAY_MS))
}

/// Rejects content encodings that the adapters do not decompress.
fn check_encoding(exchange: &Exchange) -> Result<(), FetchError> {
    let encodings: Vec<String> = exchange
        .header_lines("content-encoding")
        .flat_map(|line| line.split(','))
        .map(|encoding| encoding.trim().to_ascii_lowercase())
        .filter(|encoding| !encoding.is_empty() && encoding != "identity")
        .collect();
    let is_known = |encoding: &String| matches!(encoding.as_str(), "gzip" | "x-gzip" | "br");
    if encodings.len() > 1 || !encodings.iter().all(is_known) {
        return Err(FetchError::Encoding(encodings.join(", ")));
    }
    Ok(())
}

/// A body whose first chunks were read ahead.
struct Buffered {
    body: Box<dyn Body>,
    start: VecDeque<Result<Vec<u8>, FetchError>>,
}

impl Buffered {
    /// Reads ahead at least this number of bytes, or to the end, and returns them.
    async fn peek(&mut self, bytes: usize) -> Vec<u8> {
        let mut start = Vec::new();
        while start.len() < bytes {
            let Some(chunk) = self.body.chunk().await.transpose() else { break };
            let is_error = chunk.is_err();
            start.extend(chunk.iter().flatten());
            self.start.push_back(chunk);
            if is_error {
                break;
            }
        }
        start
    }

    async fn chunk(&mut self) -> Result<Option<Vec<u8>>, FetchError> {
        match self.start.pop_front() {
            Some(chunk) => chunk.map(Some),
            None => self.body.chunk().await,
        }
    }
}

/// Feeds the body to the extractor and returns the number of bytes read. A body that breaks off after its first chunk
/// is a truncated page, not an error.
async fn read_body(body: &mut Buffered, extractor: &mut Extractor, max_body: usize) -> Result<usize, FetchError> {
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
            ("99999999999999999999", Some(MAX_RETRY_DELAY_MS)),
            ("4294967295", Some(MAX_RETRY_DELAY_MS)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(MAX_RETRY_DELAY_MS)),
            ("", None),
            ("soon", None),
        ] {
            assert_eq!(retry_delay_ms(value, now), expected, "{value}");
        }
    }
}
