//! The grid of a table: which header cells have cells that they head.
use super::tree::first_child;
use crate::facts::html::{Element, NodeId};
use crate::facts::page::PageFacts;
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
pub(in crate::facts) type Grids = Vec<(NodeId, Option<Vec<GridCell<NodeId>>>)>;

impl Element<'_> {
    /// The caption of a table.
    pub fn caption(self) -> Option<Self> {
        first_child(self, "caption")
    }
}

impl PageFacts {
    /// The header cells of a table that head no cell, and how many header cells there are; none if it has no data
    /// cells at all or is too large to be laid out.
    pub fn headers_without_cells<'a>(&'a self, table: Element<'a>) -> Option<(Vec<Element<'a>>, usize)> {
        let cells = self.grid(table)?;
        let width = cells.iter().map(|cell| cell.column + cell.columns).max()?;
        let height = cells.iter().map(|cell| cell.row + 1).max()?;
        let own_ids: BTreeSet<&str> =
            cells.iter().filter(|cell| cell.is_header).filter_map(|cell| cell.element.id()).collect();
        let (mut columns, mut rows) = (vec![Line::default(); width], vec![Line::default(); height]);
        for cell in cells.iter().filter(|cell| !cell.is_header) {
            // A cell that names its headers has no others.
            let names_headers = ids(cell.element).any(|id| own_ids.contains(id));
            let columns = columns.iter_mut().skip(cell.column).take(cell.columns);
            columns.for_each(|line| line.add_cell(cell.row, names_headers));
            let rows = rows.iter_mut().skip(cell.row).take(cell.rows);
            rows.for_each(|line| line.add_cell(cell.column, names_headers));
        }
        if rows.iter().all(|line| !line.has_cells) {
            return None;
        }
        let referred: BTreeSet<&str> = cells.iter().flat_map(|cell| ids(cell.element)).collect();
        // A corner heads the headers of the rows below it, or of the columns beside it.
        for cell in cells.iter().filter(|cell| cell.is_header) {
            let (has_row, has_column) = (any(cell.of_rows(&rows)), any(cell.of_columns(&columns)));
            if has_row {
                let columns = columns.iter_mut().skip(cell.column).take(cell.columns);
                columns.for_each(|line| line.last_header = line.last_header.max(Some(cell.row)));
            }
            if has_column {
                let rows = rows.iter_mut().skip(cell.row).take(cell.rows);
                rows.for_each(|line| line.last_header = line.last_header.max(Some(cell.column)));
            }
        }
        let heads = |header: &GridCell<Element<'a>>| {
            let (row, column) = (header.of_rows(&rows), header.of_columns(&columns));
            let (has_row, has_column) = (any(row.clone()), any(column.clone()));
            let below = || column.clone().any(|line| line.last_cell > Some(header.row));
            let beside = || row.clone().any(|line| line.last_cell > Some(header.column));
            let above_headers = || !has_row && column.clone().any(|line| line.last_header > Some(header.row));
            let beside_headers = || !has_column && row.clone().any(|line| line.last_header > Some(header.column));
            let scope = header.element.get("scope").map(|scope| scope.trim().to_ascii_lowercase());
            match scope.as_deref() {
                Some("col" | "colgroup") => below() || above_headers(),
                Some("row" | "rowgroup") => beside() || beside_headers(),
                // With cells both in its row and in its column it is the header of neither.
                _ => has_row && has_column || below() || beside() || above_headers(),
            }
        };
        let headers = cells.iter().filter(|cell| cell.is_header && self.has_name(cell.element) != Some(false));
        let is_referred = |header: Element<'a>| header.id().is_some_and(|id| referred.contains(id));
        let idle = headers.clone().filter(|cell| !heads(cell) && !is_referred(cell.element) && !repeats(cell.element));
        Some((idle.map(|cell| cell.element).collect(), headers.count()))
    }

    /// The cells of a table in their places, by the forming of tables in HTML; none if it is too large to be laid out.
    /// Cells without a role are no cells.
    pub fn grid<'a>(&'a self, table: Element<'a>) -> Option<Vec<GridCell<Element<'a>>>> {
        let grids = self.grids.get_or_init(|| {
            let tables = self.with_any_role(&["table", "grid", "treegrid"]);
            tables.map(|table| (table.index, self.lay_out(table))).collect()
        });
        let in_page = |cells: &Vec<GridCell<NodeId>>| {
            let placed = cells.iter().filter_map(|cell| Some((cell, self.document.element(cell.element)?)));
            placed.map(|(cell, element)| cell.made_by(element)).collect()
        };
        match grids.binary_search_by_key(&table.index, |(place, _)| *place) {
            Ok(found) => grids.get(found)?.1.as_ref().map(in_page),
            Err(_) => self.lay_out(table).as_ref().map(in_page),
        }
    }

    fn lay_out(&self, table: Element<'_>) -> Option<Vec<GridCell<NodeId>>> {
        let mut cells: Vec<GridCell<NodeId>> = Vec::new();
        // How many more rows each column is taken by a cell from above.
        let mut taken: Vec<usize> = Vec::new();
        let mut slots = 0;
        let rows = self.accessible_children(table).flat_map(|child| {
            let is_group = self.role(child) == Some("rowgroup");
            let inside = is_group.then(|| self.accessible_children(child)).into_iter().flatten();
            let alone = std::iter::once(child).filter(move |_| !is_group);
            alone.chain(inside).map(move |row| (is_group.then_some(child.index), row))
        });
        let (mut group, mut first_of_group) = (None, 0);
        for (row, (group_of_row, element)) in rows.filter(|(_, row)| self.role(*row) == Some("row")).enumerate() {
            if group_of_row != group {
                // No cell reaches from one group of rows into the next.
                taken.clear();
                end_group(&mut cells, first_of_group, row);
                (group, first_of_group) = (group_of_row, cells.len());
            }
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
                let rows = match span(cell, "rowspan", "aria-rowspan") {
                    0 => MOST_COLUMNS,
                    rows => rows.min(MOST_COLUMNS),
                };
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

impl GridCell<NodeId> {
    const fn made_by(self, element: Element<'_>) -> GridCell<Element<'_>> {
        let Self { row, rows, column, columns, is_header, .. } = self;
        GridCell { element, row, rows, column, columns, is_header }
    }
}

/// What is known of a row or a column.
#[derive(Clone, Copy, Default)]
struct Line {
    /// Whether it has data cells.
    has_cells: bool,
    /// Where the last data cell in it begins that does not name its headers itself.
    last_cell: Option<usize>,
    /// Where the last header cell in it begins that has data cells the other way.
    last_header: Option<usize>,
}

impl Line {
    fn add_cell(&mut self, place: usize, names_headers: bool) {
        self.has_cells = true;
        if !names_headers {
            self.last_cell = self.last_cell.max(Some(place));
        }
    }
}

fn any<'a>(mut lines: impl Iterator<Item = &'a Line>) -> bool {
    lines.any(|line| line.has_cells)
}

impl<E> GridCell<E> {
    fn of_rows<'b>(&self, rows: &'b [Line]) -> impl Iterator<Item = &'b Line> + Clone + use<'b, E> {
        rows.iter().skip(self.row).take(self.rows)
    }

    fn of_columns<'b>(&self, columns: &'b [Line]) -> impl Iterator<Item = &'b Line> + Clone + use<'b, E> {
        columns.iter().skip(self.column).take(self.columns)
    }
}

/// The ids that it names as those of its headers.
fn ids(cell: Element<'_>) -> impl Iterator<Item = &str> {
    cell.get("headers").unwrap_or_default().split_ascii_whitespace()
}

/// Whether it stands in the foot of the table, where headers are repeated.
fn repeats(header: Element<'_>) -> bool {
    header.ancestors().take(2).any(|each| each.is("tfoot"))
}

/// Cuts the cells from this one on where their group of rows ends.
fn end_group(cells: &mut [GridCell<NodeId>], first: usize, end: usize) {
    cells.iter_mut().skip(first).for_each(|cell| cell.rows = cell.rows.min(end.saturating_sub(cell.row)));
}

/// The number at the beginning of an attribute; 1 where there is none.
fn span(cell: Element<'_>, html: &str, aria: &str) -> usize {
    let name = if cell.is_any(&["td", "th"]) { html } else { aria };
    let value = cell.attr_text(name).unwrap_or_default();
    let digits = value.find(|each: char| !each.is_ascii_digit()).unwrap_or(value.len());
    value.get(..digits).and_then(|value| value.parse().ok()).unwrap_or(1)
}
