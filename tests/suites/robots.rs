//! robots.txt: the vectors of five public suites. Where a suite and Google's reference parser disagree, the reference
//! decides.
use super::read_json;
use libtest_mimic::Failed;
use serde::Deserialize;
use sitegauge::facts::Robots;

#[derive(Deserialize)]
struct Vector {
    source: String,
    test: String,
    robots: String,
    agent: String,
    url: String,
    /// The answer that the suite expects.
    allowed: bool,
    /// The answer of the reference parser.
    google: bool,
    agree: bool,
}

/// Every vector must be answered as the reference parser answers it.
pub(super) fn run() -> Result<String, Failed> {
    let vectors: Vec<Vector> = read_json("robots.json")?;
    let (mut undisputed, mut disputed, mut wrong) = (Share::default(), Share::default(), Vec::new());
    for vector in &vectors {
        let allowed = Robots::parse(&vector.robots).allows(&vector.agent, &vector.url);
        let Vector { source, test, agent, url, .. } = vector;
        assert!(!vector.agree || vector.allowed == vector.google, "{source} {test}");
        let share = if vector.agree { &mut undisputed } else { &mut disputed };
        share.all += 1;
        if allowed == vector.google {
            share.right += 1;
        } else {
            wrong.push(format!("{source}: {test}: {agent} on {url}, expected {}", vector.google));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong.join("\n").into());
    }
    Ok(format!(
        "robots.txt: {} of {} undisputed vectors, {} of {} others",
        undisputed.right, undisputed.all, disputed.right, disputed.all
    ))
}

#[derive(Default)]
struct Share {
    right: usize,
    all: usize,
}
