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

/// Returns the text of a long example.
pub const fn text(bytes: &[u8]) -> &str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}
