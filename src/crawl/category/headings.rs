//! What title and headings say.
use super::score::Scores;
use super::vocabulary::At;
use super::words::{leaf, plain, section};
use crate::facts::{Element, PageFacts, clip};
use crate::model::Category as C;

/// Most bytes of a title that are read.
const LONGEST_TITLE: usize = 600;
/// Most headings, questions or terms that are read.
const MOST: usize = 300;

/// Weighs the title, the first heading and what the others have in common.
pub(super) fn weigh(page: &PageFacts, scores: &mut Scores) {
    let mut of_title = Scores::default();
    let title = page.title().unwrap_or_default();
    let mut parts: Vec<&str> = parts(clip(&title, LONGEST_TITLE)).filter(|part| !part.trim().is_empty()).collect();
    // The last of several parts is mostly the name of the site: `A post | The Example Blog`.
    let name = if parts.len() > 1 { parts.pop() } else { None };
    weigh_name(&plain(name.unwrap_or_default()), &mut of_title);
    for part in parts.into_iter().flat_map(|part| part.split(": ")) {
        leaf(&plain(part), At::Text, &mut of_title);
    }
    scores.merge(&of_title);
    if let Some(h1) =
        page.all("h1").take(MOST).find(|h1| !h1.is_hidden() && !clip(h1.text(), LONGEST_TITLE).trim().is_empty())
    {
        let mut of_heading = Scores::default();
        leaf(&plain(clip(h1.text(), LONGEST_TITLE)), At::Text, &mut of_heading);
        scores.merge(&of_heading);
    }
    weigh_others(page, scores);
}

/// The name of a site: all of it, or what follows or precedes the proper name.
fn weigh_name(part: &str, scores: &mut Scores) {
    section(part, At::Text, 1, scores);
    for rest in [part.split_once('-').map(|(_, rest)| rest), part.rsplit_once('-').map(|(_, rest)| rest)] {
        section(rest.unwrap_or_default(), At::Text, 2, scores);
    }
}

/// The title between its separators.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    let is_mark = |each: char| matches!(each, '|' | '–' | '—' | '•' | '·' | '›' | '‹' | '»' | '«' | '⋅');
    title.split(is_mark).flat_map(|part| part.split(" - "))
}

/// Questions, steps, and the order of a case study among the lesser headings.
fn weigh_others(page: &PageFacts, scores: &mut Scores) {
    let (mut headings, mut steps, mut story) = (0, 0, [false; 3]);
    for heading in ["h2", "h3"].into_iter().flat_map(|name| page.all(name)).take(MOST) {
        let text = plain(clip(heading.text(), 120));
        headings += 1;
        steps += u32::from(is_step(&text));
        for (told, words) in story.iter_mut().zip(STORY) {
            *told |= words.split_whitespace().any(|each| text == each || text.ends_with(&format!("-{each}")));
        }
    }
    if steps >= 2 {
        scores.add(C::Guide, 4);
    }
    if story.iter().filter(|told| **told).count() >= 2 {
        scores.add(C::CaseStudy, 5);
    }
    let is_question = |element: &Element<'_>| {
        let text = element.text();
        text.len() <= LONGEST_TITLE && text.trim_end().ends_with(['?', '？'])
    };
    let asked = ["h2", "h3", "h4", "h5", "summary", "dt", "button"].into_iter().flat_map(|name| page.all(name));
    let questions = asked.take(4 * MOST).filter(is_question).count();
    if questions >= 3 && questions * 2 >= headings {
        scores.add(C::FaqPage, 4);
    } else if questions >= 3 {
        scores.add(C::FaqPage, 2);
    }
    let terms = page.all("dt").take(MOST).count();
    if terms >= 10 {
        scores.add(C::GlossaryPage, 1);
    }
}

/// `Step 3`, `Chapter 1: Basics`
fn is_step(text: &str) -> bool {
    const STARTS: [&str; 9] =
        ["step-", "chapter-", "part-", "schritt-", "kapitel-", "etape-", "chapitre-", "paso-", "capitulo-"];
    STARTS
        .iter()
        .any(|start| text.strip_prefix(start).is_some_and(|rest| rest.starts_with(|each: char| each.is_ascii_digit())))
}

/// How case studies are told: what was wrong, what was done, what came of it.
const STORY: [&str; 3] = [
    "challenge challenges problem defi enjeux herausforderung ausgangslage reto desafio context contexte situation",
    "solution approach losung solucion approche ansatz umsetzung",
    "results result outcome outcomes impact ergebnis ergebnisse resultat resultats resultado resultados benefits",
];
