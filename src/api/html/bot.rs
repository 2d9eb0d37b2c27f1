//! `/bot`: a description of the crawler for site owners. Its `User-Agent` links here.
use super::layout::page;
use crate::api::http::Response;
use crate::ports::Settings;
use maud::html;

pub(super) fn bot(settings: &Settings) -> Response {
    let Settings { host_concurrency, host_interval_ms, .. } = settings;
    let requests_a_second = 1_000_u32.checked_div(*host_interval_ms).filter(|requests| *requests > 0);
    let content = html! {
        p {
            "sitegauge audits websites on request: it reads pages as a browser does and checks them against "
            a href="/rules" { "documented rules" }
            ". It visited your site because someone requested an audit of it."
        }
        h2 { "How to identify it" }
        p { "Its " code { "User-Agent" } " is" }
        pre { code { (settings.user_agent()) } }
        p { "If the person who requested the audit chose another name, that name precedes this one." }
        h2 { "What it requests" }
        ul {
            li {
                code { "GET" } " requests only: each page once per audit, and of each site "
                code { "/robots.txt" } ", " code { "/llms.txt" } ", " code { "/.well-known/security.txt" }
                ", its sitemaps, the start page over plain HTTP, and one path that no site has, to see how the site \
                responds to a missing page: " code { "/sitegauge-asks-for-a-page-that-does-not-exist" } "."
            }
            li { "It loads no images, scripts or style sheets, runs no scripts, submits no forms and keeps no cookies." }
        }
        h2 { "How fast it crawls" }
        p {
            "All audits together send at most " (host_concurrency) " requests at a time and "
            @match requests_a_second {
                Some(requests) => { (requests) " a second" }
                None => { "one every " (host_interval_ms) " milliseconds" }
            }
            " to one host. The crawler respects " code { "Crawl-delay" } " up to 10 seconds. On status 429 and 503 it slows \
            down and waits as long as " code { "Retry-After" } " says, or ends the audit if that is more than ten minutes."
        }
        h2 { "How to block it" }
        p {
            "A crawl obeys robots.txt: the group for " code { "sitegauge" } ", or the group for " code { "*" }
            " if there is none. This blocks it from the whole site:"
        }
        pre { code { "User-agent: sitegauge\nDisallow: /" } }
        p {
            "An audit of a single page, or of a list of pages, visits these pages as a person with a browser does, whatever \
            robots.txt says. To block these audits too, respond with status 403 to its " code { "User-Agent" }
            "; to block them for a while, respond with status 429 and " code { "Retry-After" } "."
        }
    };
    page("The crawler", content)
}
