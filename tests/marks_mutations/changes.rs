//! What becomes of reports: each change by its name.

use crate::{
    chance::Chance,
    document::{Document, Form, Piece, Sentence, fresh, sentence},
};

/// Pieces of a copy have the numbers of the pieces they were copied from, and this much more.
pub const COPY: u32 = 1_000_000;

pub fn copy(pieces: &[Piece]) -> Sentence {
    pieces.iter().map(|(character, number)| (*character, number.map(|number| number + COPY))).collect()
}

/// Changes, adds or takes away a digit of one number, and counts the whole number as newly written.
/// False where the sentence has none.
pub fn change_number(sentence: &mut Sentence, chance: &mut Chance) -> bool {
    let digits: Vec<usize> = (0..sentence.len()).filter(|at| sentence[*at].0.is_ascii_digit()).collect();
    if digits.is_empty() {
        return false;
    }
    let at = *chance.pick(&digits);
    let of_number = |(character, _): &Piece| character.is_ascii_digit() || *character == '.';
    let start = (0..at).rev().find(|at| !of_number(&sentence[*at])).map_or(0, |at| at + 1);
    let end = (at..sentence.len()).find(|at| !of_number(&sentence[*at])).unwrap_or(sentence.len());
    let old = sentence[at].0.to_digit(10).unwrap();
    let new = char::from_digit((old + 1 + chance.below(8) as u32) % 10, 10).unwrap();
    sentence[start..end].iter_mut().for_each(|piece| piece.1 = None);
    match chance.below(4) {
        0 => sentence.insert(at, (new, None)),
        1 if end - start > 1
            && of_number(&sentence[at])
            && !sentence[start..end].iter().any(|p| p.0 == '.') =>
        {
            sentence.remove(at);
        }
        _ => sentence[at].0 = new,
    }
    true
}

pub const CHANGES: &[&str] = &[
    "number changed",
    "words replaced",
    "words inserted",
    "words deleted",
    "sentence inserted",
    "sentence deleted",
    "sentence duplicated beside",
    "sentence duplicated elsewhere",
    "paragraph moved",
    "paragraph duplicated",
    "paragraph duplicated, the first edited",
    "paragraph duplicated, the first deleted",
    "section deleted",
    "sections swapped",
    "re-encoded",
    "re-wrapped",
    "punctuation narrowed",
    "Traditional characters",
];

pub fn change(document: &mut Document, form: &mut Form, what: &str, chance: &mut Chance) {
    let elsewhere = chance.below(document.0.len());
    match what {
        "number changed" => {
            // Most sentences have a number; a few tries find one.
            for _ in 0..8 {
                if let Some(sentence) = document.sentence_mut(chance)
                    && change_number(sentence, chance)
                {
                    break;
                }
            }
        }
        "words replaced" | "words inserted" | "words deleted" => {
            let Some(sentence) = document.sentence_mut(chance) else { return };
            let at = chance.below(sentence.len());
            let taken =
                if what == "words inserted" { 0 } else { (1 + chance.below(4)).min(sentence.len() - at) };
            let put = if what == "words deleted" {
                ""
            } else {
                *chance.pick(&["有关", "切实", "进一步", "基层"])
            };
            sentence.splice(at..at + taken, fresh(put));
        }
        "sentence inserted" => {
            let new = fresh(&sentence(chance));
            if let Some(paragraph) = document.paragraph_mut(chance) {
                paragraph.insert(chance.below(paragraph.len() + 1), new);
            }
        }
        "sentence deleted" => {
            if let Some(paragraph) = document.paragraph_mut(chance).filter(|all| !all.is_empty()) {
                paragraph.remove(chance.below(paragraph.len()));
            }
        }
        "sentence duplicated beside" => {
            if let Some(paragraph) = document.paragraph_mut(chance).filter(|all| !all.is_empty()) {
                let at = chance.below(paragraph.len());
                paragraph.insert(at + 1, copy(&paragraph[at]));
            }
        }
        "sentence duplicated elsewhere" => {
            let Some(copied) = document.sentence_mut(chance).map(|sentence| copy(sentence)) else { return };
            if let Some(paragraph) = document.paragraph_mut(chance) {
                paragraph.insert(chance.below(paragraph.len() + 1), copied);
            }
        }
        "paragraph moved" | "paragraph duplicated" => {
            let from = chance.below(document.0.len());
            let Some(at) =
                document.0[from].paragraphs.len().checked_sub(1).map(|last| chance.below(last + 1))
            else {
                return;
            };
            let paragraph = if what == "paragraph moved" {
                document.0[from].paragraphs.remove(at)
            } else {
                document.0[from].paragraphs[at].iter().map(|sentence| copy(sentence)).collect()
            };
            let into = &mut document.0[elsewhere].paragraphs;
            into.insert(chance.below(into.len() + 1), paragraph);
        }
        "paragraph duplicated, the first edited" | "paragraph duplicated, the first deleted" => {
            let into = chance.below(document.0.len());
            let paragraphs = &mut document.0[elsewhere].paragraphs;
            if paragraphs.is_empty() {
                return;
            }
            let at = chance.below(paragraphs.len());
            let copied = paragraphs[at].iter().map(|sentence| copy(sentence)).collect();
            if what.ends_with("deleted") {
                paragraphs.remove(at);
            } else if !paragraphs[at].is_empty() {
                let sentence = chance.below(paragraphs[at].len());
                let sentence = &mut paragraphs[at][sentence];
                let from = chance.below(sentence.len());
                let to = (from + 1 + chance.below(6)).min(sentence.len());
                sentence
                    .splice(from..to, fresh(chance.pick::<&str>(&["有关", "切实", "进一步", "基层", ""])));
            }
            let into = &mut document.0[into].paragraphs;
            into.insert(chance.below(into.len() + 1), copied);
        }
        "section deleted" => {
            document.0.remove(elsewhere);
        }
        "sections swapped" => {
            let other = chance.below(document.0.len());
            document.0.swap(elsewhere, other);
        }
        "re-encoded" => form.crlf = !form.crlf,
        "re-wrapped" => form.wrap = 20 + chance.below(30),
        "punctuation narrowed" => form.narrow = true,
        "Traditional characters" => form.traditional = true,
        _ => unreachable!("{what}"),
    }
}
