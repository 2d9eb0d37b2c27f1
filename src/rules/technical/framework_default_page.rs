//! A server's welcome page means that the site is not there yet.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.framework-default-page",
    title: "The page is not the untouched default of server or framework",
    failure_title: "",
    severity: Major,
    why: "Visitors find a welcome page of the software in place of the site, and search engines list it under its \
          name.",
    fix: "Publish the site's own files, and check that the server looks for them in the right folder and host name.",
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
            fail("This is the default page of the software").at(title)
        }
        Some(_) => pass(),
    }),
};

/// Titles of untouched installations, in lower case.
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
