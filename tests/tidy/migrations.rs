//! Landed migrations never change, are numbered without gaps, and are applied locally.
use super::sources;
use sitegauge::model::sha256;
use std::fs;
use std::path::Path;

/// Databases have these as they are: what has to change is a new migration. SHA-256 of each, as `sha256sum` prints it.
const LANDED: [&str; 14] = [
    "88c4943bcefedfa5529f094c2ba05a0311522e9d759ad835bcba9d82e97a99e6",
    "cc8f4b565a52e1bee3887df9c53b75734c0a26842aaf34158e8c58d03deceaba",
    "a8ee5208f9987b9b3d9498359667a5aee42970458fd8830adbbcf4dc41010d4d",
    "39a81fcd9beb31290c677fa83a8859b88d023a45d2bbb1ac6eb71309f327ef13",
    "faaa07a776fb8c7e49534613dbbb986c68bc9568e600b4bd0a75721afc1f9476",
    "886fc8d24ee3fa16cd57fe46f097ab4b3de3d9edaa34058777babe7ce1f9d1e5",
    "10e6c5e95f62540536e2cb3c206d6a0bc955804ee3940945a70453f303d2dfc8",
    "b7555e845efdc1daca8823a4316450c4a94afe948074e1ea08a15f467e48b009",
    "c417314e91adf9165574d0837526e29e9dbbee5848ce87014a94cd5ea14b19a2",
    "133c05bbe3e6053b88e1327d05212442f9b080d61efe62b2bc36117ccbf9f045",
    "dd30356ab7952f7b1ff8266dd7381add55cadfd53bc99ad3ef00607fc166bc01",
    "0a72194f0b27abd9152662aea382d57015b34cd386e4a213f2aa5bbfc06dc0eb",
    "290ce3fdbad081d594eb4acd105858c69dfa1e8fc0f57f08a6408c50f95e3c56",
    "7c2ff2bc6b4dafa58e68c8a681fd09e779a6e64f1a2a3eb247fc6f850e8fbe69",
];

#[test]
fn a_migration_never_changes() {
    let texts = sources("migrations");
    for ((name, text), landed) in texts.iter().zip(LANDED) {
        assert_eq!(sha256(text.as_bytes()), landed, "{name} has changed; write a new migration");
    }
    assert_eq!(texts.len(), LANDED.len(), "the new migration belongs to the list");
}

#[test]
fn migrations_are_numbered_without_gaps() {
    let names: Vec<String> = sources("migrations").into_keys().collect();
    for (number, name) in (1..).zip(&names) {
        assert!(name.starts_with(&format!("migrations/{number:04}_")), "{name} should have number {number}");
    }
    let local =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/local/database.rs")).unwrap_or_default();
    for name in names {
        assert!(local.contains(&name), "{name} is not applied locally");
    }
}
