//! Example text that is too long to write out, built at compile time.

/// Returns the bytes of a long example: `start`, then `piece` as often as it fits, then spaces. [`text`] converts them.
pub const fn long<const BYTES: usize>(start: &str, piece: &str) -> [u8; BYTES] {
    let mut bytes = [b' '; BYTES];
    let (head, mut rest) = bytes.split_at_mut(start.len());
    head.copy_from_slice(start.as_bytes());
    while rest.len() >= piece.len() {
        let (next, after) = rest.split_at_mut(piece.len());
        next.copy_from_slice(piece.as_bytes());
        rest = after;
    }
    bytes
}

/// A paragraph of about 40 words that goes with [`MENTION`].
pub const FILLER: &str = "<p>We have hired them out on the lake for thirty years, by the hour and by the day. Children sail for free. \
     Life vests are in the shed beside the pier, and there is coffee in the house. Bring a towel and sun cream. ";
/// A sentence with the keyphrase "blue boats".
pub const MENTION: &str = "Hire blue boats here. ";

/// Returns the bytes of an example that consists of these pieces, then spaces.
pub const fn pieced<const BYTES: usize>(mut pieces: &[&str]) -> [u8; BYTES] {
    let mut bytes = [b' '; BYTES];
    let mut rest = bytes.as_mut_slice();
    while let [piece, others @ ..] = pieces {
        let (next, after) = rest.split_at_mut(piece.len());
        next.copy_from_slice(piece.as_bytes());
        (rest, pieces) = (after, others);
    }
    bytes
}

/// Returns the text of a long example.
pub const fn text(bytes: &[u8]) -> &str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}
