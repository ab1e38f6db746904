//! The words around the table of figures: its title, its columns' names, the headings of its lists.

use super::Columns;
use crate::{
    app::{
        App,
        link::{figures::FigureTable, narrowing::Order, rows::List},
    },
    compare::Side,
    say,
    text::width::columns_of,
};
use std::borrow::Cow;

/// Which way differences are reckoned, with the names of the two reports and without.
pub(super) fn ways(app: &App, names: &[String; 2]) -> [Cow<'static, str>; 2] {
    let comparison = app.desk().and_then(|desk| desk.link.ready.as_ref()).map(|ready| &ready.comparison);
    let [left, right] = names;
    match comparison.and_then(|comparison| comparison.earlier) {
        None => [
            say!(app.lang, "compared.way-unknown", right = right, left = left),
            say!(app.lang, "compared.way-right"),
        ],
        Some(Side::Left) => [
            say!(app.lang, "compared.way", later = right, earlier = left),
            say!(app.lang, "compared.way-right"),
        ],
        Some(Side::Right) => [
            say!(app.lang, "compared.way", later = left, earlier = right),
            say!(app.lang, "compared.way-left"),
        ],
    }
}

/// The words above the two reports' columns: their names alone where there is no room for more.
pub(super) fn column_titles(app: &App, names: &[String; 2], columns: Columns) -> [String; 2] {
    let full = [
        say!(app.lang, "compared.left", name = names[0]).into_owned(),
        say!(app.lang, "compared.right", name = names[1]).into_owned(),
    ];
    let fit = (0..2).all(|side| columns_of(&full[side]) <= usize::from(columns.sides[side].1));
    if fit { full } else { names.clone() }
}

/// What the table is narrowed to, and its order where that is not the text's.
pub(super) fn shown(app: &App, table: &FigureTable) -> String {
    let filter = if table.filter.is_empty() { String::new() } else { format!(" /{}", table.filter) };
    let order = match table.order {
        Order::Text => return filter,
        Order::Percent => say!(app.lang, "compared.by-percent"),
        Order::Size => say!(app.lang, "compared.by-size"),
    };
    format!("{filter} ({order})")
}

/// The heading of a list with the `count` of its rows, in so many columns: a long name of a report is cut, not that.
pub(super) fn heading_within(
    app: &App,
    list: List,
    names: &[String; 2],
    count: &str,
    columns: usize,
) -> String {
    let of = |names: &[String; 2]| format!("{} ({count})", heading(app, list, names));
    let full = of(names);
    let over = columns_of(&full).saturating_sub(columns);
    if over == 0 {
        return full;
    }
    let cut = names.each_ref().map(|name| shortened(name, columns_of(name).saturating_sub(over)));
    of(&cut)
}

/// The start of a name in so many columns, `..` behind it.
fn shortened(name: &str, columns: usize) -> String {
    let mut start = String::new();
    for character in name.chars() {
        start.push(character);
        if columns_of(&start) + 2 > columns {
            start.pop();
            break;
        }
    }
    start + ".."
}

fn heading(app: &App, list: List, names: &[String; 2]) -> Cow<'static, str> {
    match list {
        List::Same => say!(app.lang, "compared.same"),
        List::OtherBasis => say!(app.lang, "compared.other-basis"),
        List::LeftOnly => say!(app.lang, "compared.left-only", name = names[0]),
        List::RightOnly => say!(app.lang, "compared.right-only", name = names[1]),
    }
}

/// How many figures a list holds, and what is left out of it.
pub(super) fn with_left_out(app: &App, count: usize, left_out: usize) -> String {
    match left_out {
        0 => count.to_string(),
        _ => format!("{count}; {}", say!(app.lang, "compared.left-out", count = left_out)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_to_its_room() {
        for (name, columns, expected) in
            [("2022-report.txt", 8, "2022-r.."), ("青岚县人民政府", 8, "青岚县.."), ("a", 0, "..")]
        {
            assert_eq!(shortened(name, columns), expected);
        }
    }
}
