//! Edits as people make them to a report that was published: a figure corrected in several places, a
//! sentence turned into its contrary, last year's report filled in anew.

use crate::{
    chance::Chance,
    document::{Document, Form, Piece, Sentence, document, fresh},
};

pub const EDITS: &[&str] = &[
    "numbers of a sentence swapped",
    "a sentence negated",
    "a unit changed",
    "a place renamed throughout",
    "sentences of a paragraph shuffled",
    "paragraphs joined and split",
    "a decimal point moved",
    "a list renumbered",
    "another report put before it",
    "all numbers changed",
    "digits widened",
    "blanks put between characters",
];

/// The numbers of a sentence, as ranges of its pieces.
fn numbers(sentence: &[Piece]) -> Vec<(usize, usize)> {
    let of_number = |piece: &Piece| piece.0.is_ascii_digit() || piece.0 == '.';
    let mut found = vec![];
    let mut at = 0;
    while at < sentence.len() {
        let end = (at..sentence.len()).find(|at| !of_number(&sentence[*at])).unwrap_or(sentence.len());
        if end > at {
            found.push((at, end));
        }
        at = end.max(at) + 1;
    }
    found
}

fn text_of(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.0).collect()
}

/// Replaces every occurrence of some words, in the whole document.
fn replace_throughout(document: &mut Document, from: &str, to: &str) {
    let from: Vec<char> = from.chars().collect();
    let sentences = |document: &mut Document, change: &mut dyn FnMut(&mut Sentence)| {
        for chapter in &mut document.0 {
            chapter.paragraphs.iter_mut().flatten().for_each(&mut *change);
        }
    };
    sentences(document, &mut |sentence| {
        let mut at = 0;
        while at + from.len() <= sentence.len() {
            let here = &sentence[at..at + from.len()];
            if here.iter().map(|piece| piece.0).eq(from.iter().copied()) {
                sentence.splice(at..at + from.len(), fresh(to));
            }
            at += 1;
        }
    });
}

/// A sentence of which something is true, found with a few tries.
fn pick<'a>(
    document: &'a mut Document,
    chance: &mut Chance,
    is_so: impl Fn(&[Piece]) -> bool,
) -> Option<&'a mut Sentence> {
    let mut all: Vec<&mut Sentence> = document
        .0
        .iter_mut()
        .flat_map(|chapter| chapter.paragraphs.iter_mut().flatten())
        .filter(|sentence| is_so(sentence))
        .collect();
    let at = chance.below(all.len());
    (at < all.len()).then(|| all.swap_remove(at))
}

pub fn edit(document: &mut Document, form: &mut Form, what: &str, chance: &mut Chance) {
    match what {
        "numbers of a sentence swapped" => {
            let Some(sentence) = pick(document, chance, |sentence| numbers(sentence).len() > 1) else {
                return;
            };
            let found = numbers(sentence);
            let (one, other) = (found[0], found[1]);
            let (first, second) = (text_of(&sentence[one.0..one.1]), text_of(&sentence[other.0..other.1]));
            sentence.splice(other.0..other.1, fresh(&first));
            sentence.splice(one.0..one.1, fresh(&second));
        }
        "a sentence negated" => {
            let Some(sentence) = pick(document, chance, |sentence| sentence.len() > 4) else { return };
            let at = 1 + chance.below(sentence.len() - 2);
            sentence.splice(at..at, fresh(chance.pick::<&str>(&["未", "不"])));
        }
        "a unit changed" => {
            let Some(sentence) = pick(document, chance, |sentence| !numbers(sentence).is_empty()) else {
                return;
            };
            let found = numbers(sentence);
            let (_, end) = *chance.pick(&found);
            if end < sentence.len() {
                sentence.splice(end..=end, fresh(chance.pick::<&str>(&["起", "亿", "人次", "‰"])));
            }
        }
        "a place renamed throughout" => {
            let (from, to) =
                (*chance.pick(&["青岚县", "云溪区", "临澜市"]), *chance.pick(&["霁山县", "望川区"]));
            replace_throughout(document, from, to);
        }
        "sentences of a paragraph shuffled" => {
            if let Some(paragraph) = document.paragraph_mut(chance).filter(|all| all.len() > 1) {
                let by = 1 + chance.below(paragraph.len() - 1);
                paragraph.rotate_left(by);
                let (one, other) = (chance.below(paragraph.len()), chance.below(paragraph.len()));
                paragraph.swap(one, other);
            }
        }
        "paragraphs joined and split" => {
            let at = chance.below(document.0.len());
            let Some(chapter) = document.0.get_mut(at) else { return };
            let all = chapter.paragraphs.concat();
            let cut = chance.below(all.len() + 1);
            chapter.paragraphs = vec![all[..cut].to_vec(), all[cut..].to_vec()];
            chapter.paragraphs.retain(|paragraph| !paragraph.is_empty());
        }
        "a decimal point moved" => {
            let decimal = |sentence: &[Piece], (start, end): (usize, usize)| {
                text_of(&sentence[start..end]).contains('.')
            };
            let has =
                |sentence: &[Piece]| numbers(sentence).into_iter().any(|number| decimal(sentence, number));
            let Some(sentence) = pick(document, chance, has) else { return };
            let Some((start, end)) = numbers(sentence).into_iter().find(|number| decimal(sentence, *number))
            else {
                return;
            };
            let digits = text_of(&sentence[start..end]).replace('.', "");
            let moved = if chance.below(2) == 0 { digits } else { format!("0.{digits}") };
            sentence.splice(start..end, fresh(&moved));
        }
        "a list renumbered" => {
            // The first item goes, and each of the others takes the number of the one before.
            let lists = document.0.iter_mut().filter_map(|chapter| chapter.paragraphs.last_mut());
            let mut lists: Vec<_> = lists
                .filter(|list| list.len() > 1 && list.iter().all(|item| text_of(item).contains("月办结")))
                .collect();
            let at = chance.below(lists.len());
            let Some(list) = lists.get_mut(at) else { return };
            list.remove(0);
            for (number, item) in list.iter_mut().enumerate() {
                item.splice(0..1, fresh(&(number + 1).to_string()));
            }
        }
        "another report put before it" => {
            let mut other = document_of_others(chance.below(40) as u64 + 100);
            other.0.append(&mut document.0);
            *document = other;
        }
        "all numbers changed" => {
            for chapter in &mut document.0 {
                for sentence in chapter.paragraphs.iter_mut().flatten() {
                    for (start, end) in numbers(sentence) {
                        let shift = 1 + chance.below(8) as u32;
                        for piece in &mut sentence[start..end] {
                            let digit = piece
                                .0
                                .to_digit(10)
                                .and_then(|digit| char::from_digit((digit + shift) % 10, 10));
                            *piece = (digit.unwrap_or(piece.0), None);
                        }
                    }
                }
            }
        }
        "digits widened" => form.wide = true,
        "blanks put between characters" => form.blanks = true,
        _ => unreachable!("{what}"),
    }
}

/// A report whose characters are none of the marked one's.
fn document_of_others(seed: u64) -> Document {
    let mut other = document(seed);
    for chapter in &mut other.0 {
        let sentences = chapter.paragraphs.iter_mut().flatten();
        let pieces = chapter.heading.iter_mut().chain(sentences.flatten());
        pieces.for_each(|piece| piece.1 = None);
    }
    other
}
