//! The target `cookies` of the library, for libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sitegauge_fuzz::cookies::run(data));
