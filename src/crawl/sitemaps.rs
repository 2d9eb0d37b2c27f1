//! Reads the URLs that a site's sitemaps list: follows indexes, decompresses gzip, enforces limits.
use super::fetch::follow;
use crate::facts::{Robots, Sitemap, SitemapKind};
use crate::model::urls::url_key;
use crate::model::{SiteFiles, Target};
use crate::ports::{FetchContext, FetchError, PortError};
use flate2::write::GzDecoder;
use std::collections::{HashSet, VecDeque};
use std::io::Write;
use url::Url;

/// Maximum number of sitemaps that are read.
const MAX_SITEMAPS: usize = 20;
/// Maximum number of bytes read of one sitemap, decompressed.
const MAX_BYTES: usize = 8 << 20;
/// Time limit for one sitemap, in milliseconds.
const TIMEOUT_MS: u32 = 20_000;
/// First bytes of a gzip file.
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Returns the URLs that the sitemaps of a site list: at most `max_urls`, each once, in their order. Calls `keep` before each
/// sitemap, and stops reading if it returns false.
///
/// # Errors
/// Returns the errors of `keep`.
pub async fn listed(
    context: FetchContext<'_>,
    start: &Target,
    files: &SiteFiles,
    max_urls: usize,
    keep: impl AsyncFn() -> Result<bool, PortError>,
) -> Result<Vec<Url>, PortError> {
    let mut pending: VecDeque<String> = sitemap_urls(files);
    let (mut requested, mut known, mut found) = (HashSet::new(), HashSet::new(), Vec::new());
    while let Some(sitemap_url) = pending.pop_front() {
        // A sitemap that may not be fetched, or cannot be, lists nothing. The report has the state of the first one.
        let Ok(target) = start.join(&sitemap_url, context.settings.policy) else { continue };
        if found.len() >= max_urls || requested.len() >= MAX_SITEMAPS || !requested.insert(target.key()) {
            continue;
        }
        if !keep().await? {
            break;
        }
        let Ok(body) = read(context, &target).await else { continue };
        let truncated = body.len() >= MAX_BYTES;
        let sitemap = Sitemap::parse(&String::from_utf8_lossy(&body), truncated);
        let entries = sitemap.entries.into_iter().map(|entry| entry.loc);
        if sitemap.kind == SitemapKind::Index {
            pending.extend(entries.take(MAX_SITEMAPS));
            continue;
        }
        // The sitemap protocol requires absolute URLs; other entries are skipped.
        for url in entries.filter_map(|entry| Url::parse(&entry).ok()) {
            if found.len() < max_urls && known.insert(url_key(&url)) {
                found.push(url);
            }
        }
    }
    Ok(found)
}

/// Returns the sitemaps that robots.txt lists, otherwise the usual paths.
fn sitemap_urls(files: &SiteFiles) -> VecDeque<String> {
    let listed = files.robots.success().map_or_else(Vec::new, |answer| Robots::parse(&answer.body).sitemaps);
    if listed.is_empty() {
        return ["/sitemap.xml", "/sitemap_index.xml", "/sitemap.txt"].map(str::to_owned).into();
    }
    listed.into_iter().take(MAX_SITEMAPS).collect()
}

/// Fetches one sitemap, decompressed and cut at [`MAX_BYTES`].
async fn read(context: FetchContext<'_>, target: &Target) -> Result<Vec<u8>, FetchError> {
    let (_, _, mut response) = follow(context, target, TIMEOUT_MS).await?;
    if !(200..300).contains(&response.status) {
        return Err(FetchError::Status(response.status));
    }
    let mut body = Unpacked::default();
    while let Some(chunk) = response.body.chunk().await? {
        if !body.add(&chunk) {
            break;
        }
    }
    Ok(body.end())
}

/// A body that may itself be a gzip file, such as `sitemap.xml.gz`, beyond the content encoding of HTTP.
#[derive(Default)]
struct Unpacked {
    start: Vec<u8>,
    gzip: Option<GzDecoder<Limited>>,
    plain: Limited,
}

/// A buffer of at most [`MAX_BYTES`]; it refuses further bytes.
#[derive(Default)]
struct Limited(Vec<u8>);

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let room = MAX_BYTES.saturating_sub(self.0.len());
        self.0.extend(bytes.iter().take(room));
        // A write of zero bytes stops the decoder: a decompression bomb ends here.
        Ok(bytes.len().min(room))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Unpacked {
    /// Adds a chunk; returns true if more can be added.
    fn add(&mut self, chunk: &[u8]) -> bool {
        if let Some(gzip) = &mut self.gzip {
            return gzip.write_all(chunk).is_ok();
        }
        if self.start.len() < GZIP_MAGIC.len() && self.plain.0.is_empty() {
            self.start.extend_from_slice(chunk);
            if self.start.len() < GZIP_MAGIC.len() {
                return true;
            }
            let start = std::mem::take(&mut self.start);
            if start.starts_with(&GZIP_MAGIC) {
                return self.gzip.insert(GzDecoder::new(Limited::default())).write_all(&start).is_ok();
            }
            return self.plain.write_all(&start).is_ok();
        }
        self.plain.write_all(chunk).is_ok()
    }

    /// Returns the decompressed bytes.
    fn end(self) -> Vec<u8> {
        match self.gzip {
            Some(mut gzip) => {
                // A file that is cut or damaged counts as far as it could be decompressed.
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
    fn bodies_are_decompressed_and_limited() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(b"<urlset/>").unwrap();
        let packed = packed.finish().unwrap();
        let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        bomb.write_all(&vec![b' '; MAX_BYTES * 4]).unwrap();
        let bomb = bomb.finish().unwrap();
        for size in [1, 2, 7, 4_096] {
            assert_eq!(unpacked(b"<urlset/>", size), b"<urlset/>");
            assert_eq!(unpacked(b"<", size), b"<");
            assert_eq!(unpacked(&packed, size), b"<urlset/>");
            assert_eq!(unpacked(&bomb, size).len(), MAX_BYTES);
        }
    }
}
