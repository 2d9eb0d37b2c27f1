//! Parsing: document trees, encodings, hostile pages and the fuzz targets.
mod documents;
mod fingerprints;
mod fuzz_targets;
mod hostile;
