//! Images, videos and news in sitemaps, and the elements that Google requires of each.
use crate::facts::text::clip;

/// Maximum number of faults in a result.
const MAX_FAULTS: usize = 20;
/// Maximum number of images of an entry, and of news articles of a sitemap.
const MAX_ITEMS: usize = 1_000;
/// Number of open elements around an entry's children: the root and the entry.
const ENTRY_DEPTH: usize = 2;

/// The images, videos and news articles of a sitemap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extensions {
    /// Number of images, videos and news articles.
    pub checked: usize,
    /// Number of them that are faulty.
    pub faulty: usize,
    /// The first 20 faults: the URL of the page and the problem.
    pub faults: Vec<(String, &'static str)>,
    news: usize,
}

impl Extensions {
    /// Returns true if the sitemap lists news articles.
    pub const fn has_news(&self) -> bool {
        self.news > 0
    }
}

/// The parser state of an image, video or news article.
#[derive(Debug, Default)]
pub(super) struct Extension {
    kind: Kind,
    /// The required elements in it, one bit for each.
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

/// Elements that may be required. The index of an element is its bit.
const ELEMENTS: [&str; 9] = [
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
/// Sets of elements, with the fault if all elements of a set are missing.
const REQUIRED: [(Kind, &[&str], &str); 9] = [
    (Kind::Image, &["loc"], "an image has no loc"),
    (Kind::Video, &["thumbnail_loc"], "a video has no thumbnail_loc"),
    (Kind::Video, &["title"], "a video has no title"),
    (Kind::Video, &["description"], "a video has no description"),
    (Kind::Video, &["content_loc", "player_loc"], "a video has neither content_loc nor player_loc"),
    (Kind::News, &["name"], "a news article has no publication name"),
    (Kind::News, &["language"], "a news article has no publication language"),
    (Kind::News, &["publication_date"], "a news article has no publication_date"),
    (Kind::News, &["title"], "a news article has no title"),
];

fn bit(name: &str) -> u16 {
    ELEMENTS.iter().position(|element| *element == name).map_or(0, |index| 1 << index)
}

impl Extension {
    /// Reads the start tag of an element of another namespace. `depth` is the number of open elements around it.
    pub(in crate::facts) fn open(&mut self, depth: usize, local: &str, found: &mut Extensions) {
        if depth > ENTRY_DEPTH {
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

    /// Reads an end tag. `depth` is the number of elements that are still open, `page` the URL of the entry if it was read.
    pub(in crate::facts) fn close(&mut self, depth: usize, page: &str, found: &mut Extensions) {
        if depth > ENTRY_DEPTH {
            return;
        }
        let missing = REQUIRED.iter().find(|(kind, names, _)| {
            *kind == self.kind && self.kind != Kind::None && names.iter().all(|name| self.has & bit(name) == 0)
        });
        let too_many = match self.kind {
            Kind::Image if self.images == MAX_ITEMS + 1 => Some("an entry has more than 1,000 images"),
            Kind::News if found.news == MAX_ITEMS + 1 => Some("the sitemap has more than 1,000 news articles"),
            _ => None,
        };
        if let Some(fault) = missing.map(|(_, _, fault)| *fault).or(too_many) {
            found.faulty += 1;
            if found.faults.len() < MAX_FAULTS {
                found.faults.push((clip(page, 2_000).to_owned(), fault));
            }
        }
        self.kind = Kind::None;
        if depth < ENTRY_DEPTH {
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
    fn reports_missing_elements_and_too_many_images() {
        let video = "<v:video><v:thumbnail_loc>x</v:thumbnail_loc><v:title>x</v:title><v:description>x</v:description>";
        let good = [
            "<image:image><image:loc>x</image:loc><image:title>x</image:title></image:image>",
            &format!("{video}<v:player_loc>x</v:player_loc></v:video>"),
            "<n:news><n:publication><n:name>x</n:name><n:language>en</n:language></n:publication>\
             <n:publication_date>2026</n:publication_date><n:title>x</n:title></n:news>",
            "<x:other><x:thing/></x:other>",
        ];
        for inside in good {
            assert_eq!(faults(inside), [""; 0], "{inside}");
        }
        assert_eq!(faults("<i:image><i:title>x</i:title></i:image>"), ["an image has no loc"]);
        assert_eq!(faults("<i:image/><i:image><i:loc>x</i:loc></i:image>"), ["an image has no loc"]);
        assert_eq!(faults(&format!("{video}</v:video>")), ["a video has neither content_loc nor player_loc"]);
        let many = "<i:image><i:loc>x</i:loc></i:image>";
        assert_eq!(faults(&many.repeat(1_000)), [""; 0]);
        assert_eq!(faults(&many.repeat(1_002)), ["an entry has more than 1,000 images"]);
    }
}
