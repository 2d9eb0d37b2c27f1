//! A recipe without an image is not shown as a recipe result.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-recipe",
    title: "Recipe markup has a name, an image, ingredients and instructions",
    failure_title: "Recipe markup is incomplete",
    severity: Minor,
    why: "Google requires a name and an image for a recipe result. Without them, it shows the recipe as an ordinary \
          link.",
    fix: "Set `name` and `image`. Then add `recipeIngredient`, `recipeInstructions`, `totalTime`, `recipeYield` and \
          `author`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/recipe")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Recipe", "name":
            "Soup", "image": "https://example.com/soup.jpg", "recipeIngredient": "Water", "recipeInstructions":
            "Cook."}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Recipe", "name":
            "Soup"}</script>"#,
        ),
        Inapplicable("<h1>Soup</h1>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("Recipe"), |recipe| match recipe.missing(&["name", "image"]) {
        Some(missing) => wrong(format!("missing {missing}")),
        None => recipe
            .missing(&["recipeIngredient", "recipeInstructions"])
            .filter(|_| !recipe.has("ingredients"))
            .and_then(|missing| mild(format!("missing {missing}"))),
    })
}
