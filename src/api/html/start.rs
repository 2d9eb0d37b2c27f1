//! /: what this is, and where everything else is.
use super::layout::{Escaped, page};
use crate::api::http::Response;
use crate::ports::Settings;
use crate::rules;

pub(super) fn start(settings: &Settings) -> Response {
    let content = format!(
        "<p>sitegauge audits websites: it reads the pages that a server sends, judges them by {count} documented rules, and says of \
         each whether the page passed, failed, or cannot be told from what was sent. Clients of VertaaUX, MetricSpot and Hikoo work \
         here with another base URL and key.</p>\n\
         <h2>An audit</h2>\n\
         <pre><code>curl -s {url}/v1/audit -H 'X-API-Key: sg_live_…' -H 'Prefer: wait=20' --json '{{\"url\":\"https://example.com\"}}'</code></pre>\n\
         <h2>Where to go on</h2>\n<ul>\n\
         <li><a href=\"/docs\">The API</a>: every request with its answers, and a place to try them</li>\n\
         <li><a href=\"/rules\">The rules</a>: what is judged, why, and how to mend it</li>\n\
         <li><a href=\"/docs/scoring\">The scores</a>: the formula, with an example</li>\n\
         <li><a href=\"/docs/errors\">The errors</a>: what each means and what to do</li>\n\
         <li><a href=\"/bot\">The crawler</a>: for those whose site it has visited</li>\n</ul>",
        count = rules::all().count(),
        url = Escaped(&settings.public_url),
    );
    page("Audits of websites", &content)
}
