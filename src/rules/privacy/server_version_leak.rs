//! A version number in a header tells attackers which vulnerabilities to try.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.server-version-leak",
    title: "Response headers do not reveal software versions",
    failure_title: "A response header reveals a software version",
    severity: Minor,
    why: "Attackers who exploit a known vulnerability search for the exact version. A site that reveals its version is \
          on their list on the day the vulnerability becomes known.",
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

const SOFTWARE_HEADERS: [&str; 6] =
    ["server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator", "x-powered-cms"];

fn check(page: &PageFacts) -> Verdict {
    let given = || SOFTWARE_HEADERS.into_iter().filter_map(|name| Some((name, page.header(name)?)));
    let revealing: Vec<_> = given().filter(|(name, value)| has_version(name, value)).collect();
    match revealing.first() {
        None if given().next().is_none() => inapplicable(),
        None => pass(),
        Some((name, _)) => {
            let verdict = fail(format!("The {name} header reveals a software version")).with("count", revealing.len());
            revealing
                .iter()
                .fold(verdict, |verdict, (name, value)| verdict.with_text_evidence(&format!("{name}: {value}")))
        }
    }
}

/// Returns true if the value contains `product/1.2`, or just `1.2` in a header that is made for versions.
fn has_version(name: &str, value: &str) -> bool {
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
