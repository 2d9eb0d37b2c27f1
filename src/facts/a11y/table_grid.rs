//! The grid of a table, and the header cells that have no data cells.
use super::tree::first_child;
use crate::facts::html::{Element, NodeId};
use crate::facts::page::PageFacts;
use std::collections::BTreeSet;
use std::ops::Range;

/// Most columns of a table that is laid out, and most rows that one cell spans.
const MAX_COLUMNS: usize = 1_000;
/// Most grid slots of a table that is laid out.
const MAX_SLOTS: usize = 1_000_000;

/// A cell of a table with its position in the grid. `E` is an element for rules, a node inside.
#[derive(Clone, Copy, Debug)]
pub struct GridCell<E> {
    /// Its element.
    pub element: E,
    /// Its first row, from 0.
    pub row: usize,
    /// Number of rows it spans; the table may have fewer.
    pub rows: usize,
    /// Its first column, from 0.
    pub column: usize,
    /// Number of columns it spans.
    pub columns: usize,
    /// True for a header cell.
    pub is_header: bool,
    /// The number of its row group, from 0.
    pub group: usize,
}

/// Tables and their cells, in document order; `None` for a table that is too large to be laid out.
pub(in crate::facts) type Grids = Vec<(NodeId, Option<Vec<GridCell<NodeId>>>)>;

impl Element<'_> {
    /// Returns the caption of a table.
    pub fn caption(self) -> Option<Self> {
        first_child(self, "caption")
    }
}

impl PageFacts {
    /// Returns the header cells of a table that have no data cells, and the number of all header cells. `None` if the
    /// table has no data cells at all or is too large to be laid out.
    pub fn headers_without_cells<'a>(&'a self, table: Element<'a>) -> Option<(Vec<Element<'a>>, usize)> {
        let cells = self.grid(table)?;
        let width = cells.iter().map(|cell| cell.column + cell.columns).max()?;
        let height = cells.iter().map(|cell| cell.row + 1).max()?;
        let own_ids: BTreeSet<&str> =
            cells.iter().filter(|cell| cell.is_header).filter_map(|cell| cell.element.id()).collect();
        let (mut columns, mut rows) = (vec![Line::default(); width], vec![Line::default(); height]);
        for cell in &cells {
            rows.iter_mut().skip(cell.row).take(cell.rows).for_each(|line| line.group = cell.group);
        }
        for cell in cells.iter().filter(|cell| !cell.is_header) {
            // A cell with a `headers` attribute has no other headers.
            let names_headers = ids(cell.element).any(|id| own_ids.contains(id));
            let columns = columns.iter_mut().skip(cell.column).take(cell.columns);
            columns.for_each(|line| line.add_cell(cell.row, names_headers));
            let rows = rows.iter_mut().skip(cell.row).take(cell.rows);
            rows.for_each(|line| line.add_cell(cell.column, names_headers));
        }
        let reach = reach_of_groups(&rows);
        let column_groups = column_groups(table, &columns);
        if rows.iter().all(|line| !line.has_cells) {
            return None;
        }
        let named_by = |cell: &GridCell<Element<'a>>| {
            cell.element.get("aria-labelledby").unwrap_or_default().split_ascii_whitespace()
        };
        let cells_only = || cells.iter().filter(|cell| !cell.is_header);
        let referred: BTreeSet<&str> =
            cells.iter().flat_map(|cell| ids(cell.element)).chain(cells_only().flat_map(named_by)).collect();
        // A corner cell heads the header cells below it or beside it.
        for cell in cells.iter().filter(|cell| cell.is_header) {
            let (has_row, has_column) = (any_has_cells(cell.of_rows(&rows)), any_has_cells(cell.of_columns(&columns)));
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
            let (has_row, has_column) = (any_has_cells(row.clone()), any_has_cells(column.clone()));
            let below = || column.clone().any(|line| line.last_cell > Some(header.row));
            let beside = || row.clone().any(|line| line.last_cell > Some(header.column));
            let above_headers = || !has_row && column.clone().any(|line| line.last_header > Some(header.row));
            let beside_headers = || !has_column && row.clone().any(|line| line.last_header > Some(header.column));
            // A header of a row group heads the cells below and beside it to the end of the group.
            let in_row_group = || reach.get(header.row).is_some_and(|reach| *reach >= Some(header.column));
            // A header of a column group heads the cells below it in the whole group.
            let in_column_group = || {
                let index = column_groups.partition_point(|(range, _)| range.end <= header.column);
                column_groups.get(index).is_some_and(|(_, last_cell)| *last_cell > Some(header.row))
            };
            let scope = header.element.get("scope").map(|scope| scope.trim().to_ascii_lowercase());
            match scope.as_deref() {
                Some("col") => below() || above_headers(),
                Some("colgroup") => below() || above_headers() || in_column_group(),
                Some("row") => beside() || beside_headers(),
                Some("rowgroup") => beside() || beside_headers() || in_row_group(),
                // With data cells both in its row and in its column, it is undecided which it heads.
                _ => has_row && has_column || below() || beside() || above_headers(),
            }
        };
        let headers = cells.iter().filter(|cell| cell.is_header && self.has_name(cell.element) != Some(false));
        let is_referred = |header: Element<'a>| header.id().is_some_and(|id| referred.contains(id));
        let has_cells =
            |cell: &GridCell<Element<'a>>| heads(cell) || is_referred(cell.element) || is_in_foot(cell.element);
        let without_cells = headers.clone().filter(|cell| !has_cells(cell));
        Some((without_cells.map(|cell| cell.element).collect(), headers.count()))
    }

    /// Returns the cells of a table with their positions, by the table model of HTML; `None` if the table is too large
    /// to be laid out. Cells without a role are left out.
    pub fn grid<'a>(&'a self, table: Element<'a>) -> Option<Vec<GridCell<Element<'a>>>> {
        let grids = self.grids.get_or_init(|| {
            let tables = self.with_any_role(&["table", "grid", "treegrid"]);
            tables.map(|table| (table.index, self.lay_out(table))).collect()
        });
        let in_page = |cells: &Vec<GridCell<NodeId>>| {
            let found = cells.iter().filter_map(|cell| Some((cell, self.document.element(cell.element)?)));
            found.map(|(cell, element)| cell.with_element(element)).collect()
        };
        match grids.binary_search_by_key(&table.index, |(table, _)| *table) {
            Ok(index) => grids.get(index)?.1.as_ref().map(in_page),
            Err(_) => self.lay_out(table).as_ref().map(in_page),
        }
    }

    fn lay_out(&self, table: Element<'_>) -> Option<Vec<GridCell<NodeId>>> {
        let mut cells: Vec<GridCell<NodeId>> = Vec::new();
        // For each column, the number of further rows that a cell from above spans.
        let mut occupied: Vec<usize> = Vec::new();
        let mut slots = 0;
        let rows = self.accessible_children(table).flat_map(|child| {
            let is_group = self.role(child) == Some("rowgroup");
            let inside = is_group.then(|| self.accessible_children(child)).into_iter().flatten();
            let alone = std::iter::once(child).filter(move |_| !is_group);
            alone.chain(inside).map(move |row| (is_group.then_some(child.index), row))
        });
        let (mut group, mut groups, mut first_of_group) = (None, 0, 0);
        for (row, (group_of_row, element)) in rows.filter(|(_, row)| self.role(*row) == Some("row")).enumerate() {
            if group_of_row != group {
                // A cell does not span into the next row group.
                occupied.clear();
                end_group(&mut cells, first_of_group, row);
                (group, groups, first_of_group) = (group_of_row, groups + 1, cells.len());
            }
            let mut column = 0;
            let first_of_row = cells.len();
            for cell in self.accessible_children(element) {
                let is_header = match self.role(cell) {
                    Some("columnheader" | "rowheader") => true,
                    Some("cell" | "gridcell") => false,
                    _ => continue,
                };
                while occupied.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let columns = span(cell, "colspan", "aria-colspan").clamp(1, MAX_COLUMNS);
                let rows = match span(cell, "rowspan", "aria-rowspan") {
                    // To the end of the row group.
                    0 => MAX_COLUMNS,
                    rows => rows.min(MAX_COLUMNS),
                };
                slots += columns + rows;
                if column + columns > MAX_COLUMNS || slots > MAX_SLOTS {
                    return None;
                }
                cells.push(GridCell { element: cell.index, row, rows, column, columns, is_header, group: groups });
                column += columns;
            }
            slots += occupied.len();
            occupied.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
            for GridCell { column, columns, rows, .. } in cells.iter().skip(first_of_row) {
                if occupied.len() < column + columns {
                    occupied.resize(column + columns, 0);
                }
                occupied.iter_mut().skip(*column).take(*columns).for_each(|below| *below = (*below).max(rows - 1));
            }
        }
        Some(cells)
    }
}

impl GridCell<NodeId> {
    const fn with_element(self, element: Element<'_>) -> GridCell<Element<'_>> {
        let Self { row, rows, column, columns, is_header, group, .. } = self;
        GridCell { element, row, rows, column, columns, is_header, group }
    }
}

/// The cells of a row or a column.
#[derive(Clone, Copy, Default)]
struct Line {
    /// True if it has data cells.
    has_cells: bool,
    /// The position of its last data cell without a `headers` attribute.
    last_cell: Option<usize>,
    /// The position of its last header cell that has data cells in the other direction.
    last_header: Option<usize>,
    /// The row group of a row.
    group: usize,
}

impl Line {
    fn add_cell(&mut self, position: usize, names_headers: bool) {
        self.has_cells = true;
        if !names_headers {
            self.last_cell = self.last_cell.max(Some(position));
        }
    }
}

/// Returns for each row the last position of a data cell in it or below it in its row group.
fn reach_of_groups(rows: &[Line]) -> Vec<Option<usize>> {
    let mut reach: Vec<Option<usize>> = rows.iter().map(|line| line.last_cell).collect();
    let mut below: Option<(usize, Option<usize>)> = None;
    for (line, reach) in rows.iter().zip(&mut reach).rev() {
        if let Some((_, last)) = below.filter(|(group, _)| *group == line.group) {
            *reach = (*reach).max(last);
        }
        below = Some((line.group, *reach));
    }
    reach
}

/// Returns the columns of each `colgroup` with the position of the last data cell in them, in the order of the columns.
fn column_groups(table: Element<'_>, columns: &[Line]) -> Vec<(Range<usize>, Option<usize>)> {
    let (mut start, mut groups) = (0, Vec::new());
    for group in table.children().take(MAX_COLUMNS).filter(|child| child.is("colgroup")) {
        let parts = group.children().take(MAX_COLUMNS).filter(|child| child.is("col"));
        let in_parts: usize = parts.map(|part| number(part.attr_text("span")).clamp(1, MAX_COLUMNS)).sum();
        let width = if in_parts > 0 { in_parts } else { number(group.attr_text("span")).clamp(1, MAX_COLUMNS) };
        let lines = columns.iter().skip(start).take(width);
        groups.push((start..start + width, lines.filter_map(|line| line.last_cell).max()));
        start += width;
    }
    groups
}

fn any_has_cells<'a>(mut lines: impl Iterator<Item = &'a Line>) -> bool {
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

/// Returns the ids in its `headers` attribute.
fn ids(cell: Element<'_>) -> impl Iterator<Item = &str> {
    cell.get("headers").unwrap_or_default().split_ascii_whitespace()
}

/// Returns true for a header cell in the foot of the table, where headers are repeated.
fn is_in_foot(header: Element<'_>) -> bool {
    header.ancestors().take(2).any(|ancestor| ancestor.is("tfoot"))
}

/// Ends the cells of a row group at its last row.
fn end_group(cells: &mut [GridCell<NodeId>], first: usize, end: usize) {
    cells.iter_mut().skip(first).for_each(|cell| cell.rows = cell.rows.min(end.saturating_sub(cell.row)));
}

/// Returns the span of a cell: the number at the beginning of an attribute, 1 if there is none.
fn span(cell: Element<'_>, html: &str, aria: &str) -> usize {
    let name = if cell.is_any(&["td", "th"]) { html } else { aria };
    number(cell.attr_text(name))
}

/// Returns the number at the beginning of a value, 1 if there is none.
fn number(value: Option<&str>) -> usize {
    let value = value.unwrap_or_default();
    let digits = value.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(value.len());
    value.get(..digits).and_then(|value| value.parse().ok()).unwrap_or(1)
}
