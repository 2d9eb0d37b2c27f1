//! Evidence from the title and the headings.
use super::score::Scores;
use super::vocabulary::At;
use super::words::{leaf, plain, section};
use crate::facts::{Element, PageFacts, clip};
use crate::model::Category as C;

/// Maximum number of bytes of a title that are read.
const MAX_TITLE_BYTES: usize = 600;
/// Maximum number of headings, questions or terms that are read.
const MAX_ELEMENTS: usize = 300;

/// Adds points for the title, the first heading and the structure of the other headings.
pub(super) fn weigh(page: &PageFacts, scores: &mut Scores) {
    let mut of_title = Scores::default();
    let title = page.title().unwrap_or_default();
    let mut parts: Vec<&str> = parts(clip(&title, MAX_TITLE_BYTES)).filter(|part| !part.trim().is_empty()).collect();
    // The last of several parts is usually the name of the site: `A post | The Example Blog`.
    let name = if parts.len() > 1 { parts.pop() } else { None };
    weigh_name(&plain(name.unwrap_or_default()), &mut of_title);
    for part in parts.into_iter().flat_map(|part| part.split(": ")) {
        leaf(&plain(part), At::Text, &mut of_title);
    }
    scores.merge(&of_title);
    if let Some(h1) = page
        .all("h1")
        .take(MAX_ELEMENTS)
        .find(|h1| !h1.is_hidden() && !clip(h1.text(), MAX_TITLE_BYTES).trim().is_empty())
    {
        let mut of_heading = Scores::default();
        leaf(&plain(clip(h1.text(), MAX_TITLE_BYTES)), At::Text, &mut of_heading);
        scores.merge(&of_heading);
    }
    weigh_others(page, scores);
}

/// The name of a site: all of it, without its first word, and its last word.
fn weigh_name(part: &str, scores: &mut Scores) {
    section(part, At::Text, 1, scores);
    for (_, words) in part.split_once('-').into_iter().chain(part.rsplit_once('-')) {
        section(words, At::Text, 2, scores);
    }
}

/// Splits the title at its separators.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    let is_separator = |character: char| matches!(character, '|' | '–' | '—' | '•' | '·' | '›' | '‹' | '»' | '«' | '⋅');
    title.split(is_separator).flat_map(|part| part.split(" - "))
}

/// Questions, steps and the parts of a case study among the other headings.
fn weigh_others(page: &PageFacts, scores: &mut Scores) {
    let (mut headings, mut steps, mut story) = (0, 0, [false; 3]);
    for heading in ["h2", "h3"].into_iter().flat_map(|name| page.all(name)).take(MAX_ELEMENTS) {
        let text = plain(clip(heading.text(), 120));
        headings += 1;
        steps += u32::from(is_step(&text));
        for (is_present, words) in story.iter_mut().zip(STORY) {
            *is_present |= words.split_whitespace().any(|word| text == word || text.ends_with(&format!("-{word}")));
        }
    }
    if steps >= 2 {
        scores.add(C::Guide, 4);
    }
    if story.iter().filter(|is_present| **is_present).count() >= 2 {
        scores.add(C::CaseStudy, 5);
    }
    let is_question = |element: &Element<'_>| {
        let text = element.text();
        text.len() <= MAX_TITLE_BYTES && text.trim_end().ends_with(['?', '？'])
    };
    let candidates = ["h2", "h3", "h4", "h5", "summary", "dt", "button"].into_iter().flat_map(|name| page.all(name));
    let questions = candidates.take(4 * MAX_ELEMENTS).filter(is_question).count();
    if questions >= 3 && questions * 2 >= headings {
        scores.add(C::FaqPage, 4);
    } else if questions >= 3 {
        scores.add(C::FaqPage, 2);
    }
    let terms = page.all("dt").take(MAX_ELEMENTS).count();
    if terms >= 10 {
        scores.add(C::GlossaryPage, 1);
    }
}

/// Returns true for a numbered step or chapter: `Step 3`, `Chapter 1: Basics`.
fn is_step(text: &str) -> bool {
    const STARTS: [&str; 9] =
        ["step-", "chapter-", "part-", "schritt-", "kapitel-", "etape-", "chapitre-", "paso-", "capitulo-"];
    STARTS.iter().any(|start| {
        text.strip_prefix(start).is_some_and(|number| number.starts_with(|character: char| character.is_ascii_digit()))
    })
}

/// Parts of a case study: challenge, solution, results.
const STORY: [&str; 3] = [
    "challenge challenges problem defi enjeux herausforderung ausgangslage reto desafio context contexte situation",
    "solution approach losung solucion approche ansatz umsetzung",
    "results result outcome outcomes impact ergebnis ergebnisse resultat resultats resultado resultados benefits",
];
