//! CSS: inline styles, style sheets and colors.
mod cascade;
mod colors;
mod inline_style;
mod stylesheet;

pub(super) use cascade::apply_style_sheets;
pub use colors::Color;
pub use inline_style::Declaration;
pub(super) use inline_style::{MAX_ANCESTORS, SIZED, Size, declarations};
pub use stylesheet::{font_faces, has_at_rule, without_comments};
