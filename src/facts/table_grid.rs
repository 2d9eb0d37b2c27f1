//! The grid of a table: which header cells have cells that they head.
use super::document::Place;
use super::{Element, PageFacts};
use std::collections::BTreeSet;

/// Widest and largest table that is laid out.
const MOST_COLUMNS: usize = 1_000;
const MOST_SLOTS: usize = 1_000_000;

/// A cell of a table in its place; rules see the element that makes it.
#[derive(Clone, Copy, Debug)]
pub struct GridCell<E> {
    /// What makes it.
    pub element: E,
    /// Its first row, from 0.
    pub row: usize,
    /// How many rows it spans; there may be fewer below.
    pub rows: usize,
    /// Its first column, from 0.
    pub column: usize,
    /// How many columns it spans.
    pub columns: usize,
    /// Whether it is a header cell.
    pub is_header: bool,
}

/// Tables and their cells, in document order; none for a table that is too large to be laid out.
pub(super) type Grids = Vec<(Place, Option<Vec<GridCell<Place>>>)>;

impl PageFacts {
    /// The header cells of a table that head no cell, and how many header cells there are; none if it has no data
    /// cells at all or is too large to be laid out.
    pub fn idle_headers<'a>(&'a self, table: Element<'a>) -> Option<(Vec<Element<'a>>, usize)> {
        let cells = self.grid(table)?;
        let width = cells.iter().map(|cell| cell.column + cell.columns).max()?;
        let height = cells.iter().map(|cell| cell.row + 1).max()?;
        let (mut in_column, mut in_row) = (vec![0_u32; width], vec![0_u32; height]);
        for cell in cells.iter().filter(|cell| !cell.is_header) {
            in_column.get_mut(cell.column..cell.column + cell.columns)?.iter_mut().for_each(|count| *count += 1);
            in_row.iter_mut().skip(cell.row).take(cell.rows).for_each(|count| *count += 1);
        }
        if in_row.iter().all(|count| *count == 0) {
            return None;
        }
        let referred: BTreeSet<&str> =
            cells.iter().filter_map(|cell| cell.element.get("headers")).flat_map(str::split_ascii_whitespace).collect();
        let any = |counts: &[u32], first: usize, length: usize| counts.iter().skip(first).take(length).any(|n| *n > 0);
        // A corner heads the headers of the rows below it, or of the columns beside it.
        let (mut row_heads, mut column_heads) = (vec![0_u32; width], vec![0_u32; height]);
        for cell in cells.iter().filter(|cell| cell.is_header) {
            if any(&in_row, cell.row, cell.rows) {
                row_heads.get_mut(cell.column..cell.column + cell.columns)?.iter_mut().for_each(|count| *count += 1);
            }
            if any(&in_column, cell.column, cell.columns) {
                column_heads.iter_mut().skip(cell.row).take(cell.rows).for_each(|count| *count += 1);
            }
        }
        let heads = |header: &GridCell<Element<'a>>| {
            let column = any(&in_column, header.column, header.columns);
            let row = any(&in_row, header.row, header.rows);
            let above_headers = || !row && any(&row_heads, header.column, header.columns);
            let beside_headers = || !column && any(&column_heads, header.row, header.rows);
            let scope = header.element.get("scope").map(|scope| scope.trim().to_ascii_lowercase());
            match scope.as_deref() {
                Some("col" | "colgroup") => column || above_headers(),
                Some("row" | "rowgroup") => row || beside_headers(),
                _ => column || row || above_headers(),
            }
        };
        let headers = cells.iter().filter(|cell| cell.is_header && self.has_name(cell.element) != Some(false));
        let is_referred = |header: Element<'a>| header.id().is_some_and(|id| referred.contains(id));
        let idle = headers.clone().filter(|cell| !heads(cell) && !is_referred(cell.element));
        Some((idle.map(|cell| cell.element).collect(), headers.count()))
    }

    /// The cells of a table in their places, by the forming of tables in HTML; none if it is too large to be laid out.
    /// Cells without a role are no cells.
    pub fn grid<'a>(&'a self, table: Element<'a>) -> Option<Vec<GridCell<Element<'a>>>> {
        let grids = self.grids.get_or_init(|| {
            let tables = self.with_any_role(&["table", "grid", "treegrid"]);
            tables.map(|table| (table.index, self.lay_out(table))).collect()
        });
        let in_page = |cells: &Vec<GridCell<Place>>| {
            let placed = cells.iter().filter_map(|cell| Some((cell, self.document.element(cell.element)?)));
            placed.map(|(cell, element)| cell.made_by(element)).collect()
        };
        match grids.binary_search_by_key(&table.index, |(place, _)| *place) {
            Ok(found) => grids.get(found)?.1.as_ref().map(in_page),
            Err(_) => self.lay_out(table).as_ref().map(in_page),
        }
    }

    fn lay_out(&self, table: Element<'_>) -> Option<Vec<GridCell<Place>>> {
        let mut cells = Vec::new();
        // How many more rows each column is taken by a cell from above.
        let mut taken: Vec<usize> = Vec::new();
        let mut slots = 0;
        let rows = self.accessible_children(table).flat_map(|child| {
            let is_group = self.role(child) == Some("rowgroup");
            let inside = is_group.then(|| self.accessible_children(child)).into_iter().flatten();
            std::iter::once(child).filter(move |_| !is_group).chain(inside)
        });
        for (row, element) in rows.filter(|row| self.role(*row) == Some("row")).enumerate() {
            let mut column = 0;
            let mut added = Vec::new();
            for cell in self.accessible_children(element) {
                let is_header = match self.role(cell) {
                    Some("columnheader" | "rowheader") => true,
                    Some("cell" | "gridcell") => false,
                    _ => continue,
                };
                while taken.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let columns = span(cell, "colspan", "aria-colspan").clamp(1, MOST_COLUMNS);
                let rows = span(cell, "rowspan", "aria-rowspan").clamp(1, MOST_COLUMNS);
                slots += columns + rows;
                if column + columns > MOST_COLUMNS || slots > MOST_SLOTS {
                    return None;
                }
                cells.push(GridCell { element: cell.index, row, rows, column, columns, is_header });
                added.push((column, columns, rows));
                column += columns;
            }
            slots += taken.len();
            taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
            for (column, columns, rows) in added {
                if taken.len() < column + columns {
                    taken.resize(column + columns, 0);
                }
                taken.iter_mut().skip(column).take(columns).for_each(|taken| *taken = (*taken).max(rows - 1));
            }
        }
        Some(cells)
    }
}

impl GridCell<Place> {
    const fn made_by(self, element: Element<'_>) -> GridCell<Element<'_>> {
        let Self { row, rows, column, columns, is_header, .. } = self;
        GridCell { element, row, rows, column, columns, is_header }
    }
}

fn span(cell: Element<'_>, html: &str, aria: &str) -> usize {
    let name = if cell.is_any(&["td", "th"]) { html } else { aria };
    cell.text_of(name).and_then(|value| value.parse().ok()).unwrap_or(1)
}
