//! Marks 标记: passages and remarks that a reviewer keeps, where they are kept, and how they are found
//! again when the report's file has changed.
//!
//! [`mark`] and [`report_marks`] are what is kept, [`anchor`] finds a passage again, [`store`] keeps the files,
//! [`merge`] joins what two instances changed, [`join`](mod@join) what several people marked,
//! [`differences`](mod@differences) says where they do not agree, [`history`] undoes, [`tags`] renames, merges and
//! splits. All but [`store`] are pure. The file format is described in `docs/marks-format.md`.

pub mod anchor;
pub mod differences;
pub mod extra;
pub mod history;
pub mod ids;
pub mod join;
pub mod key;
pub mod mark;
pub mod merge;
pub mod origin;
pub mod report_marks;
pub mod store;
pub mod tags;

pub use crate::files::Access;
pub use anchor::{Finder, Found};
pub use differences::differences;
pub use extra::Extra;
pub use history::{Change, Handover, History, Step};
pub use ids::{Ids, timestamp};
pub use join::{join, root};
pub use key::{ReportKey, Whereabouts};
pub use mark::{Absence, Alike, Anchor, Mark, StatedFigure};
pub use report_marks::ReportMarks;
pub use store::{Fault, Loaded, Notice, Saved, Store, StoreError, Token};
pub use tags::{NamesEdit, TagNames};
