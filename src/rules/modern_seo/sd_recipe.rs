//! A recipe without a picture is not shown as one.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-recipe",
    title: "Recipes have name and image",
    failure_title: "",
    severity: Minor,
    why: "Google requires both for a recipe result, and shows the recipe as an ordinary link without them.",
    fix: "Give `name` and `image`; then `recipeIngredient`, `recipeInstructions`, `totalTime`, `recipeYield`, \
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("Recipe"), |recipe| match recipe.missing(&["name", "image"]) {
        Some(missing) => wrong(format!("missing: {missing}")),
        None => recipe
            .missing(&["recipeIngredient", "recipeInstructions"])
            .filter(|_| !recipe.has("ingredients"))
            .and_then(|missing| mild(format!("missing: {missing}"))),
    })
}
