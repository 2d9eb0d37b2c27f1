//! Web port over HTTP. Host names are resolved here, so that none leads to a private IP address.
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

/// Maximum size of a chunk of a body, in bytes.
const CHUNK_BYTES: usize = 64 << 10;
/// Maximum number of chunks that wait to be read.
const MAX_WAITING_CHUNKS: usize = 2;

/// HTTP over a blocking client.
#[derive(Debug)]
pub struct HttpWeb(Agent);

impl HttpWeb {
    /// Creates a client that connects only to IP addresses that the policy allows.
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
            GuardedResolver { policy, inner: DefaultResolver::default() },
        ))
    }
}

#[async_trait(?Send)]
impl Web for HttpWeb {
    /// Sends a request. The client blocks, so each request runs on its own thread.
    async fn send(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError> {
        let agent = self.0.clone();
        let (url, user_agent) = (request.target.to_string(), request.user_agent.to_owned());
        let post = request.post.map(|post| (post.headers.to_vec(), post.body.to_vec()));
        let timeout_ms = request.timeout_ms;
        let (head_sender, head) = oneshot::channel();
        let (mut chunks, body) = mpsc::channel(MAX_WAITING_CHUNKS);
        std::thread::spawn(move || {
            let (head, mut reader) = match send(&agent, &url, &user_agent, post, timeout_ms) {
                Ok((status, headers, reader)) => (Ok((status, headers)), Some(reader)),
                Err(error) => (Err(error), None),
            };
            let is_awaited = head_sender.send(head).is_ok();
            let Some(reader) = reader.as_deref_mut().filter(|_| is_awaited) else { return };
            while let Some(chunk) = read(reader, timeout_ms).transpose() {
                let is_last = chunk.is_err();
                // The receiver is gone if enough was read.
                let ready = pollster::block_on(poll_fn(|context| chunks.poll_ready(context)));
                if ready.is_err() || chunks.start_send(chunk).is_err() || is_last {
                    return;
                }
            }
        });
        // The sender is dropped without a value only if the thread panics.
        let aborted = |_| FetchError::Unreachable("the request was aborted".to_owned());
        let (status, headers) = head.await.map_err(aborted)??;
        Ok(FetchResponse { status, headers, body: Box::new(Chunks(body)) })
    }
}

/// Status, headers and body.
type Reply = (u16, Vec<(String, String)>, Box<dyn Read>);

/// Headers and body of a POST request.
type Content = (Vec<(&'static str, String)>, Vec<u8>);

fn send(
    agent: &Agent,
    url: &str,
    user_agent: &str,
    post: Option<Content>,
    timeout_ms: u32,
) -> Result<Reply, FetchError> {
    let timeout = Some(Duration::from_millis(timeout_ms.into()));
    let response = match post {
        None => {
            let request = agent.get(url).header("user-agent", user_agent).header("accept-encoding", "gzip, br");
            request.config().timeout_global(timeout).build().call()
        }
        Some((headers, body)) => {
            let request = agent.post(url).header("user-agent", user_agent).header("accept", "*/*");
            let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, value));
            request.config().timeout_global(timeout).build().send(body.as_slice())
        }
    };
    let response = response.map_err(|error| failed(&error, timeout_ms))?;
    let (parts, body) = response.into_parts();
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers: Vec<(String, String)> =
        parts.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
    let encoding = headers.iter().find(|(name, _)| name == "content-encoding").map(|(_, value)| value.trim());
    let reader = decompressed(encoding.unwrap_or_default(), Box::new(body.into_reader()));
    Ok((parts.status.as_u16(), headers, reader))
}

/// Reads the next chunk of a body; `None` at its end.
fn read(reader: &mut dyn Read, timeout_ms: u32) -> Result<Option<Vec<u8>>, FetchError> {
    let mut bytes = vec![0; CHUNK_BYTES];
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

/// Decompresses gzip and brotli. Other encodings are left as they are, and the crawler rejects them.
fn decompressed(encoding: &str, body: Box<dyn Read>) -> Box<dyn Read> {
    match encoding.to_ascii_lowercase().as_str() {
        "gzip" | "x-gzip" => Box::new(flate2::read::MultiGzDecoder::new(body)),
        "br" => Box::new(brotli_decompressor::Decompressor::new(body, 4 << 10)),
        _ => body,
    }
}

/// Body that a thread reads.
struct Chunks(mpsc::Receiver<Result<Vec<u8>, FetchError>>);

#[async_trait(?Send)]
impl Body for Chunks {
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

/// Resolves host names and removes IP addresses that the policy does not allow.
#[derive(Debug)]
struct GuardedResolver<R> {
    policy: Policy,
    inner: R,
}

impl<R: Resolver> Resolver for GuardedResolver<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let resolved = self.inner.resolve(uri, config, timeout)?;
        if self.policy == Policy::AllowPrivate {
            return Ok(resolved);
        }
        let mut public = self.empty();
        for address in resolved.iter().filter(|address| is_public(address.ip())) {
            public.push(*address);
        }
        if public.is_empty() {
            return Err(Error::Io(std::io::Error::other(
                "the host name resolves to a private IP address, which is not audited",
            )));
        }
        Ok(public)
    }
}

/// Returns true if the address is on the public internet, by IANA's special-purpose registries.
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
        // Azure's virtual platform address.
        || address == Ipv4Addr::new(168, 63, 129, 16))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(inner) = address.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    // Only 2000::/3 is allocated. Inside it, documentation, 6to4, Teredo and benchmarking are not public.
    let [first, second, ..] = address.segments();
    first & 0xe000 == 0x2000
        && !(first == 0x2002 || first == 0x2001 && (second == 0xdb8 || second < 0x200) || first == 0x3fff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;
    use ureq::config::Config;

    /// Returns the first list of addresses for the first lookup, and so on.
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
        let resolver = GuardedResolver { policy, inner };
        let uri = Uri::from_static("http://example.com/");
        let lookup = || resolver.resolve(&uri, &Config::default(), NextTimeout::default());
        let texts = |resolved: ResolvedSocketAddrs| resolved.iter().map(ToString::to_string).collect();
        answers.iter().map(|_| lookup().map(texts).unwrap_or_default()).collect()
    }

    #[test]
    fn case_12_only_public_addresses_of_a_name_are_used() {
        let mixed = &["10.0.0.1:80", "93.184.216.34:80", "[fd00::1]:80", "[2606:4700::1111]:80"];
        assert_eq!(resolved(Policy::Public, &[mixed]), [["93.184.216.34:80", "[2606:4700::1111]:80"]]);
    }

    #[test]
    fn case_13_a_name_that_is_rebound_to_a_private_address_is_refused() {
        let answers: &[&[&str]] = &[&["93.184.216.34:80"], &["127.0.0.1:80"]];
        assert_eq!(resolved(Policy::Public, answers), [vec!["93.184.216.34:80"], vec![]]);
        assert_eq!(resolved(Policy::AllowPrivate, &[&["127.0.0.1:80"]]), [["127.0.0.1:80"]]);
    }

    #[test]
    fn private_addresses_are_recognized() {
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
