//! Generated pages that resemble those of shops and magazines, the same on every machine.

/// The pages by name, with their sizes in bytes.
pub(crate) const PAGES: [(&str, usize); 5] =
    [("small", 8 << 10), ("typical", 100 << 10), (PORTAL, 100 << 10), ("large", 1 << 20), ("huge", 5 << 20)];

/// A start page: links, images and scripts with little text.
const PORTAL: &str = "portal";

/// Generates the page with this name, of about this size in bytes.
pub(crate) fn page(name: &str, size: usize) -> String {
    let mut page = Page { html: String::with_capacity(size + (8 << 10)), random: 0x9e37_79b9_7f4a_7c15 };
    if name == PORTAL {
        page.portal(size);
    } else {
        page.article(size);
    }
    page.html
}

struct Page {
    html: String,
    random: u64,
}

impl Page {
    fn article(&mut self, size: usize) {
        self.head(size >> 14);
        self.navigation(if size < 16 << 10 { 3 } else { 9 });
        self.add("<main id=\"content\" class=\"container mx-auto px-4 lg:px-8\">\n<article class=\"prose\" itemscope itemtype=\"https://schema.org/Article\">\n");
        self.add("<h1 class=\"text-3xl font-bold\">Everything about living with cats &amp; dogs</h1>\n");
        let mut section = 0;
        while self.html.len() + 1_500 < size {
            section += 1;
            self.section(section);
        }
        self.add("</article>\n</main>\n");
        self.footer();
    }

    fn portal(&mut self, size: usize) {
        self.head(size >> 12);
        self.navigation(20);
        self.add("<main id=\"content\" class=\"container\">\n<h1 class=\"sr-only\">Cats &amp; dogs today</h1>\n");
        while self.html.len() + 3_000 < size {
            self.teasers();
            self.links();
            self.script();
        }
        self.add("</main>\n");
        self.footer();
    }

    fn teasers(&mut self) {
        self.add("<section class=\"teasers\"><h2 class=\"teasers__title\">");
        self.words(2);
        self.add("</h2>\n<div class=\"row\">\n");
        for _ in 0..4 {
            let number = self.below(100_000);
            self.add(&format!("<article class=\"teaser col-md-3\" data-id=\"{number}\"><a class=\"teaser__image\" href=\"https://example.com/news/{number}\" tabindex=\"-1\" aria-hidden=\"true\"><img src=\"https://img.example.net/{number}/w320.jpg\" srcset=\"https://img.example.net/{number}/w640.jpg 2x\" alt=\"\" width=\"320\" height=\"180\" loading=\"lazy\"></a><div class=\"teaser__body\"><span class=\"kicker\">"));
            self.words(1);
            self.add(&format!("</span><h3><a href=\"https://example.com/news/{number}\">"));
            self.words(6);
            self.add("</a></h3><p>");
            self.words(9);
            self.add("</p><time datetime=\"2026-05-14T10:18:04Z\">14 May</time></div></article>\n");
        }
        self.add("</div></section>\n");
    }

    fn links(&mut self) {
        self.add("<div class=\"links\"><ul class=\"links__list\">\n");
        for _ in 0..6 {
            let number = self.below(100_000);
            self.add(&format!("<li class=\"links__item\"><a class=\"links__link\" href=\"/archive/{number}.html?from=start&amp;place={number}\" data-track=\"{number}\">"));
            self.words(4);
            self.add("</a></li>\n");
        }
        self.add("</ul></div>\n");
    }

    const fn below(&mut self, limit: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random % limit as u64) as usize
    }

    fn add(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn words(&mut self, count: usize) {
        for place in 0..count {
            if place > 0 {
                self.html.push(' ');
            }
            let place = self.below(WORDS.split(' ').count());
            self.add(WORDS.split(' ').nth(place).unwrap_or_default());
        }
    }

    fn head(&mut self, scripts: usize) {
        self.add("<!DOCTYPE html>\n<html lang=\"en\" class=\"no-js\">\n<head>\n<meta charset=\"utf-8\">\n<title>Living with cats &amp; dogs | Example</title>\n");
        for (name, content) in METAS {
            self.add(&format!("<meta name=\"{name}\" content=\"{content}\">\n"));
        }
        for (property, content) in OPEN_GRAPH {
            self.add(&format!("<meta property=\"og:{property}\" content=\"{content}\" />\n"));
        }
        self.add("<link rel=\"canonical\" href=\"https://example.com/cats?a=1&amp;b=2\">\n<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n");
        for language in ["en", "de", "fr", "x-default"] {
            self.add(&format!(
                "<link rel=\"alternate\" hreflang=\"{language}\" href=\"https://example.com/{language}/cats\">\n"
            ));
        }
        self.add("<link rel=\"preload\" href=\"/fonts/inter.woff2\" as=\"font\" type=\"font/woff2\" crossorigin>\n<link rel=\"stylesheet\" href=\"/css/app.css?v=4f1c\">\n");
        self.add(JSON_LD);
        self.add("<style>:root{--accent:#06c}body{margin:0;font:16px/1.5 Inter,sans-serif}.prose>p{max-width:65ch}@media(min-width:60em){.nav>ul{display:flex}}</style>\n");
        self.add("<script async src=\"https://www.example.net/tag.js?id=T-1\"></script>\n");
        for _ in 0..scripts {
            self.script();
        }
        self.add(
            "</head>\n<body class=\"page page--article\">\n<a class=\"skip\" href=\"#content\">Skip to content</a>\n",
        );
    }

    fn script(&mut self) {
        let number = self.below(10_000);
        self.add(&format!(
            "<script>window.data=window.data||[];(function(w,d){{for(var i=0;i<{number}&&!w.done;i++){{if(w.data[i]>i)w.data.push({{id:i,html:'<b>'+i+'<\\/b>',url:'/a?b='+i+'&c=d'}})}}}})(window,document);</script>\n"
        ));
    }

    fn navigation(&mut self, groups: usize) {
        self.add("<header class=\"header sticky top-0\" role=\"banner\"><a href=\"/\" aria-label=\"Home\"><svg width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M12 2 2 7l10 5 10-5-10-5z\"/></svg></a>\n<nav class=\"nav\" aria-label=\"Main\"><ul>\n");
        for _ in 0..groups {
            self.add("<li class=\"nav__item\"><a class=\"nav__link px-3 py-2\" href=\"/topics/");
            self.words(1);
            self.add("\">");
            self.words(2);
            self.add("</a><ul class=\"nav__sub\" hidden>");
            for _ in 0..4 {
                let number = self.below(10_000);
                self.add(&format!("<li><a href=\"/topics/{number}\" data-track=\"nav:{number}\">"));
                self.words(2);
                self.add("</a></li>");
            }
            self.add("</ul></li>\n");
        }
        self.add("</ul></nav>\n<form action=\"/search\" role=\"search\"><label for=\"q\">Search</label><input type=\"search\" id=\"q\" name=\"q\" placeholder=\"Search…\" autocomplete=\"off\"><button type=\"submit\" class=\"btn btn-primary\">Go</button></form></header>\n");
    }

    fn section(&mut self, number: usize) {
        self.add(&format!("<section id=\"section-{number}\" class=\"section\">\n<h2 class=\"mt-8 mb-4\">"));
        self.words(4);
        self.add("</h2>\n");
        self.paragraph();
        match number % 7 {
            1 => self.image(number),
            2 => self.list(),
            3 => self.table(),
            4 => self.cards(),
            5 => self.form(number),
            6 => self.quote(),
            _ => self.script(),
        }
        self.paragraph();
        self.paragraph();
        self.add("</section>\n");
    }

    fn paragraph(&mut self) {
        self.add("<p>");
        for _ in 0..=self.below(3) {
            let count = 12 + self.below(30);
            self.words(count);
            let number = self.below(10_000);
            match self.below(6) {
                0 => self.add(&format!(
                    " <a href=\"/articles/{number}?ref=text&amp;n={number}\" class=\"link\">the article</a> "
                )),
                1 => self.add(" <strong>never</strong> "),
                2 => self.add(" &mdash; as <em>they</em> say &mdash; "),
                3 => self.add(" <code>cat &lt; dog</code>&nbsp;"),
                4 => self.add(" <span class=\"highlight text-accent\" data-id=\"x\">well</span> "),
                _ => self.add(", "),
            }
        }
        self.words(8);
        self.add(".</p>\n");
    }

    fn image(&mut self, number: usize) {
        self.add(&format!("<figure class=\"figure\"><picture><source type=\"image/avif\" srcset=\"/img/{number}-480.avif 480w, /img/{number}-960.avif 960w\" sizes=\"(min-width: 60em) 50vw, 100vw\"><img src=\"/img/{number}.jpg\" alt=\"A cat on a table\" width=\"960\" height=\"640\" loading=\"lazy\" decoding=\"async\"></picture><figcaption>"));
        self.words(9);
        self.add("</figcaption></figure>\n");
    }

    fn list(&mut self) {
        self.add("<ul class=\"list list--checked\">\n");
        for _ in 0..6 {
            self.add("<li>");
            self.words(7);
            self.add("</li>\n");
        }
        self.add("</ul>\n");
    }

    fn table(&mut self) {
        self.add("<div class=\"overflow-x-auto\"><table class=\"table\"><caption>Prices</caption><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Price</th><th scope=\"col\">Note</th></tr></thead><tbody>\n");
        for _ in 0..6 {
            let price = self.below(1_000);
            self.add("<tr><th scope=\"row\">");
            self.words(2);
            self.add(&format!("</th><td class=\"num\">&euro; {price}</td><td>"));
            self.words(4);
            self.add("</td></tr>\n");
        }
        self.add("</tbody></table></div>\n");
    }

    fn cards(&mut self) {
        self.add("<div class=\"grid grid-cols-1 md:grid-cols-3 gap-4\">\n");
        for _ in 0..3 {
            let number = self.below(100_000);
            self.add(&format!("<div class=\"card shadow rounded p-4\" data-product-id=\"{number}\" data-price=\"12.90\"><a href=\"/products/{number}\"><img src=\"/products/{number}.webp\" alt=\"\" width=\"320\" height=\"320\" loading=\"lazy\"><h3 class=\"card__title\">"));
            self.words(3);
            self.add("</h3></a><p class=\"card__text\">");
            self.words(10);
            self.add("</p><button type=\"button\" class=\"btn\" aria-label=\"Add to basket\" onclick=\"add(this)\"><svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><use href=\"#plus\"/></svg></button></div>\n");
        }
        self.add("</div>\n");
    }

    fn form(&mut self, number: usize) {
        self.add(&format!("<form method=\"post\" action=\"/newsletter\" class=\"form\"><fieldset><legend>Newsletter</legend><label for=\"mail-{number}\">Email</label><input type=\"email\" id=\"mail-{number}\" name=\"email\" required autocomplete=\"email\"><label for=\"topic-{number}\">Topic</label><select id=\"topic-{number}\" name=\"topic\"><option value=\"c\">Cats</option><option value=\"d\" selected>Dogs</option></select><label><input type=\"checkbox\" name=\"ok\" value=\"1\"> I agree</label><input type=\"hidden\" name=\"token\" value=\"4fe1c2\"><button type=\"submit\">Send</button></fieldset></form>\n"));
    }

    fn quote(&mut self) {
        self.add("<blockquote cite=\"https://example.org/\"><p>");
        self.words(25);
        self.add("</p><footer>— <cite>");
        self.words(2);
        self.add("</cite></footer></blockquote>\n<!-- advertisement -->\n<details><summary>");
        self.words(3);
        self.add("</summary><dl><dt>");
        self.words(1);
        self.add("</dt><dd>");
        self.words(8);
        self.add("</dd></dl></details>\n");
    }

    fn footer(&mut self) {
        self.add("<footer class=\"footer bg-gray-900\"><div class=\"container\"><nav aria-label=\"Footer\"><ul>");
        for name in ["About", "Contact", "Imprint", "Privacy", "Terms"] {
            self.add(&format!("<li><a rel=\"nofollow\" href=\"/{}\">{name}</a></li>", name.to_ascii_lowercase()));
        }
        self.add("</ul></nav><p>&copy; 2026 Example Ltd. All rights reserved.</p></div></footer>\n<noscript><img height=\"1\" width=\"1\" src=\"https://www.example.net/pixel.gif\" alt=\"\"></noscript>\n<script type=\"module\" src=\"/js/app.js\"></script>\n</body>\n</html>\n");
    }
}

const METAS: [(&str, &str); 5] = [
    ("viewport", "width=device-width, initial-scale=1"),
    ("description", "How to live with cats and dogs: food, health, play and rest, told by people who do."),
    ("robots", "index, follow, max-image-preview:large"),
    ("twitter:card", "summary_large_image"),
    ("theme-color", "#0066cc"),
];

const OPEN_GRAPH: [(&str, &str); 5] = [
    ("title", "Living with cats &amp; dogs"),
    ("type", "article"),
    ("url", "https://example.com/cats"),
    ("image", "https://example.com/img/cats.jpg"),
    ("site_name", "Example"),
];

const JSON_LD: &str = "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"Article\",\"headline\":\"Living with cats\",\"author\":{\"@type\":\"Person\",\"name\":\"A. Writer\"},\"datePublished\":\"2026-01-02\",\"image\":[\"https://example.com/img/cats.jpg\"]}</script>\n";

const WORDS: &str = "a about after all also and animal are around at be because before begin best between both bring but by \
    can care cat change clean come could day dinner do dog each early eat even every few find first food for friend \
    from garden give go good hand have health help home house how if in into is it keep kind know late learn leave \
    life light like little live long look make many may more most move much must near need never new night no not now \
    of often old on one only or other our out over people place play quiet read rest right room run same see should \
    show sleep small so some sometimes soon start still such take than that the their them then there these they thing \
    think this through time to together too under until up use very walk warm was water way we well what when where \
    which while who why will with without work world would year you young your";
