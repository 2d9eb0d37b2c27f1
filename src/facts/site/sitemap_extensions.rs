//! Images, videos and news in sitemaps: what Google asks of each.
use crate::facts::text::clip;

/// Most faults that are kept.
const MOST: usize = 20;
/// Most images of an entry, and most news of a sitemap.
const LIMIT: usize = 1_000;
/// Where an entry's own elements stand: in the root and the entry.
const DEPTH: usize = 2;

/// What a sitemap says of images, videos and news.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extensions {
    /// How many images, videos and news it names.
    pub checked: usize,
    /// How many of them lack something.
    pub faulty: usize,
    /// The first of those: the address of the page, and what is wrong.
    pub faults: Vec<(String, &'static str)>,
    news: usize,
}

/// An image, a video or news while it is read.
#[derive(Debug, Default)]
pub(super) struct Extension {
    kind: Kind,
    /// The elements in it that count, each a bit.
    has: u16,
    images: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    None,
    Image,
    Video,
    News,
}

/// What may be asked for; its place here is its bit.
const PARTS: [&str; 9] = [
    "loc",
    "thumbnail_loc",
    "title",
    "description",
    "content_loc",
    "player_loc",
    "publication_date",
    "name",
    "language",
];
/// Of each of these sets one element has to be there.
const NEEDED: [(Kind, &[&str], &str); 9] = [
    (Kind::Image, &["loc"], "an image has no loc"),
    (Kind::Video, &["thumbnail_loc"], "a video has no thumbnail_loc"),
    (Kind::Video, &["title"], "a video has no title"),
    (Kind::Video, &["description"], "a video has no description"),
    (Kind::Video, &["content_loc", "player_loc"], "a video has neither content_loc nor player_loc"),
    (Kind::News, &["name"], "news has no name of the publication"),
    (Kind::News, &["language"], "news has no language of the publication"),
    (Kind::News, &["publication_date"], "news has no publication_date"),
    (Kind::News, &["title"], "news has no title"),
];

fn bit(part: &str) -> u16 {
    PARTS.iter().position(|each| *each == part).map_or(0, |place| 1 << place)
}

impl Extension {
    /// An element of another namespace begins where so many are open.
    pub(in crate::facts) fn open(&mut self, depth: usize, local: &str, found: &mut Extensions) {
        if depth > DEPTH {
            self.has |= bit(local);
            return;
        }
        self.kind = match local {
            "image" => Kind::Image,
            "video" => Kind::Video,
            "news" => Kind::News,
            _ => Kind::None,
        };
        self.has = 0;
        self.images += usize::from(self.kind == Kind::Image);
        found.news += usize::from(self.kind == Kind::News);
        found.checked += usize::from(self.kind != Kind::None);
    }

    /// An element ends, and so many are still open; `page` is the address of the entry as far as it is known.
    pub(in crate::facts) fn close(&mut self, depth: usize, page: &str, found: &mut Extensions) {
        if depth > DEPTH {
            return;
        }
        let missing = NEEDED.iter().find(|(kind, parts, _)| {
            *kind == self.kind && self.kind != Kind::None && parts.iter().all(|part| self.has & bit(part) == 0)
        });
        let too_many = match self.kind {
            Kind::Image if self.images == LIMIT + 1 => Some("an entry has more than 1,000 images"),
            Kind::News if found.news == LIMIT + 1 => Some("the sitemap has more than 1,000 news"),
            _ => None,
        };
        if let Some(fault) = missing.map(|(_, _, fault)| *fault).or(too_many) {
            found.faulty += 1;
            if found.faults.len() < MOST {
                found.faults.push((clip(page, 2_000).to_owned(), fault));
            }
        }
        self.kind = Kind::None;
        if depth < DEPTH {
            self.images = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sitemap;

    fn faults(inside: &str) -> Vec<&'static str> {
        let body = format!("<urlset><url><loc>https://a.b/</loc>{inside}</url></urlset>");
        Sitemap::parse(&body, false).extensions.faults.into_iter().map(|(_, fault)| fault).collect()
    }

    #[test]
    fn asks_for_what_google_asks_for() {
        let video = "<v:video><v:thumbnail_loc>x</v:thumbnail_loc><v:title>x</v:title><v:description>x</v:description>";
        let good = [
            "<image:image><image:loc>x</image:loc><image:title>x</image:title></image:image>",
            &format!("{video}<v:player_loc>x</v:player_loc></v:video>"),
            "<n:news><n:publication><n:name>x</n:name><n:language>en</n:language></n:publication>\
             <n:publication_date>2026</n:publication_date><n:title>x</n:title></n:news>",
            "<x:other><x:thing/></x:other>",
        ];
        for each in good {
            assert_eq!(faults(each), [""; 0], "{each}");
        }
        assert_eq!(faults("<i:image><i:title>x</i:title></i:image>"), ["an image has no loc"]);
        assert_eq!(faults("<i:image/><i:image><i:loc>x</i:loc></i:image>"), ["an image has no loc"]);
        assert_eq!(faults(&format!("{video}</v:video>")), ["a video has neither content_loc nor player_loc"]);
        let many = "<i:image><i:loc>x</i:loc></i:image>";
        assert_eq!(faults(&many.repeat(1_000)), [""; 0]);
        assert_eq!(faults(&many.repeat(1_002)), ["an entry has more than 1,000 images"]);
    }
}
