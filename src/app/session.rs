//! Where the reader was left: kept for the next start.

use serde::{Deserialize, Serialize};

/// What the next start comes back to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {}
