//! The serialised shape.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::span::Span;

/// `[start, end]`, in bytes.
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start(), self.end()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
        let (start, end) = Deserialize::deserialize(deserializer)?;
        Span::new(start, end).map_err(serde::de::Error::custom)
    }
}
