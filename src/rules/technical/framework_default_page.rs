//! A default title suggests that the page is the welcome page of a server or framework.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.framework-default-page",
    title: "The title is not the default of a server or framework",
    failure_title: "The title is the default of a server or framework",
    severity: Major,
    why: "A default title is left over from the installation of a server or framework. Visitors may find the \
          software's welcome page instead of the site, and search engines list the page under the default title.",
    fix: "Publish the site's own files, give the page its own title, and check that the server is configured for the \
          right folder and host name.",
    references: &[
        Url("https://nginx.org/en/docs/beginners_guide.html"),
        Url("https://httpd.apache.org/docs/2.4/getting-started.html"),
    ],
    examples: &[
        Pass("<title>Cats</title>"),
        Pass("<title>Welcome to nginx! A course for beginners</title>"),
        Fail("<title>Welcome to nginx!</title>"),
        Fail("<title>Apache2 Ubuntu Default Page: It works</title>"),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(|page| match page.first("title") {
        None => inapplicable(),
        Some(title) if DEFAULTS.contains(&title.words().to_ascii_lowercase().as_str()) => {
            fail("The title is the default of a server or framework").at(title)
        }
        Some(_) => pass(),
    }),
};

/// Default titles of servers and frameworks, in lower case.
const DEFAULTS: [&str; 19] = [
    "apache2 debian default page: it works",
    "apache2 ubuntu default page: it works",
    "apache http server test page powered by centos",
    "create next app",
    "default parallels plesk page",
    "domain default page",
    "iis windows",
    "iis windows server",
    "iis7",
    "it works!",
    "plesk obsidian",
    "react app",
    "test page for the apache http server",
    "test page for the nginx http server",
    "test page for the nginx http server on fedora",
    "vite + react",
    "vite app",
    "web server's default page",
    "welcome to nginx!",
];
