//! What is kept from run to run: where each library was left, where each report was, and the notes that
//! were begun.
//!
//! Several instances keep it in one file. Each of them brings in what it changed itself since it last
//! wrote ([`Sessions::joined`]), and leaves everything else as the others have it.

use super::{
    drafts::Drafts,
    session::{Left, Memory, Session},
};
use serde::{Deserialize, Serialize};

/// How many libraries are remembered; the one that was left longest ago is forgotten first.
const KEPT: usize = 50;

/// The file's content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sessions {
    libraries: Vec<Left>,
    places: Memory,
    drafts: Drafts,
}

impl Sessions {
    /// What a start with that library comes back to.
    pub fn of(&self, library: &str) -> Session {
        let left = self.libraries.iter().find(|left| left.library == library);
        let left = left.cloned().unwrap_or_else(|| Left { library: library.to_owned(), ..Left::default() });
        Session { left, places: self.places.clone(), drafts: self.drafts.clone() }
    }

    /// The notes that were begun.
    pub fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// These, with what one instance changed of the drafts since they were `known`.
    #[must_use]
    pub fn with_drafts(mut self, known: &Drafts, drafts: &Drafts) -> Self {
        self.drafts.join(known, drafts);
        self
    }

    /// These, with what one instance changed between two of its sessions; the drafts are left as they are.
    #[must_use]
    pub fn joined(mut self, before: &Session, after: &Session) -> Self {
        self.libraries.retain(|left| left.library != after.left.library);
        self.libraries.push(after.left.clone());
        let excess = self.libraries.len().saturating_sub(KEPT);
        self.libraries.drain(..excess);
        self.places.join(&before.places, &after.places);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{
        drafts::{Draft, Place as On},
        library::Progress,
        session::Place,
    };
    use crate::marks::Whereabouts;

    fn drafts(all: &[(&str, &str)]) -> Drafts {
        let draft = |(mark, text): &(&str, &str)| Draft {
            begun: String::new(),
            sha256: "ab".into(),
            on: On::Mark((*mark).into()),
            text: (*text).into(),
            path: String::new(),
            anchor: None,
        };
        serde_json::from_value(serde_json::to_value(all.iter().map(draft).collect::<Vec<_>>()).unwrap())
            .unwrap()
    }

    fn place(sha256: &str, caret: usize) -> Place {
        Place {
            sha256: sha256.into(),
            stood: Whereabouts::default(),
            caret,
            progress: Progress::Reading,
            searched: String::new(),
        }
    }

    fn memory(all: &[(&str, usize)]) -> Memory {
        let mut memory = Memory::default();
        all.iter().for_each(|(sha256, caret)| memory.keep(place(sha256, *caret)));
        memory
    }

    #[test]
    fn a_draft_is_changed_or_taken_by_who_did_so_and_never_by_who_did_not() {
        type All<'a> = &'a [(&'a str, &'a str)];
        let table: [(All, All, All, All); 9] = [
            // before, after, on disk, joined
            (&[], &[("a", "一")], &[("b", "二")], &[("b", "二"), ("a", "一")]),
            (&[("a", "一")], &[("a", "一")], &[], &[]),
            (&[("a", "一")], &[("a", "一")], &[("a", "二")], &[("a", "二")]),
            (&[("a", "一")], &[], &[("a", "一"), ("b", "二")], &[("b", "二")]),
            (&[("a", "一")], &[], &[("a", "二")], &[("a", "二")]),
            (&[], &[("a", "一")], &[("a", "二")], &[("a", "二\n一")]),
            // What was put behind another's words goes on there, and is taken from there.
            (&[("a", "一")], &[("a", "一三")], &[("a", "二\n一")], &[("a", "二\n一三")]),
            (&[("a", "一")], &[], &[("a", "二\n一")], &[("a", "二")]),
            (&[("a", "一")], &[("a", "一三")], &[], &[("a", "一三")]),
        ];
        for (before, after, disk, expected) in table {
            let mut joined = drafts(disk);
            joined.join(&drafts(before), &drafts(after));
            assert_eq!(joined, drafts(expected), "{before:?} {after:?} {disk:?}");
        }
    }

    #[test]
    fn places_follow_who_was_there_last() {
        let before = memory(&[("a", 1), ("b", 2), ("c", 3)]);
        let after = memory(&[("b", 2), ("c", 3), ("a", 1)]);
        let mut disk = memory(&[("a", 1), ("c", 3), ("b", 9), ("d", 4)]);
        disk.join(&before, &after);
        assert_eq!(disk, memory(&[("c", 3), ("b", 9), ("d", 4), ("a", 1)]));
    }

    #[test]
    fn each_library_is_come_back_to_and_the_oldest_is_forgotten() {
        let mut sessions = Sessions::default();
        let left = |number: usize| {
            let filter = format!("第{number}");
            Session {
                left: Left { library: format!("/{number}"), filter, ..Left::default() },
                ..Session::default()
            }
        };
        for number in 0..=KEPT {
            sessions = sessions.joined(&Session::default(), &left(number));
        }
        let kept = serde_json::to_string(&sessions).unwrap();
        let sessions: Sessions = serde_json::from_str(&kept).unwrap();
        assert_eq!(sessions.of("/0").left.filter, "");
        assert_eq!((sessions.of("/1"), sessions.of("/50")), (left(1), left(50)));
        assert_eq!(sessions.of("/elsewhere").left.library, "/elsewhere");
    }
}
