//! The rules of module `ai`.
mod agent_tools;
mod ai_policy_consistent;
mod author_entity;
mod clickable_divs;
mod content_freshness;
mod content_signals;
mod content_without_js;
mod dates_machine_readable;
mod entity_ids;
mod last_modified_header;
mod license_declared;
mod links_without_js;
mod llms_txt;
mod llms_txt_valid;
mod main_content_marked;
mod noai_tokens;
mod obsolete_bot_tokens;
mod rsl_license;
mod search_bots_allowed;
mod semantic_structure;
mod site_content_signals_match;
mod site_js_dependence;
mod snippet_controls;
mod token_weight;
mod training_bots_policy;
mod user_fetchers_allowed;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    content_without_js::RULE,
    links_without_js::RULE,
    search_bots_allowed::RULE,
    user_fetchers_allowed::RULE,
    snippet_controls::RULE,
    main_content_marked::RULE,
    author_entity::RULE,
    dates_machine_readable::RULE,
    content_freshness::RULE,
    token_weight::RULE,
    obsolete_bot_tokens::RULE,
    content_signals::RULE,
    llms_txt_valid::RULE,
    ai_policy_consistent::RULE,
    clickable_divs::RULE,
    semantic_structure::RULE,
    llms_txt::RULE,
    training_bots_policy::RULE,
    entity_ids::RULE,
    noai_tokens::RULE,
    last_modified_header::RULE,
    license_declared::RULE,
    rsl_license::RULE,
    agent_tools::RULE,
    site_content_signals_match::RULE,
    site_js_dependence::RULE,
];
