//! Which key does what, and where.

use super::{Binding, Context, Group};
use crate::app::action::Action as A;
use Context::{
    Compared, Confirm, Export, Figures, Library, Marks, Note, Outline, Page, Picker, Prompt, Reader, Select,
};

const fn bind(contexts: &'static [Context], sequences: &'static [&'static str], action: A) -> Binding {
    Binding { contexts, sequences, action, hinted: &[] }
}

impl Binding {
    const fn hint(mut self, contexts: &'static [Context]) -> Self {
        self.hinted = contexts;
        self
    }
}

const TEXT: &[Context] = &[Reader, Select];
const MOVING: &[Context] = &[Library, Reader, Select, Outline, Figures, Marks, Compared, Page];
const LISTS: &[Context] = &[Library, Outline, Figures, Marks, Compared];
const READING: &[Context] = &[Reader, Outline];
const SECTIONS: &[Context] = &[Reader, Select, Outline];
const MARKING: &[Context] = &[Reader, Select, Marks];
const FIELDS: &[Context] = &[Prompt, Picker];
const SCREENS: &[Context] = &[Library, Reader, Select, Outline];

/// Every binding, in the groups and the order in which they are listed.
pub const TABLE: &[Group] = &[
    Group {
        name: "move",
        bindings: &[
            bind(MOVING, &["j", "<Down>"], A::Down),
            bind(MOVING, &["k", "<Up>"], A::Up),
            bind(TEXT, &["h", "<Left>"], A::Left),
            bind(TEXT, &["l", "<Right>"], A::Right),
            bind(TEXT, &["0", "<Home>"], A::RowStart),
            bind(TEXT, &["$", "<End>"], A::RowEnd),
            bind(MOVING, &["<C-e>"], A::ScrollDown),
            bind(MOVING, &["<C-y>"], A::ScrollUp),
            bind(MOVING, &["<C-d>"], A::HalfDown),
            bind(MOVING, &["<C-u>"], A::HalfUp),
            bind(MOVING, &["<Space>", "<C-f>", "<PageDown>"], A::PageDown).hint(&[Page]),
            bind(MOVING, &["<C-b>", "<PageUp>"], A::PageUp),
            bind(MOVING, &["gg"], A::First),
            bind(MOVING, &["G"], A::Last),
            bind(LISTS, &["<Home>"], A::First),
            bind(LISTS, &["<End>"], A::Last),
            bind(&[Picker], &["<Down>", "<C-n>"], A::Down),
            bind(&[Picker], &["<Up>", "<C-p>"], A::Up),
        ],
    },
    Group {
        name: "text",
        bindings: &[
            bind(SECTIONS, &["]]"], A::SectionForward).hint(&[Reader]),
            bind(SECTIONS, &["[["], A::SectionBack),
            bind(TEXT, &["f"], A::FigureForward).hint(&[Reader]),
            bind(TEXT, &["F"], A::FigureBack),
            bind(TEXT, &["}"], A::ParagraphForward),
            bind(TEXT, &["{"], A::ParagraphBack),
            bind(TEXT, &[")"], A::SentenceForward),
            bind(TEXT, &["("], A::SentenceBack),
            bind(&[Library, Reader, Select, Outline, Figures, Compared, Page], &["/"], A::Search)
                .hint(&[Library, Reader, Compared]),
            bind(TEXT, &["n"], A::SearchNext),
            bind(TEXT, &["N"], A::SearchPrevious),
            bind(READING, &["<C-o>"], A::JumpBack),
            bind(READING, &["<C-p>"], A::JumpForward),
        ],
    },
    Group {
        name: "mark",
        bindings: &[
            bind(TEXT, &["m"], A::Mark).hint(TEXT),
            bind(TEXT, &["c"], A::Note).hint(TEXT),
            bind(&[Marks], &["c"], A::Note).hint(&[Marks]),
            bind(&[Marks], &["d", "D"], A::Remove).hint(&[Marks]),
            bind(&[Library, Reader, Outline], &["gr"], A::Remark),
            bind(&[Library, Reader, Outline], &["gm"], A::Marks),
            bind(TEXT, &["v"], A::SelectCharacters),
            bind(TEXT, &["V"], A::SelectParagraphs),
            bind(&[Select], &["o"], A::OtherEnd).hint(&[Select]),
            bind(&[Select], &["as"], A::SelectSentence).hint(&[Select]),
            bind(&[Select], &["ac"], A::SelectClause).hint(&[Select]),
            bind(&[Select], &["ap"], A::SelectPoint).hint(&[Select]),
            bind(&[Select], &["aS"], A::SelectSection).hint(&[Select]),
            bind(&[Select], &["af"], A::SelectFigure).hint(&[Select]),
            bind(TEXT, &["]m"], A::MarkForward),
            bind(TEXT, &["[m"], A::MarkBack),
            bind(&[Reader], &["D"], A::Remove),
            bind(MARKING, &["t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9"], A::Tag)
                .hint(&[Select, Marks]),
            bind(MARKING, &["tt"], A::TagByName),
            bind(&[Library, Reader, Marks], &["tr"], A::RenameTag),
            bind(&[Library, Reader, Marks], &["tm"], A::MergeTags),
            bind(&[Marks], &["ts"], A::SplitTag),
            bind(&[Marks], &["/"], A::Search).hint(&[Marks]),
            bind(MARKING, &["K"], A::Confirm),
            bind(&[Reader, Marks], &["X"], A::Gone),
            bind(&[Marks], &[";"], A::NextWaiting),
            bind(&[Library, Reader, Select, Outline, Marks], &["<C-s>"], A::Save),
            bind(&[Library, Reader, Outline, Marks, Compared], &["u"], A::Undo),
            bind(&[Library, Reader, Outline, Marks, Compared], &["<C-r>"], A::Redo),
            bind(&[Library, Reader, Outline, Marks], &["e"], A::Export).hint(&[Library, Reader, Marks]),
            bind(&[Export], &["<Enter>"], A::WriteExport).hint(&[Export]),
            bind(&[Export], &["<Tab>"], A::NextGrouping).hint(&[Export]),
            bind(&[Export], &["<S-Tab>"], A::NextForm).hint(&[Export]),
            bind(&[Export], &["<Down>"], A::Down),
            bind(&[Export], &["<Up>"], A::Up),
            bind(&[Export], &["<PageDown>"], A::PageDown).hint(&[Export]),
            bind(&[Export], &["<PageUp>"], A::PageUp),
            bind(&[Export], &["<Esc>", "<C-c>"], A::Cancel).hint(&[Export]),
            bind(TEXT, &["y"], A::Copy).hint(&[Select]),
            bind(&[Reader, Select, Marks], &["Y"], A::CopyExcerpt).hint(&[Select, Marks]),
            bind(&[Library, Reader, Outline], &["gy"], A::CopyAddress),
            bind(&[Library, Reader, Outline], &["gd"], A::Differences),
            bind(&[Marks], &["n"], A::NextDifference),
            bind(&[Marks], &["N"], A::PreviousDifference),
            bind(&[Note], &["<C-s>", "<A-Enter>"], A::Keep).hint(&[Note]),
            bind(&[Note], &["<Esc>"], A::PutAside).hint(&[Note]),
            bind(&[Note], &["<C-c>"], A::Discard).hint(&[Note]),
        ],
    },
    Group {
        name: "show",
        bindings: &[
            bind(READING, &["o"], A::Outline).hint(&[Reader, Outline]),
            bind(READING, &["<Tab>"], A::NextPane).hint(READING),
            bind(&[Library, Reader, Outline], &["R"], A::Reread),
            bind(READING, &["gf"], A::Figures),
            bind(READING, &["gn"], A::Noise),
            bind(READING, &["gs"], A::Simplified),
            bind(READING, &["gx"], A::Skipped),
            bind(&[Library, Reader, Outline, Marks], &["g?"], A::Origin),
        ],
    },
    Group {
        name: "beside",
        bindings: &[
            bind(READING, &["s"], A::Second),
            bind(READING, &["S"], A::Swap),
            bind(READING, &["x"], A::Close),
            bind(READING, &["="], A::Link),
            bind(READING, &["+"], A::Wider),
            bind(READING, &["-"], A::Narrower),
            bind(READING, &["g="], A::NextAnswer),
            bind(READING, &["gl"], A::Pair),
            bind(READING, &["gc"], A::NextChange),
            bind(READING, &["gC"], A::PreviousChange),
            bind(READING, &["gt"], A::CompareFigures),
            bind(&[Compared], &["<Tab>"], A::WholeReports).hint(&[Compared]),
            bind(&[Compared], &["m"], A::MarkRow).hint(&[Compared]),
        ],
    },
    Group {
        name: "library",
        bindings: &[
            bind(&[Library, Compared], &["<", "<Left>"], A::SortLeft).hint(&[Library]),
            bind(&[Library, Compared], &[">", "<Right>"], A::SortRight).hint(&[Compared]),
            bind(&[Library], &["r"], A::SortReverse).hint(&[Library]),
        ],
    },
    Group {
        name: "general",
        bindings: &[
            bind(&[Library, Reader, Outline, Figures, Marks, Compared], &["<Enter>"], A::Open).hint(LISTS),
            bind(FIELDS, &["<Enter>"], A::Open).hint(FIELDS),
            bind(&[Library, Reader, Outline], &[";"], A::NextWaiting).hint(&[Library]),
            bind(SCREENS, &[":"], A::Command),
            bind(SCREENS, &["?"], A::Help).hint(SCREENS),
            bind(&[Figures, Marks, Compared, Page], &["?"], A::Help),
            bind(MOVING, &["q"], A::Back).hint(&[Library, Reader, Outline, Figures, Marks, Compared, Page]),
            bind(MOVING, &["<Esc>"], A::Cancel).hint(&[Select]),
            bind(FIELDS, &["<Esc>", "<C-c>"], A::Cancel).hint(FIELDS),
            bind(&[Prompt], &["<Tab>"], A::Complete),
            bind(&[Confirm], &["y", "Y"], A::Yes).hint(&[Confirm]),
            bind(&[Confirm], &["n", "N", "q", "<Esc>"], A::No).hint(&[Confirm]),
            bind(MOVING, &["<C-c>"], A::Quit),
            bind(MOVING, &["<C-z>"], A::Suspend),
        ],
    },
];
