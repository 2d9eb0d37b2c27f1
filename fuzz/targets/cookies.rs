//! What `cookies` in the library demands, under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sitegauge_fuzz::cookies::run(data));
