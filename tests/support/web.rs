//! A web from text in the `.web` format.
//!
//! A block begins with `GET <url>`. The status, headers up to a blank line, and the body up to the next block follow.
//! The status may be `refused`, `timeout` or `broken` (the connection is lost after the body); with `200 times 9` the
//! body is repeated nine times. A line `KEYPHRASE <text>` before a block names the keyphrase of its page.
use super::receiver::Receivers;
use async_trait::async_trait;
use sitegauge::ports::{Body, FetchError, FetchRequest, FetchResponse, Web};
use std::cell::{Cell, RefCell};

/// A page with failures, and a URL that times out.
pub(crate) const BOATS: &str = "GET https://example.com/
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>A shop for boats</title><h1>Boats</h1><p>We sell boats.</p><img src=a.png>

GET https://example.com/silent
timeout
";

/// The beginning of the line that names a keyphrase.
pub(crate) const KEYPHRASE: &str = "KEYPHRASE ";

pub(crate) struct TextWeb {
    blocks: Vec<Block>,
    /// Requested URLs, in order.
    pub(crate) asked: RefCell<Vec<String>>,
    /// Requested URLs with their user agents.
    pub(crate) agents: RefCell<Vec<(String, String)>>,
    sizes: Cell<usize>,
    /// The receivers of POST requests.
    pub(crate) receivers: Receivers,
}

#[derive(Clone)]
struct Block {
    url: String,
    status: String,
    headers: Vec<(String, String)>,
    body: String,
    keyphrase: Option<String>,
}

impl TextWeb {
    pub(crate) fn parse(text: &str) -> Self {
        let mut blocks: Vec<Block> = Vec::new();
        let mut lines = text.split('\n').peekable();
        let mut keyphrase = None;
        let begins = |line: &str| line.starts_with("GET http") || line.starts_with(KEYPHRASE);
        while let Some(line) = lines.next() {
            if let Some(text) = line.strip_prefix(KEYPHRASE) {
                keyphrase = Some(text.trim().to_owned());
            }
            if let Some(url) = line.strip_prefix("GET http") {
                let status = lines.next().unwrap_or("200").trim();
                let (status, times) = status.split_once(" times ").unwrap_or((status, "1"));
                let mut headers = Vec::new();
                for line in lines.by_ref().take_while(|line| !line.trim().is_empty()) {
                    let (name, value) = line.split_once(':').expect("a header has a colon");
                    headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                let mut body = String::new();
                while let Some(line) = lines.next_if(|line| !begins(line)) {
                    body.push_str(line);
                    body.push('\n');
                }
                body.truncate(body.trim_end_matches('\n').len());
                let (status, body) = (status.to_owned(), body.repeat(times.parse().expect("a number of times")));
                let (url, keyphrase) = (format!("http{}", url.trim()), keyphrase.take());
                blocks.push(Block { url, status, headers, body, keyphrase });
            }
        }
        Self {
            blocks,
            asked: RefCell::default(),
            agents: RefCell::default(),
            sizes: Cell::new(0),
            receivers: Receivers::default(),
        }
    }

    /// The URL of the first block.
    pub(crate) fn start(&self) -> String {
        self.blocks.first().expect("a web has a block").url.clone()
    }

    /// The keyphrases of pages, by URL.
    pub(crate) fn keyphrases(&self) -> impl Iterator<Item = (&str, &str)> {
        self.blocks.iter().filter_map(|block| Some((block.url.as_str(), block.keyphrase.as_deref()?)))
    }

    /// The body of the first block with status 200 whose URL ends with `end`.
    pub(crate) fn body(&self, end: &str) -> Option<String> {
        self.blocks
            .iter()
            .find(|block| block.url.ends_with(end) && block.status == "200")
            .map(|block| block.body.clone())
    }
}

#[async_trait(?Send)]
impl Web for TextWeb {
    async fn send(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError> {
        if request.post.is_some() {
            return self.receivers.answer(request);
        }
        let url = request.target.as_str();
        self.asked.borrow_mut().push(url.to_owned());
        self.agents.borrow_mut().push((url.to_owned(), request.user_agent.to_owned()));
        let Some(block) = self.blocks.iter().find(|block| block.url == url) else {
            return Ok(FetchResponse { status: 404, headers: Vec::new(), body: Box::new(Pieces::default()) });
        };
        let broken = block.status == "broken";
        let status = match block.status.as_str() {
            "refused" => return Err(FetchError::Unreachable("connection refused".to_owned())),
            "timeout" => return Err(FetchError::Timeout(request.timeout_ms)),
            "broken" => 200,
            status => status.parse().expect("a status"),
        };
        let mut headers = block.headers.clone();
        if !headers.iter().any(|(name, _)| name == "content-type") && !url.ends_with(".txt") && !url.ends_with(".xml") {
            headers.push(("content-type".to_owned(), "text/html; charset=utf-8".to_owned()));
        }
        // Every response has another chunk size, so that no test depends on the boundaries.
        self.sizes.set(self.sizes.get() + 1);
        let size = [4_096, 1, 7, 64].into_iter().cycle().nth(self.sizes.get()).unwrap_or(1);
        let size = size.max(block.body.len() >> 12);
        Ok(FetchResponse {
            status,
            headers,
            body: Box::new(Pieces { rest: block.body.clone().into_bytes(), size, broken }),
        })
    }
}

#[derive(Default)]
struct Pieces {
    rest: Vec<u8>,
    size: usize,
    broken: bool,
}

#[async_trait(?Send)]
impl Body for Pieces {
    async fn chunk(&mut self) -> Result<Option<Vec<u8>>, FetchError> {
        if self.rest.is_empty() {
            let end = FetchError::Broken("connection reset".to_owned());
            return if self.broken { Err(end) } else { Ok(None) };
        }
        let rest = self.rest.split_off(self.size.min(self.rest.len()));
        Ok(Some(std::mem::replace(&mut self.rest, rest)))
    }
}
