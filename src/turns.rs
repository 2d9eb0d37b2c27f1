//! Turns of hosts: every request of the service leaves here, and takes its turn among all requests to its host.
use crate::model::{Target, TargetError, Timestamp};
use crate::ports::{
    Body, Clock, Database, Event, FetchContext, FetchError, FetchRequest, FetchResponse, Log, PortError, Services,
    Settings, Web,
};
use crate::store::turns::{self, Grant, Turn, Wanted};
use async_trait::async_trait;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// Milliseconds by which the claim on a turn is longer than the request: for waiting and reading.
const LEASE_SLACK_MS: i64 = 30_000;
/// Maximum milliseconds to wait for the reserved slot of a host.
const MAX_AHEAD_MS: i64 = 3_000;
/// Maximum milliseconds to wait until a host has fewer requests.
const MAX_WAIT_MS: i64 = 5_000;
/// Shortest pause before a busy host is tried again, in milliseconds.
const MIN_PAUSE_MS: i64 = 250;

/// The way out for one job or request: a [`Web`] that sends nothing before its turn. It claims the turns of each host in
/// the database with its first request to it, and keeps them until [`Turns::release`] or until they expire.
pub struct Turns<'a> {
    web: &'a dyn Web,
    /// `None` where no other process asks the same hosts.
    database: Option<&'a dyn Database>,
    clock: &'a dyn Clock,
    log: Option<&'a dyn Log>,
    settings: &'a Settings,
    /// Number of turns of a host to claim.
    most: u32,
    hosts: RefCell<BTreeMap<String, Rc<Host>>>,
    requests: Cell<u32>,
    is_busy: Cell<bool>,
}

/// The turns of one host.
#[derive(Default)]
struct Host {
    /// Number of the claim, and its end; `None` without a claim of its own.
    claim: Cell<Option<(i64, Timestamp)>>,
    /// True if a claim in the database is needed before a request.
    is_unclaimed: Cell<bool>,
    /// Number of requests that may start now.
    free: Cell<u32>,
    waiting: RefCell<Vec<Waker>>,
}

/// Permission for one request; ends when it is dropped.
struct Permit(Rc<Host>);

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.add(1);
    }
}

impl Host {
    fn new(free: u32, is_unclaimed: bool) -> Rc<Self> {
        Rc::new(Self { free: Cell::new(free), is_unclaimed: Cell::new(is_unclaimed), ..Self::default() })
    }

    fn add(&self, free: u32) {
        self.free.set(self.free.get().saturating_add(free));
        self.waiting.borrow_mut().drain(..).for_each(Waker::wake);
    }

    async fn permit(self: Rc<Self>) -> Permit {
        poll_fn(|context| match self.free.get().checked_sub(1) {
            Some(left) => {
                self.free.set(left);
                Poll::Ready(())
            }
            None => {
                self.waiting.borrow_mut().push(context.waker().clone());
                Poll::Pending
            }
        })
        .await;
        Permit(self)
    }
}

impl<'a> Turns<'a> {
    /// Returns a way out that claims at most `most` turns of each host.
    pub fn new(services: &Services<'a>, most: u32) -> Self {
        Self {
            database: Some(services.database),
            log: Some(services.log),
            most,
            ..Self::alone(services.web, services.clock, services.settings)
        }
    }

    /// Returns a way out for a job whose claim on a page or a delivery is one turn of this host.
    pub fn covering(services: &Services<'a>, host: &str) -> Self {
        let turns = Self::new(services, 1);
        turns.hosts.borrow_mut().insert(host.to_owned(), Host::new(1, false));
        turns
    }

    /// Returns a way out for a process that is alone: only its own requests are counted.
    pub fn alone(web: &'a dyn Web, clock: &'a dyn Clock, settings: &'a Settings) -> Self {
        Self {
            web,
            database: None,
            clock,
            log: None,
            settings,
            most: settings.host_concurrency,
            hosts: RefCell::default(),
            requests: Cell::new(0),
            is_busy: Cell::new(false),
        }
    }

    /// Returns the ports that fetching needs, without an extra `User-Agent` token.
    pub fn context(&self) -> FetchContext<'_> {
        FetchContext { agent: None, web: self, clock: self.clock, settings: self.settings }
    }

    /// Returns the number of requests so far.
    pub const fn requests(&self) -> u32 {
        self.requests.get()
    }

    /// Returns true if a request was not sent because its host had as many as it may have.
    pub const fn is_busy(&self) -> bool {
        self.is_busy.get()
    }

    /// Claims turns of a host before its first request. Does not wait until the host has fewer requests.
    ///
    /// # Errors
    /// Returns an error if the database fails.
    pub async fn hold(&self, target: &Target, lease_ms: i64) -> Result<Turn, PortError> {
        let Some(database) = self.database else {
            return Ok(Turn::Granted(Grant { id: 0, weight: self.most, start_at: self.clock.now() }));
        };
        let (now, names) = (self.clock.now(), target.host_names());
        let wanted = Wanted {
            host: target.host(),
            names: &names,
            now,
            lease_ms,
            ahead_ms: MAX_AHEAD_MS,
            concurrency: self.settings.host_concurrency,
            interval_ms: self.settings.host_interval_ms,
        };
        let turn = turns::claim(database, wanted, self.most).await?;
        if let Turn::Granted(Grant { id, weight, start_at }) = turn {
            let host = self.host(target.host());
            host.claim.set(Some((id, now.plus(lease_ms))));
            // A host that no request has asked for has one permit, which claims.
            host.is_unclaimed.set(false);
            host.add(weight.saturating_sub(1));
            // A slot in the past needs no pause; one in the future is at most MAX_AHEAD_MS ahead.
            if let Some(pause) = u32::try_from(start_at.0 - self.clock.now().0).ok().filter(|pause| *pause > 0) {
                self.clock.sleep(pause).await;
            }
        }
        Ok(turn)
    }

    /// Claims turns of a host as [`Turns::hold`] does, and waits up to five seconds until the host has fewer requests.
    ///
    /// # Errors
    /// Returns an error if the database fails.
    pub async fn enter(&self, target: &Target, lease_ms: i64) -> Result<Turn, PortError> {
        let start = self.clock.now();
        loop {
            let turn = self.hold(target, lease_ms).await?;
            let Turn::Busy(free_at) = turn else { return Ok(turn) };
            let now = self.clock.now();
            let pause = (free_at.0 - now.0).max(MIN_PAUSE_MS);
            if now.0 - start.0 + pause > MAX_WAIT_MS {
                return Ok(turn);
            }
            self.clock.sleep(u32::try_from(pause).unwrap_or(0)).await;
        }
    }

    /// Ends all claims. If the database fails, they expire.
    pub async fn release(&self) {
        let hosts = std::mem::take(&mut *self.hosts.borrow_mut());
        let claims: Vec<i64> = hosts.values().filter_map(|host| host.claim.get()).map(|(id, _)| id).collect();
        let Some(database) = self.database.filter(|_| !claims.is_empty()) else { return };
        if let (Err(error), Some(log)) = (turns::release(database, &claims).await, self.log) {
            let (port, operation, error) = ("database", "release_turns", &error.to_string());
            log.log(&Event::AdapterFailed { port, operation, error });
        }
    }

    fn host(&self, name: &str) -> Rc<Host> {
        let mut hosts = self.hosts.borrow_mut();
        let is_alone = self.database.is_none();
        let new = || if is_alone { Host::new(self.most, false) } else { Host::new(1, true) };
        Rc::clone(hosts.entry(name.to_owned()).or_insert_with(new))
    }

    /// Waits for the turn of a request.
    async fn permit(&self, target: &Target, timeout_ms: u32) -> Result<Permit, FetchError> {
        let (start, lease_ms) = (self.clock.now(), i64::from(timeout_ms) + LEASE_SLACK_MS);
        let (host, permit) = loop {
            let host = self.host(target.host());
            let permit = Rc::clone(&host).permit().await;
            if self.renew(&host, timeout_ms, lease_ms).await {
                break (host, permit);
            }
            // The claim has expired: a new one may have another number of turns.
            self.hosts.borrow_mut().remove(target.host());
        };
        if self.clock.now().0 - start.0 >= i64::from(timeout_ms) {
            // The requests before it took that long: the site is slow.
            return Err(FetchError::Timeout(timeout_ms));
        }
        if !host.is_unclaimed.get() {
            return Ok(permit);
        }
        match self.enter(target, lease_ms).await.map_err(|error| self.busy(target, &error.to_string()))? {
            Turn::Granted(_) => Ok(permit),
            Turn::Busy(_) => Err(self.busy(target, "too many requests at a time")),
            Turn::Blocked => {
                let (location, error) = (target.to_string(), TargetError::Blocked);
                Err(FetchError::RedirectRefused { location, error })
            }
        }
    }

    /// Extends a claim that would end before the request. Returns false if it has ended.
    async fn renew(&self, host: &Host, timeout_ms: u32, lease_ms: i64) -> bool {
        let (Some(database), Some((id, until))) = (self.database, host.claim.get()) else { return true };
        let now = self.clock.now();
        if until.0 > now.0 + i64::from(timeout_ms) {
            return true;
        }
        let is_valid = turns::renew(database, id, now.plus(lease_ms)).await.unwrap_or(false);
        host.claim.set(is_valid.then(|| (id, now.plus(lease_ms))));
        is_valid
    }

    fn busy(&self, target: &Target, cause: &str) -> FetchError {
        self.is_busy.set(true);
        if let Some(log) = self.log {
            let host = target.host();
            log.log(&Event::TurnRefused { host, cause });
        }
        FetchError::Busy(target.host().to_owned())
    }
}

#[async_trait(?Send)]
impl Web for Turns<'_> {
    async fn send(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError> {
        let permit = self.permit(request.target, request.timeout_ms).await?;
        self.requests.set(self.requests.get().saturating_add(1));
        let FetchResponse { status, headers, body } = self.web.send(request).await?;
        Ok(FetchResponse { status, headers, body: Box::new(Held { body, _permit: permit }) })
    }
}

/// A body that is being read: the request has not ended.
struct Held {
    // Dropped first: the connection ends before the turn does.
    body: Box<dyn Body>,
    _permit: Permit,
}

#[async_trait(?Send)]
impl Body for Held {
    async fn chunk(&mut self) -> Result<Option<Vec<u8>>, FetchError> {
        self.body.chunk().await
    }
}
