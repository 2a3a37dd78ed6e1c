//! Holds the benches beside it; see README.md.
