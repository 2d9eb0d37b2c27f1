//! A version number in a header tells attackers which holes to try.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.server-version-leak",
    title: "Headers do not tell software versions",
    failure_title: "",
    severity: Minor,
    why: "Those who look for a known hole search for the exact version. Telling it to everyone puts the site on their \
          list the day the hole becomes known.",
    fix: "nginx: `server_tokens off;`. Apache: `ServerTokens Prod`. PHP: `expose_php = Off`. Express: \
          `app.disable('x-powered-by')`. ASP.NET: `<httpRuntime enableVersionHeader=\"false\" />`.",
    references: &[Url(
        "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/01-Information_Gathering/02-Fingerprint_Web_Server",
    )],
    examples: &[
        Pass("GET https://example.com/\n200\nserver: nginx\nx-powered-by: Express\n\n"),
        Pass("GET https://example.com/\n200\nserver: HTTP/2 cache1.example.net\n\n"),
        Fail("GET https://example.com/\n200\nserver: Apache/2.4.29 (Ubuntu)\n\n"),
        Fail("GET https://example.com/\n200\nx-powered-by: PHP/7.4.33\n\n"),
        Fail("GET https://example.com/\n200\nx-aspnet-version: 4.0.30319\n\n"),
        Inapplicable("<title>No header names any software</title>"),
    ],
    check: Response(check),
};

const TELLING: [&str; 6] =
    ["server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator", "x-powered-cms"];

fn check(page: &PageFacts) -> Verdict {
    let given = || TELLING.into_iter().filter_map(|name| Some((name, page.header(name)?)));
    let telling: Vec<_> = given().filter(|(name, value)| tells_version(name, value)).collect();
    match telling.first() {
        None if given().next().is_none() => inapplicable(),
        None => pass(),
        Some((name, _)) => {
            let verdict = fail(format!("The header {name} tells a version")).with("count", telling.len());
            telling.iter().fold(verdict, |verdict, (name, value)| verdict.seen(&format!("{name}: {value}")))
        }
    }
}

/// Whether `product/1.2`, or in a header for versions `1.2`, stands in it.
fn tells_version(name: &str, value: &str) -> bool {
    let is_version = |text: &str| {
        let mut parts = text.trim_start_matches('v').split('.');
        let is_number =
            |part: Option<&str>| part.is_some_and(|part| part.starts_with(|first: char| first.is_ascii_digit()));
        is_number(parts.next()) && is_number(parts.next())
    };
    let mut words = value.split([' ', '(', ')', ',', ';']);
    if name.ends_with("version") {
        return words.any(is_version);
    }
    words.filter_map(|word| word.split_once('/')).any(|(product, version)| {
        !product.eq_ignore_ascii_case("http") && !product.contains('.') && is_version(version)
    })
}
