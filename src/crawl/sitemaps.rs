//! The URLs that a site's sitemaps list: indexes followed, gzip undone, all of it bounded.
use super::fetch::follow;
use crate::facts::{Robots, Sitemap, SitemapKind};
use crate::model::{SiteFiles, Target};
use crate::ports::{FetchContext, FetchError};
use flate2::write::GzDecoder;
use std::collections::{HashSet, VecDeque};
use std::io::Write;
use url::Url;

/// Sitemaps that are read.
const MOST_SITEMAPS: usize = 20;
/// Bytes of one sitemap that are read, decompressed.
const MOST_BYTES: usize = 8 << 20;
/// Milliseconds for one sitemap.
const TIMEOUT_MS: u32 = 20_000;
/// The first bytes of gzip.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What the site of this page lists, each URL once, in its order, so many at most.
pub async fn listed(net: FetchContext<'_>, start: &Target, files: &SiteFiles, most: usize) -> Vec<Url> {
    let mut waiting: VecDeque<String> = named(files);
    let (mut asked, mut known, mut found) = (HashSet::new(), HashSet::new(), Vec::new());
    while let Some(address) = waiting.pop_front() {
        let Ok(target) = start.join(&address, net.settings.policy) else { continue };
        if found.len() >= most || asked.len() >= MOST_SITEMAPS || !asked.insert(target.clone()) {
            continue;
        }
        let Ok(body) = read(net, &target).await else { continue };
        let truncated = body.len() >= MOST_BYTES;
        let sitemap = Sitemap::parse(&String::from_utf8_lossy(&body), truncated);
        let entries = sitemap.entries.into_iter().map(|entry| entry.loc);
        if sitemap.kind == SitemapKind::Index {
            waiting.extend(entries.take(MOST_SITEMAPS));
            continue;
        }
        for url in entries.filter_map(|address| Url::parse(&address).ok()) {
            if found.len() < most && known.insert(url.clone()) {
                found.push(url);
            }
        }
    }
    found
}

/// The sitemaps that robots.txt names, else those at the usual places.
fn named(files: &SiteFiles) -> VecDeque<String> {
    let named = files.robots.success().map(|answer| Robots::parse(&answer.body).sitemaps).unwrap_or_default();
    if named.is_empty() {
        return ["/sitemap.xml", "/sitemap_index.xml", "/sitemap.txt"].map(str::to_owned).into();
    }
    named.into_iter().take(MOST_SITEMAPS).collect()
}

async fn read(net: FetchContext<'_>, target: &Target) -> Result<Vec<u8>, FetchError> {
    let (_, _, mut incoming) = follow(net, target, TIMEOUT_MS).await?;
    if !(200..300).contains(&incoming.status) {
        return Err(FetchError::Status(incoming.status));
    }
    let mut body = Unpacked::default();
    while let Some(chunk) = incoming.body.chunk().await? {
        if !body.add(&chunk) {
            break;
        }
    }
    Ok(body.end())
}

/// A body that may be compressed once more than HTTP says, as `sitemap.xml.gz` is.
#[derive(Default)]
struct Unpacked {
    start: Vec<u8>,
    gzip: Option<GzDecoder<Limited>>,
    plain: Limited,
}

/// Bytes up to the limit; what comes after it is refused.
#[derive(Default)]
struct Limited(Vec<u8>);

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let room = MOST_BYTES.saturating_sub(self.0.len());
        self.0.extend(bytes.iter().take(room));
        // Zero bytes written tell the decoder to stop: no bomb goes off.
        Ok(bytes.len().min(room))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Unpacked {
    /// Takes a piece; whether more is wanted.
    fn add(&mut self, chunk: &[u8]) -> bool {
        if let Some(gzip) = &mut self.gzip {
            return gzip.write_all(chunk).is_ok();
        }
        if self.start.len() < GZIP.len() && self.plain.0.is_empty() {
            self.start.extend_from_slice(chunk);
            if self.start.len() < GZIP.len() {
                return true;
            }
            let start = std::mem::take(&mut self.start);
            if start.starts_with(&GZIP) {
                return self.gzip.insert(GzDecoder::new(Limited::default())).write_all(&start).is_ok();
            }
            return self.plain.write_all(&start).is_ok();
        }
        self.plain.write_all(chunk).is_ok()
    }

    fn end(self) -> Vec<u8> {
        match self.gzip {
            Some(mut gzip) => {
                let _ = gzip.try_finish();
                std::mem::take(&mut gzip.get_mut().0)
            }
            None if self.plain.0.is_empty() => self.start,
            None => self.plain.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(body: &[u8], size: usize) -> Vec<u8> {
        let mut unpacked = Unpacked::default();
        for chunk in body.chunks(size) {
            if !unpacked.add(chunk) {
                break;
            }
        }
        unpacked.end()
    }

    #[test]
    fn bodies_are_unpacked_and_bounded() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(b"<urlset/>").unwrap();
        let packed = packed.finish().unwrap();
        let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        bomb.write_all(&vec![b' '; MOST_BYTES * 4]).unwrap();
        let bomb = bomb.finish().unwrap();
        for size in [1, 2, 7, 4_096] {
            assert_eq!(unpacked(b"<urlset/>", size), b"<urlset/>");
            assert_eq!(unpacked(b"<", size), b"<");
            assert_eq!(unpacked(&packed, size), b"<urlset/>");
            assert_eq!(unpacked(&bomb, size).len(), MOST_BYTES);
        }
    }
}
