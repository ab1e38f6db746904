//! Everything a key can ask for.
//!
//! The names are what `:` takes, and they are the keys of the catalogue (`do.page-down`,
//! `hint.page-down`) that help, hints and README's table are made from.

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident $name:literal),* $(,)?) => {
        /// Something a reader can ask for with a key or by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $variant),*
        }

        impl Action {
            /// Every action, in the order of this file.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its name, as typed behind `:`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

actions! {
    /// One item, character or row to the left.
    Left "left",
    /// One row down.
    Down "down",
    /// One row up.
    Up "up",
    /// One item, character or row to the right.
    Right "right",
    /// To the start of the row.
    RowStart "row-start",
    /// To the end of the row.
    RowEnd "row-end",
    /// Scroll one row down, the caret stays where it is.
    ScrollDown "scroll-down",
    /// Scroll one row up.
    ScrollUp "scroll-up",
    /// Half a page down.
    HalfDown "half-page-down",
    /// Half a page up.
    HalfUp "half-page-up",
    /// A page down.
    PageDown "page-down",
    /// A page up.
    PageUp "page-up",
    /// To the first item or row; with a count, to that one.
    First "first",
    /// To the last item or row.
    Last "last",
    /// To the start of the sentence, or of the one before.
    SentenceBack "sentence-back",
    /// To the next sentence.
    SentenceForward "sentence-forward",
    /// To the start of the paragraph or point, or of the one before.
    ParagraphBack "paragraph-back",
    /// To the next paragraph or point.
    ParagraphForward "paragraph-forward",
    /// To the start of the section, or of the one before.
    SectionBack "section-back",
    /// To the next section.
    SectionForward "section-forward",
    /// To the next figure.
    FigureForward "figure-forward",
    /// To the figure before.
    FigureBack "figure-back",
    /// Search the text, or filter the library.
    Search "search",
    /// To the next match.
    SearchNext "search-next",
    /// To the match before.
    SearchPrevious "search-previous",
    /// Back to where the last jump started.
    JumpBack "jump-back",
    /// Forward again among the jumps.
    JumpForward "jump-forward",
    /// Open or jump to what is under the cursor.
    Open "open",
    /// The next pane.
    NextPane "next-pane",
    /// Show the outline, or fold it away.
    Outline "outline",
    /// Select by character.
    SelectCharacters "select",
    /// Select by paragraph.
    SelectParagraphs "select-paragraphs",
    /// To the other end of the selection.
    OtherEnd "other-end",
    /// Let go of the selection, the overlay, or what was typed of a key sequence.
    Cancel "cancel",
    /// Mark the sentence under the caret, or the selection.
    Mark "mark",
    /// Mark and write a note.
    Note "note",
    /// A remark on the report as a whole.
    Remark "remark",
    /// The list of marks.
    Marks "marks",
    /// Take a mark away.
    Remove "remove",
    /// Undo the last marking.
    Undo "undo",
    /// Redo it.
    Redo "redo",
    /// Select the sentence, and with what is selected the next.
    SelectSentence "select-sentence",
    /// Select the clause.
    SelectClause "select-clause",
    /// Select the point or the paragraph.
    SelectPoint "select-point",
    /// Select the section, and then the one around it.
    SelectSection "select-section",
    /// Select the figure with its clause.
    SelectFigure "select-figure",
    /// To the next mark.
    MarkForward "mark-forward",
    /// To the mark before.
    MarkBack "mark-back",
    /// Give the tag with that number, or take it away.
    Tag "tag",
    /// Give a tag by its name.
    TagByName "tag-by-name",
    /// Give a tag another name on all marks.
    RenameTag "rename-tag",
    /// Make several tags one.
    MergeTags "merge-tags",
    /// Give the listed marks another tag in the place of one.
    SplitTag "split-tag",
    /// The mark stands here.
    Confirm "confirm",
    /// The passage is there no longer.
    Gone "gone",
    /// Read the file anew, after it changed on disk.
    Reread "reread",
    /// Save what is not yet on disk.
    Save "save",
    /// The next thing that waits for the reader.
    NextWaiting "next-waiting",
    /// Export the marks.
    Export "export",
    /// Open a second report beside this one.
    Second "second",
    /// Swap the two reports.
    Swap "swap",
    /// Close this pane.
    Close "close",
    /// Link the panes, or unlink them.
    Link "link",
    /// Pair two sections by hand.
    Pair "pair",
    /// To the next of several sections that answer this one.
    NextAnswer "next-answer",
    /// To the next change between the two reports.
    NextChange "next-change",
    /// To the change before.
    PreviousChange "previous-change",
    /// More room for this report.
    Wider "wider",
    /// Less room for it.
    Narrower "narrower",
    /// The figures of the two reports against each other.
    CompareFigures "compare-figures",
    /// Those of the whole reports, or of the linked sections.
    WholeReports "whole-reports",
    /// A mark in each report, with the comparison as its note.
    MarkRow "mark-row",
    /// The list of figures.
    Figures "figures",
    /// Show the page noise, or fold it away.
    Noise "noise",
    /// Show the text as Simplified, or as written.
    Simplified "simplified",
    /// Show the numerals that are no figures faintly, or like other text.
    Skipped "skipped",
    /// Where this came from.
    Origin "origin",
    /// Sort by the column to the left.
    SortLeft "sort-left",
    /// Sort by the column to the right.
    SortRight "sort-right",
    /// Sort the other way round.
    SortReverse "sort-reverse",
    /// Keep what was written.
    Keep "keep",
    /// Put what was written aside, as a draft.
    PutAside "put-aside",
    /// Throw away what was written.
    Discard "discard",
    /// Complete what was typed.
    Complete "complete",
    /// Write the export that is shown.
    WriteExport "write-export",
    /// Group the export by something else.
    NextGrouping "next-grouping",
    /// Export in another form.
    NextForm "next-form",
    /// Copy the selection, or the sentence under the caret.
    Copy "copy",
    /// Copy the passage with its citation.
    CopyExcerpt "copy-excerpt",
    /// Copy the page's address.
    CopyAddress "copy-address",
    /// The passages that several people marked and do not agree on.
    Differences "differences",
    /// To the next of them.
    NextDifference "next-difference",
    /// To the one before.
    PreviousDifference "previous-difference",
    /// Yes.
    Yes "yes",
    /// No.
    No "no",
    /// Type an action's name.
    Command "command",
    /// The keys.
    Help "help",
    /// Back, and from the library quit.
    Back "back",
    /// Quit from anywhere.
    Quit "quit",
    /// Stop the program until the shell's `fg`.
    Suspend "suspend",
}

impl Action {
    /// The action of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }
}
