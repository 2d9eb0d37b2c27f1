//! Random: cryptographically secure random bytes.
use super::PortError;

/// Cryptographically secure random bytes, for API keys and ids.
pub trait Random {
    /// Fills the whole buffer.
    ///
    /// # Errors
    /// Returns an error if the platform's generator fails; adapters never fall back to weaker bytes.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), PortError>;
}
