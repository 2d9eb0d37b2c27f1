//! /bot: who the crawler is, for those whose site it has visited; its name in logs leads here.
use super::layout::{Escaped, page};
use crate::api::http::Response;
use crate::ports::Settings;

pub(super) fn bot(settings: &Settings) -> Response {
    let agent = settings.user_agent();
    let Settings { host_concurrency, host_interval_ms, .. } = settings;
    let a_second = 1_000_u32.checked_div(*host_interval_ms).filter(|calls| *calls > 0);
    let pace = a_second
        .map_or_else(|| format!("one every {host_interval_ms} milliseconds"), |calls| format!("{calls} a second"));
    let content = format!(
        "<p>sitegauge audits websites for whoever asks it to: it reads pages as a browser would and judges them by \
         <a href=\"/rules\">documented rules</a>. It came to your site because someone asked for an audit of it.</p>\n\
         <h2>How to know it</h2>\n<p>It calls itself</p>\n<pre><code>{}</code></pre>\n\
         <p>in <code>User-Agent</code>; where whoever asked for the audit chose another name, that stands before it.</p>\n\
         <h2>What it asks for</h2>\n<ul>\n<li><code>GET</code> only: pages, once an audit, and of each site \
         <code>/robots.txt</code>, <code>/llms.txt</code>, <code>/.well-known/security.txt</code>, its sitemaps, the start page over \
         plain http, and one path that no site has, to see what is answered then: \
         <code>/sitegauge-asks-for-a-page-that-does-not-exist</code>.</li>\n\
         <li>No image, script or style sheet is loaded, no script is run, no form is sent, no cookie is kept.</li>\n</ul>\n\
         <h2>How fast</h2>\n<p>At most {host_concurrency} requests at a time and {pace} to one host, of all audits together. \
         <code>Crawl-delay</code> of up to 10 seconds is kept. On 429 and 503 it slows down; <code>Retry-After</code> is obeyed.</p>\n\
         <h2>How to keep it out</h2>\n<p>A crawl obeys robots.txt: the group for <code>sitegauge</code>, else the one for \
         <code>*</code>. This keeps it away from everything:</p>\n\
         <pre><code>User-agent: sitegauge\nDisallow: /</code></pre>\n\
         <p>Whoever asks for an audit of one page only, or names single pages, visits them as with a browser, whatever \
         robots.txt says. To turn these away too, answer its <code>User-Agent</code> with 403; to send it away \
         for a while, with 429 and <code>Retry-After</code>.</p>",
        Escaped(&agent),
    );
    page("The crawler", &content)
}
