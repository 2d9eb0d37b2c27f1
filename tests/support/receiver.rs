//! Receivers of webhooks: they record what arrives and answer as a test tells them to.
use async_trait::async_trait;
use sitegauge::ports::{Body, FetchError, FetchRequest, FetchResponse};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// A request that arrived.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) url: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
    pub(crate) timeout_ms: u32,
}

/// The answer of a receiver.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    /// A status with a header and a body.
    Status(u16, Option<(&'static str, String)>, String),
    /// A status with a body that never ends.
    Endless(u16),
    /// A status, then a connection that breaks.
    Broken(u16),
    /// No response.
    Error(FetchError),
}

impl Reply {
    /// A status without anything else.
    pub(crate) fn status(status: u16) -> Self {
        Self::Status(status, None, String::new())
    }
}

/// All receivers of a web. Without a plan for its URL a receiver answers with 200.
#[derive(Default)]
pub(crate) struct Receivers {
    pub(crate) received: RefCell<Vec<Received>>,
    /// Answers by URL, in order; the last one is repeated.
    plans: RefCell<BTreeMap<String, VecDeque<Reply>>>,
    /// The number of bytes that were read of endless bodies.
    pub(crate) read: Rc<Cell<usize>>,
}

impl Receivers {
    pub(crate) fn plan(&self, url: &str, replies: impl IntoIterator<Item = Reply>) {
        self.plans.borrow_mut().insert(url.to_owned(), replies.into_iter().collect());
    }

    pub(crate) fn count(&self) -> usize {
        self.received.borrow().len()
    }

    pub(crate) fn last(&self) -> Received {
        self.received.borrow().last().cloned().expect("something arrived")
    }

    /// Handles a POST request.
    pub(crate) fn answer(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError> {
        let post = request.post.expect("a POST request");
        let url = request.target.as_str().to_owned();
        self.received.borrow_mut().push(Received {
            url: url.clone(),
            headers: post.headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            body: String::from_utf8(post.body.to_vec()).expect("bodies are UTF-8"),
            timeout_ms: request.timeout_ms,
        });
        let mut plans = self.plans.borrow_mut();
        let reply = match plans.get_mut(&url) {
            Some(plan) if plan.len() > 1 => plan.pop_front(),
            Some(plan) => plan.front().cloned(),
            None => None,
        };
        let read = Rc::clone(&self.read);
        let respond = |status, headers: Option<(&str, String)>, chunks: VecDeque<Vec<u8>>, end| {
            let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            Ok(FetchResponse { status, headers, body: Box::new(Chunks { chunks, end, read }) })
        };
        match reply.unwrap_or_else(|| Reply::status(200)) {
            Reply::Status(status, header, body) => respond(status, header, [body.into_bytes()].into(), End::Eof),
            Reply::Endless(status) => respond(status, None, VecDeque::new(), End::Never),
            Reply::Broken(status) => respond(status, None, [b"half".to_vec()].into(), End::Broken),
            Reply::Error(error) => Err(error),
        }
    }
}

enum End {
    Eof,
    Never,
    Broken,
}

struct Chunks {
    chunks: VecDeque<Vec<u8>>,
    end: End,
    read: Rc<Cell<usize>>,
}

#[async_trait(?Send)]
impl Body for Chunks {
    async fn chunk(&mut self) -> Result<Option<Vec<u8>>, FetchError> {
        match (self.chunks.pop_front(), &self.end) {
            (Some(chunk), _) => Ok(Some(chunk)),
            (None, End::Eof) => Ok(None),
            (None, End::Broken) => Err(FetchError::Broken("connection reset".to_owned())),
            (None, End::Never) => {
                self.read.set(self.read.get() + 400);
                Ok(Some(vec![b'x'; 400]))
            }
        }
    }
}
