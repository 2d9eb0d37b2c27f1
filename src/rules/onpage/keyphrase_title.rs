//! The title has the keyphrase, near its beginning.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-title",
    title: "The title begins with the keyphrase",
    failure_title: "The keyphrase is not at the beginning of the title",
    severity: Minor,
    why: "Visitors scan search results for the words that they typed, and long titles are cut off at the end.",
    fix: "Put the keyphrase first and the name of the site last: `<title>Blue boats for hire | Harbour Ltd</title>`.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/title-link"),
        Url("https://yoast.com/page-titles-seo/"),
    ],
    examples: &[
        Pass("KEYPHRASE blue boats\n<title>Blue boats for hire | Harbour Ltd</title>"),
        // Order, form and diacritics do not count.
        Pass("KEYPHRASE boats in blue\n<html lang=en><title>The Blue Boat: hire it today</title>"),
        Pass("KEYPHRASE bateau bleu\n<html lang=fr><title>L’un des bateaux bleus de notre port</title>"),
        Pass("KEYPHRASE Синяя лодка\n<html lang=ru><title>Синие лодки напрокат</title>"),
        Pass("KEYPHRASE 猫カフェ\n<html lang=ja><title>東京の猫カフェ一覧</title>"),
        Fail("KEYPHRASE blue boats\n<title>Boats for hire | Harbour Ltd</title>"),
        // Near the end it is worth less.
        Fail("KEYPHRASE blue boats\n<title>Harbour Ltd, the best place to be on the lake: blue boats</title>"),
        // Scripts change the title of such pages.
        CannotTell("KEYPHRASE blue boats\n<title>App</title><div id=root></div><script src=/app.js></script>"),
        Inapplicable("KEYPHRASE blue boats\n<p>We hire out blue boats.</p>"),
        Inapplicable("<title>Boats for hire</title>"),
    ],
    check: Page(check),
};

/// Number of words before the keyphrase that are few in any title.
const FEW_WORDS: usize = 3;

fn check(page: &PageFacts) -> Verdict {
    let Some(keyphrase) = page.keyphrase() else { return inapplicable() };
    let Some(title) = page.title().filter(|title| !title.is_empty()) else { return inapplicable() };
    if !keyphrase.is_in(&title) {
        return fail(format!("The title does not have all words of \"{}\"", keyphrase.text));
    }
    let is_near = keyphrase.position_in(&title).is_none_or(|(before, all)| before <= FEW_WORDS || before * 2 <= all);
    require(is_near, format!("\"{}\" is at the end of the title", keyphrase.text)).milder_if(Info, || true)
}
