//! Response headers with long lists, beside the elements that they are compared with.
use super::{Case, Input, fill, page};

pub(super) const INPUTS: &[Input] = &[
    Input {
        name: "headers/csp-and-resources",
        make: |size| {
            resources(size).header(
                "content-security-policy",
                format!("script-src {}; img-src {}", sources(size / 4), sources(size / 4)),
            )
        },
    },
    Input {
        name: "headers/csp-hashes-and-scripts",
        make: |size| {
            inline(size).header(
                "content-security-policy",
                format!("script-src {}", fill(size / 2, |number| format!("'sha256-{number:043}=' "))),
            )
        },
    },
    Input {
        name: "headers/csp-nonces-and-scripts",
        make: |size| {
            inline(size).header(
                "content-security-policy",
                format!("script-src {}", fill(size / 2, |number| format!("'nonce-a{number}' "))),
            )
        },
    },
    Input {
        name: "headers/csp-directives",
        make: |size| {
            page("")
                .header("content-security-policy", fill(size, |number| format!("a{number}-src 'self'; script-src *;")))
        },
    },
    Input {
        name: "headers/csp-policies",
        make: |size| {
            resources(size)
                .header("content-security-policy", "script-src 'self' https:; object-src *,".repeat(size / 80))
        },
    },
    Input {
        name: "headers/csp-metas",
        make: |size| {
            super::with_head(
                fill(size / 2, |number| {
                    format!("<meta http-equiv=content-security-policy content=\"script-src h{number}.example 'self'\">")
                }),
                scripts(size / 2),
            )
        },
    },
    Input { name: "headers/set-cookie", make: cookies },
    Input {
        name: "headers/one-cookie",
        make: |size| {
            page("").header(
                "set-cookie",
                format!("a=b{}", "; Secure; Path=/; HttpOnly; SameSite=Lax; x=y".repeat(size / 46)),
            )
        },
    },
    Input {
        name: "headers/link",
        make: |size| {
            page("").header(
                "link",
                fill(size, |number| format!("</a{number}>; rel=\"preload\"; as=image; title*=UTF-8''a, ")),
            )
        },
    },
    Input {
        name: "headers/link-lines",
        make: |size| {
            many(size, "link", |number| format!("<https://example.com/{number}>; rel=alternate; hreflang=de-x{number}"))
        },
    },
    Input {
        name: "headers/link-quotes",
        make: |size| page("").header("link", "<a>; b=\"\\\"c, <d;".repeat(size / 16)),
    },
    Input {
        name: "headers/robots",
        make: |size| {
            page("")
                .header("x-robots-tag", fill(size, |number| format!("bot{number}: noarchive, max-snippet:{number}, ")))
        },
    },
    Input {
        name: "headers/robots-lines",
        make: |size| many(size, "x-robots-tag", |number| format!("unavailable_after: 2050-01-01, nosnippet{number}")),
    },
    Input {
        name: "headers/distinct",
        make: |size| {
            (0..size / 30).fold(page(""), |case, number| case.header(&format!("x-a{number}"), "some value".to_owned()))
        },
    },
    Input {
        name: "headers/permissions-policy",
        make: |size| {
            page("")
                .header("permissions-policy", fill(size, |number| format!("a{number}=(self \"https://b.example\"), ")))
        },
    },
    Input {
        name: "headers/cache-control",
        make: |size| {
            page("")
                .header("cache-control", fill(size, |number| format!("max-age={number}, private=\"a\", ")))
                .header("vary", "a, *, b".repeat(10))
        },
    },
    Input {
        name: "headers/hsts",
        make: |size| page("").header("strict-transport-security", "max-age=1; includeSubDomains; ".repeat(size / 30)),
    },
    Input {
        name: "headers/reporting",
        make: |size| {
            page("")
                .header("report-to", "{\"group\":\"a\",\"endpoints\":[{\"url\":\"/a\"}]},".repeat(size / 43))
                .header("nel", "[".repeat(1_000))
        },
    },
    Input {
        name: "headers/private-addresses",
        make: |size| many(size, "x-backend", |number| format!("10.0.0.{number}:80, 192.168.1.1 ::1")),
    },
];

fn sources(size: usize) -> String {
    fill(size, |number| format!("https://*.h{number}.example/a/ "))
}

fn resources(size: usize) -> Case {
    page(fill(size / 2, |number| {
        format!("<script src=https://a.s{number}.example/a.js></script><img alt=a src=https://i{number}.example/a.png>")
    }))
}

fn scripts(size: usize) -> String {
    fill(size, |number| format!("<script nonce=b{number}>a({number})</script>"))
}

fn inline(size: usize) -> Case {
    page(scripts(size / 2))
}

fn many(size: usize, name: &str, value: impl Fn(usize) -> String) -> Case {
    let mut case = page("");
    while case.bytes() < size {
        for _ in 0..500 {
            let number = case.headers.len();
            case = case.header(name, value(number));
        }
    }
    case
}

fn cookies(size: usize) -> Case {
    many(size, "set-cookie", |number| format!("c{number}=a{number}; Domain=.example.com; Path=/; SameSite=None"))
}
