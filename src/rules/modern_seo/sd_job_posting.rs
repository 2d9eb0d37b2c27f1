//! A job posting without a date or a location does not appear in job search results.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-job-posting",
    title: "Job postings have the properties that Google requires",
    failure_title: "A job posting is missing properties that Google requires",
    severity: Major,
    why: "Google lists a job posting only if title, description, date, employer and location are all given.",
    fix: "Set `title`, `description`, `datePosted`, `hiringOrganization` and `jobLocation` with \
          `address.addressCountry`. For fully remote jobs, set `jobLocationType: \"TELECOMMUTE\"` and \
          `applicantLocationRequirements`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/job-posting")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting", "title":
            "Potter", "description": "<p>Make mugs.</p>", "datePosted": "2026-11-21", "hiringOrganization": "A",
            "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "DE"}}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting", "title":
            "Potter", "description": "Make mugs.", "datePosted": "2026-11-21", "hiringOrganization": "A",
            "jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": {"@type": "Country", "name":
            "DE"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting", "title":
            "Potter", "description": "Make mugs.", "hiringOrganization": "A", "jobLocation": {"@type": "Place",
            "address": {"@type": "PostalAddress", "addressCountry": "DE"}}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting", "title":
            "Potter", "description": "Make mugs.", "datePosted": "2026-11-21", "hiringOrganization": "A"}</script>"#,
        ),
        Inapplicable("<h1>Potter wanted</h1>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("JobPosting"), |job| {
        if let Some(missing) = job.missing(&["title", "description", "datePosted", "hiringOrganization"]) {
            return wrong(format!("missing {missing}"));
        }
        let is_remote = job.texts("jobLocationType").any(|kind| kind.eq_ignore_ascii_case("TELECOMMUTE"));
        if !job.has("jobLocation") {
            return match (is_remote, job.has("applicantLocationRequirements")) {
                (true, true) => None,
                (true, false) => wrong("applicantLocationRequirements is missing"),
                (false, _) => wrong("jobLocation is missing"),
            };
        }
        let lacks_country = |address: Item<'_>| !address.has("addressCountry");
        let addresses = job.items("jobLocation").flat_map(|location| location.items("address"));
        if addresses.into_iter().any(lacks_country) { wrong("jobLocation has no addressCountry") } else { None }
    })
}
