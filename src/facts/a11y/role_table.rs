//! The roles of WAI-ARIA 1.2, the 1.3 draft, DPUB-ARIA 1.1 and Graphics-ARIA 1.0.
use super::role::is::{COMMAND, DEPRECATED, NAMED_BY_CONTENT, NAMELESS, OPAQUE, TOGGLE, WIDGET};
use super::role::{Role, role};

const EXPANDED: &str = "aria-expanded";
const CELL: &str =
    "aria-colindex aria-colindextext aria-colspan aria-expanded aria-rowindex aria-rowindextext aria-rowspan";
const HEADER: &str = "aria-colindex aria-colindextext aria-colspan aria-expanded aria-readonly aria-required \
    aria-rowindex aria-rowindextext aria-rowspan aria-selected aria-sort";
const GRIDCELL: &str = "aria-colindex aria-colindextext aria-colspan aria-expanded aria-readonly aria-required \
    aria-rowindex aria-rowindextext aria-rowspan aria-selected aria-checked";
const GRID: &str = "aria-activedescendant aria-colcount aria-expanded aria-level aria-multiselectable \
    aria-orientation aria-readonly aria-required aria-rowcount";
const COMPOSITE: &str = "aria-activedescendant aria-expanded aria-level aria-multiselectable aria-orientation \
    aria-readonly aria-required";
const IN_SET: &str = "aria-expanded aria-level aria-posinset aria-setsize";
const CHECKABLE: &str = "aria-expanded aria-posinset aria-readonly aria-required aria-setsize";
const RANGE: &str = "aria-valuemax aria-valuemin aria-valuenow aria-valuetext";
const SLIDER: &str =
    "aria-orientation aria-readonly aria-required aria-valuemax aria-valuemin aria-valuenow aria-valuetext";
const TEXTBOX: &str =
    "aria-activedescendant aria-autocomplete aria-multiline aria-placeholder aria-readonly aria-required";
const CELLS: &str = "cell columnheader gridcell rowheader";
const ITEMS: &str = "group menuitem menuitemcheckbox menuitemradio";
const ROWS: &str = "caption row rowgroup";
const TABLES: &str = "grid table treegrid";
const SEPARATOR: &str = "aria-orientation aria-valuemax aria-valuemin aria-valuenow aria-valuetext";

/// All roles, sorted by name. `image` and `presentation` are `img` and `none`.
pub(super) static ROLES: [Role; 130] = [
    role("alert", 0, EXPANDED),
    role("alertdialog", 0, "aria-expanded aria-modal"),
    role("application", 0, "aria-activedescendant aria-expanded"),
    role("article", 0, IN_SET),
    role("banner", 0, EXPANDED),
    role("blockquote", 0, EXPANDED),
    role("button", TOGGLE, "aria-expanded aria-pressed"),
    role("caption", NAMELESS, "").within("figure grid table treegrid"),
    role("cell", NAMED_BY_CONTENT, CELL).within("row"),
    role("checkbox", TOGGLE, "aria-expanded aria-readonly aria-required").requires("aria-checked"),
    role("code", NAMELESS, ""),
    role("columnheader", NAMED_BY_CONTENT, HEADER).within("row"),
    role("combobox", WIDGET, "aria-activedescendant aria-autocomplete aria-orientation aria-readonly aria-required")
        .requires("aria-expanded"),
    role("comment", NAMED_BY_CONTENT, IN_SET),
    role("complementary", 0, EXPANDED),
    role("contentinfo", 0, EXPANDED),
    role("definition", 0, EXPANDED),
    role("deletion", NAMELESS, ""),
    role("dialog", 0, "aria-expanded aria-modal"),
    role("directory", DEPRECATED, EXPANDED),
    role("doc-abstract", 0, EXPANDED),
    role("doc-acknowledgments", 0, EXPANDED),
    role("doc-afterword", 0, EXPANDED),
    role("doc-appendix", 0, EXPANDED),
    role("doc-backlink", COMMAND, EXPANDED).behaves_as("link"),
    role("doc-biblioentry", DEPRECATED, IN_SET).behaves_as("listitem"),
    role("doc-bibliography", 0, EXPANDED),
    role("doc-biblioref", COMMAND, EXPANDED).behaves_as("link"),
    role("doc-chapter", 0, EXPANDED),
    role("doc-colophon", 0, EXPANDED),
    role("doc-conclusion", 0, EXPANDED),
    role("doc-cover", OPAQUE, EXPANDED).behaves_as("img"),
    role("doc-credit", 0, EXPANDED),
    role("doc-credits", 0, EXPANDED),
    role("doc-dedication", 0, EXPANDED),
    role("doc-endnote", DEPRECATED, IN_SET).behaves_as("listitem"),
    role("doc-endnotes", 0, EXPANDED),
    role("doc-epigraph", 0, EXPANDED),
    role("doc-epilogue", 0, EXPANDED),
    role("doc-errata", 0, EXPANDED),
    role("doc-example", 0, EXPANDED),
    role("doc-footnote", 0, EXPANDED),
    role("doc-foreword", 0, EXPANDED),
    role("doc-glossary", 0, EXPANDED),
    role("doc-glossref", COMMAND, EXPANDED).behaves_as("link"),
    role("doc-index", 0, EXPANDED).behaves_as("navigation"),
    role("doc-introduction", 0, EXPANDED),
    role("doc-noteref", COMMAND, EXPANDED).behaves_as("link"),
    role("doc-notice", 0, EXPANDED).behaves_as("note"),
    role("doc-pagebreak", OPAQUE, SEPARATOR).behaves_as("separator"),
    role("doc-pagefooter", NAMELESS, ""),
    role("doc-pageheader", NAMELESS, ""),
    role("doc-pagelist", 0, EXPANDED).behaves_as("navigation"),
    role("doc-part", 0, EXPANDED),
    role("doc-preface", 0, EXPANDED),
    role("doc-prologue", 0, EXPANDED),
    role("doc-pullquote", 0, EXPANDED),
    role("doc-qna", 0, EXPANDED),
    role("doc-subtitle", NAMED_BY_CONTENT, EXPANDED).behaves_as("heading"),
    role("doc-tip", 0, EXPANDED).behaves_as("note"),
    role("doc-toc", 0, EXPANDED).behaves_as("navigation"),
    role("document", 0, EXPANDED),
    role("emphasis", NAMELESS, ""),
    role("feed", 0, EXPANDED).owns("article"),
    role("figure", 0, EXPANDED),
    role("form", 0, EXPANDED),
    role("generic", NAMELESS, ""),
    role("graphics-document", 0, EXPANDED).behaves_as("document"),
    role("graphics-object", 0, "aria-activedescendant aria-expanded").behaves_as("group"),
    role("graphics-symbol", OPAQUE, EXPANDED).behaves_as("img"),
    role("grid", WIDGET, GRID).owns(ROWS),
    role("gridcell", COMMAND, GRIDCELL).within("row"),
    role("group", 0, "aria-activedescendant aria-expanded"),
    role("heading", NAMED_BY_CONTENT, EXPANDED).requires("aria-level"),
    role("img", OPAQUE, EXPANDED),
    role("insertion", NAMELESS, ""),
    role("link", COMMAND, EXPANDED),
    role("list", 0, EXPANDED).owns("listitem"),
    role("listbox", WIDGET, COMPOSITE).owns("group option"),
    role("listitem", 0, IN_SET).within("list directory"),
    role("log", 0, EXPANDED),
    role("main", 0, EXPANDED),
    role("mark", NAMELESS, EXPANDED),
    role("marquee", 0, EXPANDED),
    role("math", 0, EXPANDED),
    role("menu", WIDGET, COMPOSITE).owns(ITEMS),
    role("menubar", WIDGET, COMPOSITE).owns(ITEMS),
    role("menuitem", COMMAND, "aria-expanded aria-posinset aria-setsize").within("group menu menubar"),
    role("menuitemcheckbox", TOGGLE, CHECKABLE).requires("aria-checked").within("group menu menubar"),
    role("menuitemradio", TOGGLE, CHECKABLE).requires("aria-checked").within("group menu menubar"),
    role("meter", OPAQUE, RANGE).requires("aria-valuenow"),
    role("navigation", 0, EXPANDED),
    role("none", NAMELESS, ""),
    role("note", 0, EXPANDED),
    role("option", TOGGLE, "aria-checked aria-posinset aria-selected aria-setsize").within("group listbox"),
    role("paragraph", NAMELESS, ""),
    role("progressbar", WIDGET | OPAQUE, RANGE),
    role("radio", TOGGLE, "aria-posinset aria-required aria-setsize").requires("aria-checked"),
    role("radiogroup", WIDGET, COMPOSITE),
    role("region", 0, EXPANDED),
    role(
        "row",
        WIDGET | NAMED_BY_CONTENT,
        "aria-activedescendant aria-colindex aria-expanded aria-level aria-posinset \
        aria-rowindex aria-rowindextext aria-selected aria-setsize",
    )
    .owns(CELLS)
    .within("grid rowgroup table treegrid"),
    role("rowgroup", NAMED_BY_CONTENT, EXPANDED).owns("row").within(TABLES),
    role("rowheader", NAMED_BY_CONTENT, HEADER).within("row"),
    role("scrollbar", WIDGET | OPAQUE, "aria-orientation aria-valuemax aria-valuemin aria-valuetext")
        .requires("aria-controls aria-valuenow"),
    role("search", 0, EXPANDED),
    role("searchbox", WIDGET, TEXTBOX),
    role("sectionfooter", 0, ""),
    role("sectionheader", 0, ""),
    role("separator", OPAQUE, SEPARATOR),
    role("slider", WIDGET | OPAQUE, SLIDER).requires("aria-valuenow"),
    role(
        "spinbutton",
        WIDGET,
        "aria-activedescendant aria-readonly aria-required aria-valuemax aria-valuemin \
        aria-valuenow aria-valuetext",
    ),
    role("status", 0, EXPANDED),
    role("strong", NAMELESS, ""),
    role("subscript", NAMELESS, ""),
    role("suggestion", NAMELESS, "").owns("comment deletion insertion"),
    role("superscript", NAMELESS, ""),
    role("switch", TOGGLE, "aria-expanded aria-readonly aria-required").requires("aria-checked"),
    role("tab", TOGGLE, "aria-expanded aria-posinset aria-selected aria-setsize").within("tablist"),
    role("table", 0, "aria-colcount aria-expanded aria-rowcount").owns(ROWS),
    role("tablist", WIDGET, COMPOSITE).owns("tab"),
    role("tabpanel", WIDGET, EXPANDED),
    role("term", 0, EXPANDED),
    role("textbox", WIDGET, TEXTBOX),
    role("time", NAMELESS, EXPANDED),
    role("timer", 0, EXPANDED),
    role("toolbar", 0, "aria-activedescendant aria-expanded aria-orientation"),
    role("tooltip", NAMED_BY_CONTENT, EXPANDED),
    role("tree", WIDGET, COMPOSITE).owns("group treeitem"),
    role("treegrid", WIDGET, GRID).owns(ROWS),
    role("treeitem", COMMAND, "aria-checked aria-expanded aria-level aria-posinset aria-selected aria-setsize")
        .within("group tree"),
];
