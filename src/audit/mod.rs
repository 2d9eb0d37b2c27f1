//! From a request to an audit: accepting one that runs in the background, or judging one page at once.
pub mod one_shot;
pub mod submit;
