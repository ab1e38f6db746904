//! Marks 标记: passages and remarks that a reviewer keeps, where they are kept, and how they are found
//! again when the report's file has changed.
//!
//! [`mark`] is what is kept, [`anchor`] finds a passage again, [`store`] keeps the files,
//! [`merge`] joins what two instances changed, [`history`] undoes, [`tags`] renames, merges and
//! splits. All but [`store`] are pure. The file format is described in `docs/marks-format.md`.

pub mod anchor;
pub mod ids;
pub mod mark;
pub mod merge;
pub mod origin;
pub mod store;

pub use anchor::{Finder, Found};
pub use ids::{Ids, timestamp};
pub use mark::{Absence, Alike, Anchor, Mark, ReportKey, ReportMarks, StatedFigure};
pub use store::{Access, Loaded, Notice, Saved, Store, StoreError, Token};
