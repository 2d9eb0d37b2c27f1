//! Attributes and elements that refer to others: names, labels, headers of cells, owners, fragments.
use super::{Case, Input, fill, nest, page, prose, repeat};

pub(super) const INPUTS: &[Input] = &[
    Input { name: "references/links-by-one-long-element", make: |size| named_by_long(size, "<a href=/p", "</a>") },
    Input { name: "references/buttons", make: |size| named_by_long(size, "<button id=b", "x</button>") },
    Input { name: "references/headings", make: |size| named_by_long(size, "<h2 id=h", "x</h2>") },
    Input { name: "references/images", make: |size| named_by_long(size, "<img alt src=/i", "") },
    Input { name: "references/inputs", make: |size| named_by_long(size, "<input name=n", "") },
    Input { name: "references/dialogs", make: |size| named_by_long(size, "<div role=dialog id=d", "x</div>") },
    Input { name: "references/regions", make: |size| named_by_long(size, "<section id=s", "x</section>") },
    Input { name: "references/tables", make: |size| named_by_long(size, "<table id=t", "<tr><th>a<td>b</table>") },
    Input { name: "references/names-of-many-elements", make: by_many_elements },
    Input { name: "references/chain-of-names", make: chain },
    Input { name: "references/distinct-targets", make: distinct },
    Input { name: "references/described-by", make: described },
    Input { name: "references/labels-of-one-input", make: labels_of_one },
    Input { name: "references/sixteen-labels-each", make: sixteen_labels },
    Input { name: "references/nested-labels", make: |size| nest(size, "<label>a<input>", "</label>") },
    Input { name: "references/inputs-in-one-label", make: in_one_label },
    Input { name: "references/labels-around-the-rest", make: |size| nest(size, "<div><label>cats ", "</label></div>") },
    Input { name: "references/headers-lists", make: headers_lists },
    Input { name: "references/table-of-headers", make: header_grid },
    Input { name: "references/huge-spans", make: spans },
    Input { name: "references/owns", make: owns },
    Input {
        name: "references/one-id-for-all",
        make: |size| repeat(size, "<a id=x href=#x aria-labelledby=x aria-controls=x>a</a>"),
    },
    Input { name: "references/nested-buttons", make: |size| nest(size, "<div role=button>cats ", "</div>") },
    Input {
        name: "references/nested-links",
        make: |size| nest(size, "<div role=link tabindex=0><span>a</span>", "</div>"),
    },
    Input {
        name: "references/nested-headings",
        make: |size| nest(size, "<div role=heading aria-level=2>cats ", "</div>"),
    },
    Input { name: "references/nested-list-items", make: |size| nest(size, "<ul><li>cats <a href=/x>go</a>", "</ul>") },
    Input {
        name: "references/nested-groups",
        make: |size| nest(size, "<fieldset><legend>a</legend><input type=radio name=r>", "</fieldset>"),
    },
    Input {
        name: "references/nested-figures",
        make: |size| nest(size, "<figure><figcaption>a</figcaption><img src=/a alt=a>", "</figure>"),
    },
    Input {
        name: "references/nested-summaries",
        make: |size| nest(size, "<details><summary>a</summary>", "</details>"),
    },
    Input {
        name: "references/radios-of-one-group",
        make: |size| {
            page(format!(
                "<form>{}</form>",
                fill(size, |number| format!("<input type=radio name=r id=r{number}><label for=r{number}>a</label>"))
            ))
        },
    },
    Input {
        name: "references/fields-of-one-form",
        make: |size| {
            page(format!("<form id=f></form>{}", fill(size, |number| format!("<input form=f name=n{number} list=l>"))))
        },
    },
    Input {
        name: "references/forms",
        make: |size| repeat(size, "<form><input name=a><label>a<input name=b></label><button>go</button></form>"),
    },
    Input { name: "references/long-links-with-same-name", make: same_names },
    Input {
        name: "references/links-with-one-name",
        make: |size| page(fill(size, |number| format!("<a href=/{number}>Read more</a> "))),
    },
    Input {
        name: "references/fragments",
        make: |size| {
            page(fill(size, |number| format!("<a href=#f{number}>to {number}</a><p id=f{}>a</p>", number / 2)))
        },
    },
    Input { name: "references/skip-links", make: |size| repeat(size, "<a href=#main class=skip>Skip to content</a>") },
    Input { name: "references/image-maps", make: image_maps },
    Input {
        name: "references/svg-uses",
        make: |size| {
            page(format!(
                "<svg><symbol id=s><title>{}</title></symbol></svg>{}",
                prose(20_000),
                fill(size, |_| "<svg role=img><use href=#s></use></svg>".to_owned())
            ))
        },
    },
    Input {
        name: "references/nav-landmarks",
        make: |size| {
            page(format!(
                "<p id=l>{}</p>{}",
                prose(4_000),
                fill(size, |_| "<nav aria-labelledby=l><a href=/a>a</a></nav>".to_owned())
            ))
        },
    },
    Input {
        name: "references/one-link-of-many-elements",
        make: |size| page(format!("<a href=/x>{}</a>", "<b>a</b>".repeat(size / 8))),
    },
    Input {
        name: "references/cards-of-many-elements",
        make: |size| {
            page(fill(size, |number| format!("<a href=/{number}>{}</a>", "<i><img src=/a alt=a></i>".repeat(150))))
        },
    },
];

/// Elements that each name one long element 32 times.
fn named_by_long(size: usize, open: &str, close: &str) -> Case {
    let long = size / 20;
    let list = "x ".repeat(32);
    let body = fill(size - long, |number| format!("{open}{number} aria-labelledby=\"{list}\">{close}"));
    page(format!("<div id=x>{}</div>{body}", prose(long)))
}

/// The same with a long element of many small ones.
fn by_many_elements(size: usize) -> Case {
    let list = "x ".repeat(32);
    let long = "<b>a</b><img alt=b src=c>".repeat(size / 500);
    page(format!(
        "<div id=x>{long}</div>{}",
        fill(size - long.len(), |number| format!("<a href=/{number} aria-labelledby=\"{list}\"></a>"))
    ))
}

fn chain(size: usize) -> Case {
    page(fill(size, |number| {
        format!(
            "<a href=/ id=n{number} aria-labelledby=\"n{} n{number} n{}\">a<b aria-labelledby=n{}></b></a>",
            number + 1,
            number / 2,
            number + 2
        )
    }))
}

fn distinct(size: usize) -> Case {
    let ids: Vec<String> = (0..32).map(|number| format!("t{number}")).collect();
    let targets: String = ids.iter().map(|id| format!("<p id={id}>{}</p>", prose(3_000))).collect();
    page(format!(
        "{targets}{}",
        fill(size, |number| format!("<input id=i{number} aria-labelledby=\"{}\">", ids[number % 4..].join(" ")))
    ))
}

fn described(size: usize) -> Case {
    let list = "x ".repeat(32);
    let body = fill(size / 2, |number| {
        format!(
            "<input name=n{number} aria-label=a{number} aria-describedby=\"{list}\" aria-errormessage=x aria-details=x>"
        )
    });
    page(format!("<div id=x>{}</div>{body}", prose(size / 2)))
}

fn labels_of_one(size: usize) -> Case {
    page(format!("<input id=i>{}", fill(size, |number| format!("<label for=i>label {number}</label>"))))
}

fn sixteen_labels(size: usize) -> Case {
    let labels = |number| format!("<label for=i{number}><b>a</b> text of a label</label>").repeat(16);
    page(fill(size, |number| format!("<input id=i{number}>{}", labels(number))))
}

fn in_one_label(size: usize) -> Case {
    page(format!(
        "<label>{}</label>",
        fill(size, |number| format!("cats <input name=n{number}><select><option>a<option>b</select>"))
    ))
}

fn headers_lists(size: usize) -> Case {
    let ids: Vec<String> = (0..100).map(|number| format!("h{number}")).collect();
    let head: String = ids.iter().map(|id| format!("<th id={id}>{id}</th>")).collect();
    let list = ids.join(" ");
    page(format!("<table><tr>{head}</tr>{}</table>", fill(size, |_| format!("<tr><td headers=\"{list}\">a</td></tr>"))))
}

fn header_grid(size: usize) -> Case {
    let row = format!("<tr>{}{}</tr>", "<th scope=row>a".repeat(100), "<th>b<td>c".repeat(100));
    page(format!("<table>{}</table>", row.repeat(size / row.len() + 1)))
}

fn spans(size: usize) -> Case {
    let table = "<table><tr><th colspan=900 rowspan=65534>a<td>b<tr><td rowspan=0 colspan=400>c<th scope=col>d</table>";
    repeat(size, table)
}

fn owns(size: usize) -> Case {
    let owners = fill(size / 2, |number| {
        format!("<div role=list id=o{number} aria-owns=\"i0 i{number} o{} o{}\"></div>", number + 1, number / 2)
    });
    let owned = fill(size / 2, |number| format!("<div role=listitem id=i{number}>a</div>"));
    page(format!("{owners}{owned}"))
}

fn same_names(size: usize) -> Case {
    let text = prose(3_000);
    page(fill(size, |number| format!("<a href=/{number}>{text}</a>")))
}

fn image_maps(size: usize) -> Case {
    let areas = fill(size / 2, |number| format!("<area href=/{number} alt=a shape=rect coords=1,1,2,2>"));
    page(format!("<map name=m>{areas}</map>{}", fill(size / 2, |_| "<img src=/a alt=a usemap=#m>".to_owned())))
}
