//! `/`: the start page, with links to all others.
use super::layout::page;
use crate::api::http::Response;
use crate::ports::Settings;
use crate::rules;
use maud::html;

pub(super) fn start(settings: &Settings) -> Response {
    let url = &settings.public_url;
    let content = html! {
        p {
            "sitegauge audits websites. It reads the pages that a server sends and checks them against "
            (rules::all().count()) " documented rules. Each rule passes, fails, does not apply, or cannot be decided from \
            the response. Clients of VertaaUX, MetricSpot and Hikoo work with sitegauge: change their base URL and API key."
        }
        h2 { "Run an audit" }
        pre {
            code {
                "curl -s " (url) "/v1/audit -H 'X-API-Key: sg_live_…' -H 'Prefer: wait=20' --json '{\"url\":\"https://example.com\"}'"
            }
        }
        h2 { "Documentation" }
        ul {
            li { a href="/docs" { "API" } ": every operation with its responses, and a console to try it" }
            li { a href="/rules" { "Rules" } ": what is checked, why, and how to fix it" }
            li { a href="/docs/scoring" { "Scores" } ": the formula, with an example" }
            li { a href="/docs/errors" { "Errors" } ": what each error means and what to do" }
            li { a href="/bot" { "Crawler" } ": for owners of sites that it has visited" }
        }
    };
    page("Website audits", content)
}
