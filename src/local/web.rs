//! Web over HTTP, with names resolved here so that none can lead to a private address.
use crate::model::target::Policy;
use crate::ports::{Body, FetchError, FetchRequest, FetchResponse, Web};
use async_trait::async_trait;
use futures_channel::{mpsc, oneshot};
use futures_util::StreamExt;
use std::future::poll_fn;
use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;
use ureq::http::{HeaderValue, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

const CHUNK: usize = 64 << 10;
/// Pieces of a body that may wait to be taken.
const PIECES: usize = 2;

/// HTTP by a blocking client.
#[derive(Debug)]
pub struct HttpWeb(Agent);

impl HttpWeb {
    /// A client that reaches what the policy lets it reach.
    pub fn new(policy: Policy) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .accept("text/html,application/xhtml+xml,*/*;q=0.8")
            .build();
        Self(Agent::with_parts(
            config,
            DefaultConnector::default(),
            Guarded { policy, inner: DefaultResolver::default() },
        ))
    }
}

#[async_trait(?Send)]
impl Web for HttpWeb {
    /// The client blocks; so each request has a thread of its own, and others go on meanwhile.
    async fn send(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError> {
        let agent = self.0.clone();
        let (url, user_agent) = (request.target.to_string(), request.user_agent.to_owned());
        let timeout_ms = request.timeout_ms;
        let (head, answered) = oneshot::channel();
        let (mut pieces, body) = mpsc::channel(PIECES);
        std::thread::spawn(move || {
            let (answer, mut reader) = match ask(&agent, &url, &user_agent, timeout_ms) {
                Ok((status, headers, reader)) => (Ok((status, headers)), Some(reader)),
                Err(error) => (Err(error), None),
            };
            let is_awaited = head.send(answer).is_ok();
            let Some(reader) = reader.as_deref_mut().filter(|_| is_awaited) else { return };
            while let Some(piece) = read(reader, timeout_ms).transpose() {
                let is_last = piece.is_err();
                // Nobody listens any more where enough was read.
                let ready = pollster::block_on(poll_fn(|context| pieces.poll_ready(context)));
                if ready.is_err() || pieces.start_send(piece).is_err() || is_last {
                    return;
                }
            }
        });
        let gone = || FetchError::Unreachable("the request was given up".to_owned());
        let (status, headers) = answered.await.map_err(|_| gone())??;
        Ok(FetchResponse { status, headers, body: Box::new(Pieces(body)) })
    }
}

type Head = (u16, Vec<(String, String)>, Box<dyn Read>);

fn ask(agent: &Agent, url: &str, user_agent: &str, timeout_ms: u32) -> Result<Head, FetchError> {
    let answer = agent
        .get(url)
        .header("user-agent", user_agent)
        .header("accept-encoding", "gzip, br")
        .config()
        .timeout_global(Some(Duration::from_millis(timeout_ms.into())))
        .build()
        .call()
        .map_err(|error| failed(&error, timeout_ms))?;
    let (parts, body) = answer.into_parts();
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers: Vec<(String, String)> =
        parts.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
    let encoding = headers.iter().find(|(name, _)| name == "content-encoding").map(|(_, value)| value.trim());
    let reader = decompressed(encoding.unwrap_or_default(), Box::new(body.into_reader()));
    Ok((parts.status.as_u16(), headers, reader))
}

/// The next piece of a body; none at its end.
fn read(reader: &mut dyn Read, timeout_ms: u32) -> Result<Option<Vec<u8>>, FetchError> {
    let mut bytes = vec![0; CHUNK];
    match reader.read(&mut bytes) {
        Ok(0) => Ok(None),
        Ok(length) => {
            bytes.truncate(length);
            Ok(Some(bytes))
        }
        Err(error) if error.kind() == std::io::ErrorKind::TimedOut => Err(FetchError::Timeout(timeout_ms)),
        Err(error) => Err(FetchError::Broken(error.to_string())),
    }
}

/// The body with gzip or brotli undone; anything else is handed on as it is, and refused further up.
fn decompressed(encoding: &str, body: Box<dyn Read>) -> Box<dyn Read> {
    match encoding.to_ascii_lowercase().as_str() {
        "gzip" | "x-gzip" => Box::new(flate2::read::MultiGzDecoder::new(body)),
        "br" => Box::new(brotli_decompressor::Decompressor::new(body, 4 << 10)),
        _ => body,
    }
}

/// A body that a thread reads.
struct Pieces(mpsc::Receiver<Result<Vec<u8>, FetchError>>);

#[async_trait(?Send)]
impl Body for Pieces {
    async fn chunk(&mut self) -> Result<Option<Vec<u8>>, FetchError> {
        self.0.next().await.transpose()
    }
}

fn failed(error: &Error, timeout_ms: u32) -> FetchError {
    match error {
        Error::Timeout(_) => FetchError::Timeout(timeout_ms),
        error => FetchError::Unreachable(error.to_string()),
    }
}

/// Resolves names and leaves out what the policy does not let us reach.
#[derive(Debug)]
struct Guarded<R> {
    policy: Policy,
    inner: R,
}

impl<R: Resolver> Resolver for Guarded<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        if self.policy == Policy::AllowPrivate {
            return Ok(found);
        }
        let mut public = self.empty();
        for address in found.iter().filter(|address| is_public(address.ip())) {
            public.push(*address);
        }
        if public.is_empty() {
            return Err(Error::Io(std::io::Error::other("the name leads to a private address, which is not audited")));
        }
        Ok(public)
    }
}

/// Whether an address is on the public internet (IANA's special-purpose registries).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_broadcast()
        || address.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19))
        // Azure's platform address.
        || address == Ipv4Addr::new(168, 63, 129, 16))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(inner) = address.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    // Only 2000::/3 is handed out; inside it, documentation, 6to4, Teredo and benchmarking are not places.
    let [first, second, ..] = address.segments();
    first & 0xe000 == 0x2000
        && !(first == 0x2002 || first == 0x2001 && (second == 0xdb8 || second < 0x200) || first == 0x3fff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;
    use ureq::config::Config;

    /// Answers the first question with the first list of addresses, and so on.
    #[derive(Debug)]
    struct Rebinding(Mutex<Vec<Vec<&'static str>>>);

    impl Resolver for Rebinding {
        fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
            let mut found = self.empty();
            for address in self.0.lock().unwrap().remove(0) {
                found.push(address.parse().unwrap());
            }
            Ok(found)
        }
    }

    fn resolved(policy: Policy, answers: &[&[&'static str]]) -> Vec<Vec<String>> {
        let inner = Rebinding(Mutex::new(answers.iter().map(|answer| answer.to_vec()).collect()));
        let guarded = Guarded { policy, inner };
        let uri = Uri::from_static("http://example.com/");
        let ask = || guarded.resolve(&uri, &Config::default(), NextTimeout::default());
        let words = |found: ResolvedSocketAddrs| found.iter().map(ToString::to_string).collect();
        answers.iter().map(|_| ask().map(words).unwrap_or_default()).collect()
    }

    #[test]
    fn case_12_of_a_public_and_a_private_address_only_the_public_one_is_used() {
        let mixed = &["10.0.0.1:80", "93.184.216.34:80", "[fd00::1]:80", "[2606:4700::1111]:80"];
        assert_eq!(resolved(Policy::Public, &[mixed]), [["93.184.216.34:80", "[2606:4700::1111]:80"]]);
    }

    #[test]
    fn case_13_a_name_that_changes_its_mind_is_asked_again_and_refused() {
        let answers: &[&[&str]] = &[&["93.184.216.34:80"], &["127.0.0.1:80"]];
        assert_eq!(resolved(Policy::Public, answers), [vec!["93.184.216.34:80"], vec![]]);
        assert_eq!(resolved(Policy::AllowPrivate, &[&["127.0.0.1:80"]]), [["127.0.0.1:80"]]);
    }

    #[test]
    fn private_addresses_are_known() {
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.100.100.200",
            "0.0.0.0",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "168.63.129.16",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "fd00:ec2::254",
            "fe80::1",
            "ff02::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2001::1",
            "64:ff9b::7f00:1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "2a00:1450:4001::200e"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }
}
