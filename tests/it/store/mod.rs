//! The SQL of the store.
mod queries;
