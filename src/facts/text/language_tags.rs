//! Language tags: the primary language subtags of the IANA Language Subtag Registry, as of 2025-08-25.
use super::subtags::is_listed;
use super::truncate::shorten;
use std::collections::HashSet;

/// An entry for each pair of letters from `aa` to `zz`. Bits 0 to 25 are set for the third letters of registered subtags,
/// bit 26 if the pair itself is registered. The range `qaa` to `qtz` is for private use.
const SUBTAGS: [u32; 676] = [
    0x6fdfdff, 0x7fffbff, 0x3ffbdbb, 0x3dfebfb, 0x7573c1f, 0x61ce5db, 0x3ffffff, 0x00efdc3, 0x1cfffff, 0x25ca141,
    0x7ffdffe, 0x3fffffd, 0x7ffff77, 0x7ffffff, 0x29e3fff, 0x3ffffff, 0x20abc4d, 0x7ffef9e, 0x7ffefff, 0x3ffffdf,
    0x3dfffff, 0x43c7d0a, 0x1fe75df, 0x0801c52, 0x79feddf, 0x608724f, 0x7feebff, 0x3ffffff, 0x37fffff, 0x3ffffff,
    0x7ffd7ff, 0x3dfffff, 0x7ffff7f, 0x7ffffff, 0x7fbfe7f, 0x3ffffff, 0x3ffffef, 0x3efffff, 0x7ffffff, 0x7ffff7f,
    0x7fbfff3, 0x3ffffdf, 0x3ffffef, 0x7ffffef, 0x5fffff7, 0x3ffffff, 0x3fdf7ff, 0x3fbffff, 0x3dfffff, 0x2f7ffff,
    0x3efffff, 0x3ffffff, 0x7f7ffff, 0x17f6fdf, 0x007fadd, 0x30673fd, 0x5082c43, 0x0001049, 0x0000445, 0x7cbfeee,
    0x142b49f, 0x126f591, 0x3bf7883, 0x15c5f9d, 0x00e7d55, 0x0dfcdc7, 0x7f9feff, 0x194e177, 0x0100008, 0x7efffef,
    0x7ffffff, 0x31cf8dd, 0x5ffdfc7, 0x4002040, 0x008005b, 0x0000080, 0x4004003, 0x0086480, 0x7f7dffd, 0x17bfb7b,
    0x0020004, 0x0466359, 0x627bdfc, 0x0000000, 0x2de6ddf, 0x0f67949, 0x3dfffef, 0x0527f3f, 0x0860c41, 0x0003440,
    0x1f67c7f, 0x17a6759, 0x3efedb7, 0x0008000, 0x0000000, 0x15f69df, 0x2016d92, 0x11ef58b, 0x3f7ffff, 0x4000001,
    0x3560c01, 0x0000000, 0x112714b, 0x4002859, 0x0000001, 0x0124444, 0x1060000, 0x0000000, 0x4000010, 0x0000111,
    0x1805801, 0x0140000, 0x0288000, 0x0000001, 0x102dd55, 0x490d590, 0x3d5f553, 0x4f378af, 0x4080000, 0x0000100,
    0x0000000, 0x04e45c1, 0x5957dd0, 0x69e6086, 0x4010008, 0x0002090, 0x0004000, 0x0080000, 0x0004001, 0x0000011,
    0x79abfeb, 0x0000800, 0x0040000, 0x0000000, 0x0020000, 0x4001100, 0x0020000, 0x0000000, 0x45a8831, 0x4000000,
    0x0200400, 0x1022981, 0x0108000, 0x0000142, 0x4863108, 0x0000010, 0x0040000, 0x40fd40c, 0x0040810, 0x0000000,
    0x13b33be, 0x0020000, 0x0000011, 0x0000000, 0x4000000, 0x0000000, 0x7ffffff, 0x3f7ffff, 0x00a283c, 0x49f7fff,
    0x3e51fef, 0x0880400, 0x05a6c5b, 0x00e6c95, 0x3dff9df, 0x0123500, 0x010e019, 0x5524f8e, 0x3f338db, 0x65b7fdf,
    0x3ffffff, 0x0002011, 0x0122101, 0x3ff57cf, 0x044f850, 0x0100101, 0x6fffdff, 0x506fa35, 0x0da337f, 0x0800000,
    0x302797b, 0x0002101, 0x7e7ffff, 0x0106003, 0x0000081, 0x1042000, 0x40011c9, 0x0000000, 0x0401000, 0x1020100,
    0x4ca5feb, 0x0000100, 0x0042491, 0x018001b, 0x3ffbfff, 0x01473d9, 0x76edf9f, 0x0044000, 0x0000000, 0x6dad415,
    0x0042882, 0x4944100, 0x7ffdffe, 0x0202414, 0x0004005, 0x0000000, 0x4c00001, 0x4000000, 0x402a100, 0x11239db,
    0x0020881, 0x41e011f, 0x4000000, 0x1101433, 0x4447852, 0x0408102, 0x4022000, 0x0046214, 0x6eecd90, 0x074dd43,
    0x10e6911, 0x60cfad6, 0x4520000, 0x0004100, 0x0500000, 0x1926591, 0x43a75dd, 0x7ee5d1e, 0x4001000, 0x0200002,
    0x4045400, 0x0000804, 0x0804001, 0x2021180, 0x79f7ebf, 0x05a7710, 0x00c0000, 0x0080041, 0x01a2dd2, 0x0000000,
    0x0004412, 0x0040100, 0x53959df, 0x0020010, 0x016d001, 0x0040010, 0x0c6290f, 0x0040b49, 0x046004a, 0x0820001,
    0x0020000, 0x01a0003, 0x0000800, 0x0000000, 0x15efd8f, 0x4002008, 0x4000100, 0x0000000, 0x1000011, 0x0000000,
    0x5e3d7ff, 0x3ffffff, 0x3ffffff, 0x3fbfffd, 0x3ffffff, 0x3ffffff, 0x5ffffff, 0x3ffefff, 0x7fddbff, 0x7bfffff,
    0x7ffffff, 0x7ffffff, 0x7ffffff, 0x7ffff7f, 0x7fdcffd, 0x3ffffff, 0x3ffffff, 0x7feffbf, 0x7ffffff, 0x3ffffff,
    0x7fdfffe, 0x7ffffff, 0x7ffffff, 0x3ffffbf, 0x7ffffff, 0x3ffffff, 0x7d7bfff, 0x7ff7f77, 0x00598bc, 0x001ffcb,
    0x3ffffff, 0x0002001, 0x61f7dc3, 0x01cb981, 0x7f7cfff, 0x0c08911, 0x11e7b9f, 0x095ffff, 0x3f3ffff, 0x6547bcb,
    0x7fffff7, 0x0806011, 0x0020000, 0x22a7d55, 0x16ef9df, 0x41461c4, 0x77fffbd, 0x4140d01, 0x05c58d1, 0x0001000,
    0x0002041, 0x2002880, 0x2fdb77b, 0x3ffffbf, 0x3ffffff, 0x3ffbfff, 0x37fffff, 0x3ffffff, 0x7ffffff, 0x7dfffff,
    0x7dfffff, 0x3ffffdf, 0x7fffff7, 0x6f7ffbf, 0x3fbffff, 0x7ffffff, 0x7ffd7fd, 0x3ffffdf, 0x3fffff7, 0x7fffeff,
    0x7fffffe, 0x5ffffff, 0x3bfffdf, 0x3fffdfb, 0x3ffffff, 0x3ffffff, 0x7fffffe, 0x3ffffdf, 0x7cfffff, 0x5fff7ff,
    0x29fffff, 0x7ffbfef, 0x7ff77ff, 0x0120809, 0x7ffffff, 0x3fbf5ff, 0x3ff7fff, 0x39e7b8b, 0x2fff7ff, 0x7f37f55,
    0x3ffffff, 0x7ffbfff, 0x77dfffd, 0x19469c3, 0x1097c40, 0x69abd77, 0x3fffdff, 0x3d6d758, 0x3ffffff, 0x4005080,
    0x1c25157, 0x0937d59, 0x5fffffe, 0x316150b, 0x0220405, 0x01a5d00, 0x4105081, 0x0180401, 0x0000000, 0x0144000,
    0x0104056, 0x0180000, 0x0002011, 0x4648046, 0x2b67fdf, 0x01a5419, 0x5fbed57, 0x0dee753, 0x0062048, 0x1085401,
    0x0000000, 0x7fe60d5, 0x498e105, 0x3df7d1b, 0x0003113, 0x0000008, 0x0000900, 0x0000000, 0x100100a, 0x0001000,
    0x7ffddff, 0x33ef9f6, 0x042bfff, 0x0186105, 0x3a5dffb, 0x0000811, 0x3142d49, 0x07b7fc9, 0x7fefbff, 0x0080000,
    0x01ee0c7, 0x77feeff, 0x3df7fbf, 0x3ffffdf, 0x3edf5fc, 0x01ffd11, 0x0401011, 0x3dffdff, 0x55ff9dd, 0x57be181,
    0x3dbd77f, 0x0000000, 0x0427143, 0x0001000, 0x1943010, 0x0002090, 0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffffff,
    0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffffff,
    0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffffff, 0x3ffffff, 0x7e7bdef, 0x344fb95, 0x00c1095, 0x05fe885,
    0x0008001, 0x0000000, 0x3ffffef, 0x0008c02, 0x0000020, 0x0000002, 0x10e3b53, 0x0000000, 0x0162411, 0x0008040,
    0x01a3833, 0x0040140, 0x0481183, 0x0000000, 0x7fffdff, 0x442a84b, 0x452d87f, 0x0082000, 0x0000000, 0x0085100,
    0x0403d02, 0x0441084, 0x719c5f6, 0x0000000, 0x4025c01, 0x0400008, 0x0142000, 0x0000080, 0x7ffdfbf, 0x3ffffff,
    0x4fdedf3, 0x6bffef7, 0x77fffff, 0x0441012, 0x7deffdf, 0x7ffffdf, 0x7ffdffb, 0x05efc5f, 0x7fff7ff, 0x7dfbbfd,
    0x7ffbfef, 0x7f7fff6, 0x7f7efdf, 0x1bffd5e, 0x49f7681, 0x7ff7df7, 0x7bfffff, 0x57ffffb, 0x7ef5f57, 0x4861417,
    0x5ffffe6, 0x0567c56, 0x1c67d0f, 0x164a85f, 0x7f7ef7f, 0x3ffffff, 0x3ddfdff, 0x1bf7fff, 0x7fff5ff, 0x00a6100,
    0x7ffe3ff, 0x7ffbdbc, 0x7fdfffd, 0x054fb41, 0x6ffbc7b, 0x5ffffef, 0x37fffff, 0x7fffdff, 0x7f7dffe, 0x3fbff75,
    0x05bf802, 0x7ffffff, 0x7ff9fff, 0x77fffff, 0x3fdfbff, 0x1dc7d19, 0x5dbf8ff, 0x19f73d7, 0x7beab91, 0x0807a81,
    0x0023000, 0x1120901, 0x0000000, 0x0101b51, 0x0040000, 0x0000100, 0x5006093, 0x0002001, 0x0240000, 0x0000100,
    0x5758dc1, 0x1503d37, 0x016f14f, 0x292b559, 0x0002400, 0x0200100, 0x0000000, 0x7fafff7, 0x0148581, 0x0128091,
    0x0123000, 0x0000890, 0x0000001, 0x0000000, 0x0000001, 0x4042000, 0x136fbf1, 0x0000402, 0x0000000, 0x0000000,
    0x402d80c, 0x0000000, 0x00a0000, 0x0000000, 0x42c286c, 0x0000400, 0x218ff01, 0x0048000, 0x3f79fff, 0x0009400,
    0x40a0000, 0x0000000, 0x0000000, 0x00c4001, 0x0202900, 0x0004000, 0x0083000, 0x0000000, 0x0000001, 0x0000000,
    0x0000000, 0x0000000, 0x7ffffff, 0x06f9fb3, 0x0000101, 0x1180648, 0x05ef1cd, 0x0000040, 0x1504143, 0x0100441,
    0x17a3ff6, 0x0000101, 0x152080b, 0x1f65dd5, 0x0cc71df, 0x150f55e, 0x546757f, 0x0000004, 0x0000000, 0x3f6fdcb,
    0x0360541, 0x04015a2, 0x1ba388b, 0x0000000, 0x0424003, 0x0400001, 0x1023103, 0x0000000, 0x17fff5f, 0x1c2f35f,
    0x17a78d6, 0x1015405, 0x01e984a, 0x0000001, 0x052396b, 0x43a101d, 0x126a903, 0x0080002, 0x3ffefff, 0x114e15f,
    0x3fffeff, 0x31f77cb, 0x042f54c, 0x3ffffff, 0x0080001, 0x05b315b, 0x137fb9f, 0x37ffbdf, 0x01afa4b, 0x0046110,
    0x04a4e5d, 0x00a1402, 0x1080e03, 0x0009080, 0x3ffffff, 0x1807f9b, 0x002a880, 0x0040459, 0x13e2b15, 0x0000000,
    0x0569901, 0x0040809, 0x7bfbfe1, 0x0000000, 0x11a7dc1, 0x1127953, 0x28ffddf, 0x0156cdb, 0x58c3d42, 0x200f4c3,
    0x0000000, 0x1447d13, 0x106f84c, 0x1408801, 0x3dbbf7f, 0x0080001, 0x05b2841, 0x1101841, 0x2120000, 0x0000440,
    0x7ffdfff, 0x0580815, 0x0000089, 0x0000200, 0x00030c1, 0x0000000, 0x0023083, 0x4c0210a, 0x2423c03, 0x0000000,
    0x23ae4cb, 0x0553211, 0x3ffffff, 0x0040459, 0x0075084, 0x3ffffff, 0x0000010, 0x004e041, 0x0121c01, 0x19db850,
    0x5003081, 0x0000000, 0x0000001, 0x0800000, 0x000a242, 0x0000201,
];

/// The bit of a two-letter subtag.
const PAIR_ITSELF: u32 = 26;

/// A fault of a language tag beyond its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagFault<'a> {
    /// A hyphen without a subtag before or after it.
    EmptySubtag,
    /// Not a subtag: other characters than letters and digits, or a length that no subtag has.
    NotSubtag(&'a str),
    /// A subtag that stands in the wrong place, such as a script after the region.
    Misplaced(&'a str),
    /// A variant or extension that occurs twice.
    Repeated(&'a str),
    /// A singleton letter that no subtag follows.
    EmptyExtension(&'a str),
    /// An unregistered subtag of three letters after the language.
    UnknownExtension(&'a str),
    /// An unregistered script.
    UnknownScript(&'a str),
    /// An unregistered region.
    UnknownRegion(&'a str),
    /// An unregistered variant.
    UnknownVariant(&'a str),
}

impl TagFault<'_> {
    /// Returns the fault as the end of a sentence about the tag.
    pub fn describe(self) -> String {
        match self {
            Self::EmptySubtag => "has a hyphen without a subtag".to_owned(),
            Self::NotSubtag(subtag) => format!("contains “{}”, which cannot be a subtag", shorten(subtag, 20)),
            Self::Misplaced(subtag) => {
                format!("has “{subtag}” in the wrong place: the order is language, script, region, variant")
            }
            Self::Repeated(subtag) => format!("repeats “{subtag}”"),
            Self::EmptyExtension(subtag) => format!("has nothing after “{subtag}”"),
            Self::UnknownExtension(subtag) => {
                format!("contains “{subtag}”, which is not registered; regions have two letters or three digits")
            }
            Self::UnknownScript(subtag) => format!("contains “{subtag}”, which is not a registered script"),
            Self::UnknownRegion(subtag) if subtag.eq_ignore_ascii_case("uk") => {
                format!("contains “{subtag}”, which is not a registered region; the United Kingdom is “GB”")
            }
            Self::UnknownRegion(subtag) => format!("contains “{subtag}”, which is not a registered region"),
            Self::UnknownVariant(subtag) => format!("contains “{subtag}”, which is not a registered variant"),
        }
    }
}

/// Returns the first fault of a language tag beyond its language, by the grammar of BCP 47 and the registry. The
/// language is checked by [`is_language_tag`].
pub fn language_tag_fault(tag: &str) -> Option<TagFault<'_>> {
    let tag = tag.trim();
    if tag.split('-').any(str::is_empty) {
        return Some(TagFault::EmptySubtag);
    }
    let is_shaped = |subtag: &&str| subtag.len() <= 8 && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if let Some(subtag) = tag.split('-').find(|subtag| !is_shaped(subtag)) {
        return Some(TagFault::NotSubtag(subtag));
    }
    if is_listed("grandfathered", tag) {
        return None;
    }
    let mut subtags = tag.split('-');
    let language = subtags.next()?;
    if language.eq_ignore_ascii_case("x") {
        return subtags.next().is_none().then_some(TagFault::EmptyExtension(language));
    }
    after_language(language, subtags)
}

/// The parts of a tag, in their order.
const EXTENDED: u8 = 1;
const SCRIPT: u8 = 2;
const REGION: u8 = 3;
const VARIANT: u8 = 4;

fn after_language<'a>(language: &str, mut subtags: std::str::Split<'a, char>) -> Option<TagFault<'a>> {
    let (mut part, mut variants, mut next) = (0, Vec::new(), subtags.next());
    while let Some(subtag) = next {
        if subtag.len() == 1 {
            return in_extensions(subtag, subtags);
        }
        let is_alphabetic = subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_numeric = subtag.bytes().all(|byte| byte.is_ascii_digit());
        let starts_with_digit = subtag.starts_with(|first: char| first.is_ascii_digit());
        let (kind, is_known) = match subtag.len() {
            2 if is_alphabetic => (REGION, is_listed("region", subtag)),
            3 if is_numeric => (REGION, is_listed("region", subtag)),
            3 if is_alphabetic => (EXTENDED, is_listed(&language.to_ascii_lowercase(), subtag)),
            4 if is_alphabetic => (SCRIPT, is_listed("script", subtag)),
            5.. => (VARIANT, is_listed("variant", subtag)),
            4 if starts_with_digit => (VARIANT, is_listed("variant", subtag)),
            _ => return Some(TagFault::NotSubtag(subtag)),
        };
        match (is_known, kind) {
            (false, EXTENDED) => return Some(TagFault::UnknownExtension(subtag)),
            (false, SCRIPT) => return Some(TagFault::UnknownScript(subtag)),
            (false, REGION) => return Some(TagFault::UnknownRegion(subtag)),
            (false, _) => return Some(TagFault::UnknownVariant(subtag)),
            (true, _) if kind < part || kind == part && kind != VARIANT => return Some(TagFault::Misplaced(subtag)),
            (true, _) => part = kind,
        }
        if kind == VARIANT {
            if variants.iter().any(|variant: &&str| variant.eq_ignore_ascii_case(subtag)) {
                return Some(TagFault::Repeated(subtag));
            }
            // No real tag has more.
            if variants.len() < 16 {
                variants.push(subtag);
            }
        }
        next = subtags.next();
    }
    None
}

/// Checks the extensions, from their first singleton. What follows `x` is for private use.
fn in_extensions<'a>(first: &'a str, mut subtags: std::str::Split<'a, char>) -> Option<TagFault<'a>> {
    let (mut singleton, mut is_empty, mut seen) = (first, true, HashSet::from([first.to_ascii_lowercase()]));
    for subtag in subtags.by_ref() {
        if singleton.eq_ignore_ascii_case("x") {
            return None;
        }
        if subtag.len() > 1 {
            is_empty = false;
            continue;
        }
        if is_empty {
            return Some(TagFault::EmptyExtension(singleton));
        }
        if !seen.insert(subtag.to_ascii_lowercase()) {
            return Some(TagFault::Repeated(subtag));
        }
        (singleton, is_empty) = (subtag, true);
    }
    is_empty.then_some(TagFault::EmptyExtension(singleton))
}

/// Returns true if a language tag starts with a registered language (BCP 47), such as `en`, `de-CH` and `yue`, or with
/// `x-` for private use. Grandfathered tags that start with `i-` return false: no software supports them.
pub fn is_language_tag(tag: &str) -> bool {
    let tag = tag.trim();
    let primary = tag.split('-').next().unwrap_or_default();
    if primary.eq_ignore_ascii_case("x") { tag.len() > 2 } else { is_language(primary) }
}

/// Returns true for a registered primary language subtag, ignoring case: `en`, `yue`.
pub(super) fn is_language(subtag: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphabetic().then(|| usize::from(byte.to_ascii_lowercase() - b'a'));
    let letters: Option<Vec<usize>> = subtag.bytes().take(4).map(letter).collect();
    let (first, second, bit) = match letters.as_deref() {
        Some([first, second]) => (first, second, PAIR_ITSELF),
        Some([first, second, third]) => (first, second, *third as u32),
        _ => return false,
    };
    SUBTAGS.get(first * 26 + second).is_some_and(|mask| mask >> bit & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subtags_follow_the_grammar_and_the_registry() {
        for tag in [
            "en",
            "de-CH",
            "zh-Hant-TW",
            "zh-cmn-Hans-CN",
            "es-419",
            "sl-rozaj-biske-1994",
            "de-CH-1901",
            "en-a-myext-b-another",
            "en-US-u-hc-h12",
            "de-x-goethe",
            "x-whatever",
            "i-klingon",
            "en-GB-oed",
            "qaa-Qaaa-QM-x-southern",
            "EN-latn-us",
        ] {
            assert_eq!(language_tag_fault(tag), None, "{tag}");
        }
        for (tag, fault) in [
            ("en-", TagFault::EmptySubtag),
            ("en--US", TagFault::EmptySubtag),
            ("en-USA", TagFault::UnknownExtension("USA")),
            ("en-yue", TagFault::UnknownExtension("yue")),
            ("en-US-GB", TagFault::Misplaced("GB")),
            ("zh-CN-Hans", TagFault::Misplaced("Hans")),
            ("zh-yue-cmn", TagFault::Misplaced("cmn")),
            ("zh-Hnas", TagFault::UnknownScript("Hnas")),
            ("en-UK", TagFault::UnknownRegion("UK")),
            ("es-999", TagFault::UnknownRegion("999")),
            ("de-1901-1901", TagFault::Repeated("1901")),
            ("de-english", TagFault::UnknownVariant("english")),
            ("en-a-bbb-a-ccc", TagFault::Repeated("a")),
            ("en-u", TagFault::EmptyExtension("u")),
            ("en-x", TagFault::EmptyExtension("x")),
            ("en-a-b-cc", TagFault::EmptyExtension("a")),
            ("en-U.S.", TagFault::NotSubtag("U.S.")),
            ("en-abcdefghi", TagFault::NotSubtag("abcdefghi")),
            ("en-4", TagFault::EmptyExtension("4")),
            ("en-a1", TagFault::NotSubtag("a1")),
        ] {
            assert_eq!(language_tag_fault(tag), Some(fault), "{tag}");
        }
    }

    #[test]
    fn recognizes_registered_languages() {
        for tag in ["en", "FR", "de-CH", "yue", "zh-Hant-TW", "gsw", "qab", "x-klingon", "und", " sv "] {
            assert!(is_language_tag(tag), "{tag}");
        }
        for tag in ["em-US", "english", "i-lux", "#!", "", "x", "en_US", "e", " x ", "xyzz", "invalid", "é"] {
            assert!(!is_language_tag(tag), "{tag}");
        }
    }
}
