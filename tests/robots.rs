//! robots.txt against the vectors of five public suites; where a suite and Google's reference parser differ, the
//! reference is right.
mod support;

use serde::Deserialize;
use sitegauge::facts::Robots;

#[derive(Deserialize)]
struct Vector {
    source: String,
    test: String,
    robots: String,
    agent: String,
    url: String,
    allowed: bool,
    google: bool,
    agree: bool,
}

#[test]
fn the_reference_parser_is_matched_on_every_vector() {
    let Some(text) = support::data::read("robots.json") else { return };
    let vectors: Vec<Vector> = serde_json::from_str(&text).unwrap();
    let (mut agreed, mut reference, mut wrong) = (0, 0, Vec::new());
    for vector in &vectors {
        let allowed = Robots::parse(&vector.robots).allows(&vector.agent, &vector.url);
        let Vector { source, test, agent, url, .. } = vector;
        if vector.agree {
            assert_eq!(vector.allowed, vector.google, "{source} {test}");
            agreed += usize::from(allowed == vector.google);
        } else {
            reference += usize::from(allowed == vector.google);
        }
        if allowed != vector.google {
            wrong.push(format!("{source}: {test}: {agent} on {url}, expected {}", vector.google));
        }
    }
    let undisputed = vectors.iter().filter(|vector| vector.agree).count();
    println!(
        "robots.txt: {agreed} of {undisputed} undisputed vectors, {reference} of {} others",
        vectors.len() - undisputed
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
