//! Generated HTML: well-formed pages, pages with common mistakes, and tag soup.

/// A seeded xorshift generator, the same on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) const fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    const fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn word(&mut self, from: &'static str) -> &'static str {
        let index = self.below(from.split(' ').count());
        from.split(' ').nth(index).unwrap_or_default()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }
}

/// The tags and texts of one document, in order.
pub(crate) fn document(random: &mut Random) -> Vec<String> {
    match random.below(4) {
        0 => page(random),
        1 => {
            let mut tokens = page(random);
            for _ in 0..=random.below(6) {
                spoil(&mut tokens, random);
            }
            tokens
        }
        2 => soup(random),
        _ => (0..=random.below(40)).map(|_| random.pick(NOISE).to_owned()).collect(),
    }
}

fn page(random: &mut Random) -> Vec<String> {
    let mut page = Page { tokens: Vec::new(), random };
    page.head();
    page.add("<body>");
    for _ in 0..=page.random.below(5) {
        page.block(4);
    }
    page.add("</body>");
    page.add("</html>\n");
    page.tokens
}

struct Page<'a> {
    tokens: Vec<String>,
    random: &'a mut Random,
}

impl Page<'_> {
    fn add(&mut self, token: &str) {
        self.tokens.push(token.to_owned());
    }

    fn head(&mut self) {
        let doctype = self.random.pick(&["<!DOCTYPE html>", "<!doctype HTML>\n", DOCTYPE_QUIRKS, "<!-- no --> ", ""]);
        self.add(doctype);
        let root = self.random.pick(&["<html lang=en>", "<html lang='de'>", "<HTML>"]);
        self.add(root);
        self.add("<head>");
        for _ in 0..self.random.below(6) {
            let item = self.random.pick(HEAD);
            self.add(item);
        }
        self.add("</head>");
    }

    fn block(&mut self, depth: usize) {
        let name = self.random.word(BLOCKS);
        let attributes = self.random.pick(ATTRIBUTES);
        self.tokens.push(format!("<{name}{attributes}>"));
        match name {
            "ul" | "ol" => self.repeat("li", depth),
            "dl" => {
                self.inline_in("dt", 1);
                self.inline_in("dd", 1);
            }
            "table" => self.table(depth),
            "select" => self.repeat("option", 0),
            _ if matches!(name, "p" | "h1" | "h2" | "h3" | "pre") || depth == 0 => self.inline(2),
            _ => {
                for _ in 0..=self.random.below(3) {
                    self.block(depth - 1);
                }
            }
        }
        self.tokens.push(format!("</{name}>"));
    }

    fn repeat(&mut self, name: &str, depth: usize) {
        for _ in 0..=self.random.below(3) {
            if depth > 1 && self.random.once_in(3) {
                self.tokens.push(format!("<{name}>"));
                self.block(depth - 1);
                self.tokens.push(format!("</{name}>"));
            } else {
                self.inline_in(name, depth.min(1));
            }
        }
    }

    fn table(&mut self, depth: usize) {
        if self.random.once_in(2) {
            self.inline_in("caption", 1);
        }
        self.add("<tbody>");
        for _ in 0..=self.random.below(2) {
            self.add("<tr>");
            self.inline_in("th", 1);
            self.add("<td>");
            if depth > 0 && self.random.once_in(4) {
                self.block(depth - 1);
            } else {
                self.inline(1);
            }
            self.add("</td>");
            self.add("</tr>\n");
        }
        self.add("</tbody>");
    }

    fn inline_in(&mut self, name: &str, depth: usize) {
        self.tokens.push(format!("<{name}>"));
        self.inline(depth);
        self.tokens.push(format!("</{name}>"));
    }

    fn inline(&mut self, depth: usize) {
        for _ in 0..=self.random.below(3) {
            let text = self.random.pick(TEXTS);
            self.add(text);
            if depth > 0 && self.random.once_in(2) {
                let (name, attributes) = (self.random.word(INLINES), self.random.pick(ATTRIBUTES));
                self.tokens.push(format!("<{name}{attributes}>"));
                self.inline(depth - 1);
                self.tokens.push(format!("</{name}>"));
            } else if self.random.once_in(3) {
                let leaf = self.random.pick(LEAVES);
                self.add(leaf);
            }
        }
    }
}

/// Adds one mistake: a tag removed, swapped or inserted, or misplaced text.
fn spoil(tokens: &mut Vec<String>, random: &mut Random) {
    let (index, last) = (random.below(tokens.len()), tokens.len() - 1);
    match random.below(6) {
        0 | 1 => {
            tokens.remove(index);
        }
        2 => tokens.swap(index, last.min(index + 1)),
        3 => tokens.insert(index, format!("</{}>", random.word(NAMES))),
        4 => tokens.insert(index, format!("<{}>", random.word(NAMES))),
        _ => tokens.insert(index, random.pick(TEXTS).to_owned()),
    }
}

fn soup(random: &mut Random) -> Vec<String> {
    let mut tokens = vec![random.pick(&["<!doctype html>", "", ""]).to_owned()];
    for _ in 0..=random.below(30) {
        let name = random.word(NAMES);
        tokens.push(match random.below(10) {
            0..5 => format!("<{name}>"),
            5 => format!("<{name}{}>", random.pick(ATTRIBUTES)),
            6..9 => format!("</{name}>"),
            _ => random.pick(LEAVES).to_owned(),
        });
        if random.once_in(3) {
            tokens.push(random.pick(TEXTS).to_owned());
        }
    }
    tokens
}

const DOCTYPE_QUIRKS: &str = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">";

const HEAD: &[&str] = &[
    "<meta charset=utf-8>",
    "<title>Cats &amp; dogs</title>",
    "<title>a<b>c</title>",
    "<meta name=description content=\"What &quot;it&quot; is &copy\">",
    "<link rel=canonical href=/x?a=1&amp;b=2&copy=3>",
    "<script>if (a < b) document.write('<p>')</script>",
    "<script><!--\n<script>a</script>b\n--></script>",
    "<style>p > b { color: red }</style>",
    "<noscript><img src=x></noscript>",
    "<template><tr><td>x</td></tr></template>",
    "<!-- <title>none</title> -->",
    "\n",
];

const BLOCKS: &str =
    "div section p ul ol dl table h1 h2 h3 blockquote form pre nav select article details fieldset address main";

const INLINES: &str = "a b i em strong span code button label x-y font u nobr small q";

const LEAVES: &[&str] = &[
    "<br>",
    "<img src=x alt>",
    "<input type=text>",
    "<input type=HIDDEN>",
    "<hr/>",
    "<wbr>",
    "<!-- <b> -->",
    "<!->",
    "<?php x ?>",
    "<svg viewBox='0 0 1 1'><path d=''/><title>t</title></svg>",
    "<math><mi>x</mi></math>",
    "<textarea>\n<b></textarea>",
    "<iframe src=x><p></iframe>",
    "<ruby>a<rt>b<rp>c</ruby>",
    "<script>x</script>",
    "</>",
    "<object><param name=a></object>",
    "<style>a</style>",
    "<template><b>x</template>",
    "<image src=y>",
];

/// Fragments of tags, comments and character references.
const NOISE: &[&str] = &[
    "<",
    "</",
    ">",
    "<!",
    "<!--",
    "--",
    "->",
    "-",
    "!",
    "?",
    "/",
    "=",
    "\"",
    "'",
    "&",
    "#",
    "x41",
    "amp",
    ";",
    "\0",
    " ",
    "\n",
    "\r",
    "a",
    "b",
    "p",
    "SCRIPT",
    "title",
    "style",
    "textarea",
    "doctype html",
    "[CDATA[",
    "]]>",
    "svg",
    "td",
    "table",
    "\u{e9}",
    "<p>",
    "<b>",
    "</b>",
];

const TEXTS: &[&str] = &[
    "x",
    "words and words ",
    " ",
    "\n",
    "&amp;",
    "a &lt b",
    "&nbsp",
    "&#x2014;",
    "&notit;",
    "caf\u{e9}",
    "\u{4e2d}\u{6587}",
    "1 < 2",
    "a&b",
    "\r\n",
    "\0",
    "&#0;",
    "]]>",
    "&#128;",
    "&NotEqualTilde;",
];

const ATTRIBUTES: &[&str] = &[
    "",
    "",
    "",
    " class=\"a b\"",
    " id=x ID=y",
    " href='?a=1&amp;b=2&copy=3&lt'",
    " title=\"a\r\nb\0\"",
    " hidden",
    " data-x=1/",
    " a=\"<p>\"",
    " x = 'y' ",
    " style=color:red",
    " 'q'=1",
    " =z",
];

const NAMES: &str = "p div b i a em nobr table tr td th tbody thead caption col colgroup ul li ol dl dd dt h1 h2 form button \
    select option optgroup input hr br img span svg math foreignObject desc mi mtext annotation-xml template \
    html head body title script style noscript textarea link meta address section pre ruby rb rt rp rtc object \
    x-y applet font iframe path";
