//! The only home of randomness: nonces and keys.
//!
//! Tests that need chance to repeat itself pass a seed to what they test; nothing else asks here.

/// `N` bytes from the operating system.
///
/// # Errors
/// If the operating system has none to give; nothing that needs a secret may go on then.
pub fn bytes<const N: usize>() -> Result<[u8; N], NoChance> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoChance)?;
    Ok(bytes)
}

/// The operating system gives no random bytes.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the operating system gives no random bytes")]
pub struct NoChance;
