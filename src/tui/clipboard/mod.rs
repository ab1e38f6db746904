//! The clipboard of the person who sits before the terminal, wherever that is.
//!
//! Over SSH the clipboard is on the other side of the line, and the terminal is the way to it: OSC 52
//! ([`osc52`]). A multiplexer in between has to let it through: tmux is handed the text as a buffer
//! that it passes on by itself, GNU screen gets it wrapped. Only without SSH, and where a desktop is
//! there, is a local program asked ([`tool`]). Nothing is ever read from a clipboard.

pub mod osc52;
mod tool;

use crate::app::copying::{NotCopied, Way};
use std::{env, ffi::OsString};

/// Programs that fill the clipboard of a desktop, by the variable that tells of it.
const LOCAL: [(&str, &[&str]); 3] = [
    ("WAYLAND_DISPLAY", &["wl-copy"]),
    ("DISPLAY", &["xclip", "-selection", "clipboard"]),
    ("DISPLAY", &["xsel", "--clipboard", "--input"]),
];

/// Where texts are copied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clipboard {
    /// Nowhere: it was turned off.
    Off,
    /// The terminal.
    Terminal,
    /// The terminal behind tmux.
    Tmux,
    /// The terminal behind a tmux that runs on the other side of a connection, out of reach.
    TmuxAfar,
    /// The terminal behind GNU screen.
    Screen,
    /// The terminal behind something called screen on the other side of a connection: a tmux is often
    /// called so too.
    ScreenAfar,
    /// A program on this machine; the first that works. Where none does, the terminal.
    Local(Vec<&'static [&'static str]>),
}

/// What became of a text: bytes that the terminal is still to be written, and which way they go.
pub type Copied = (Vec<u8>, Result<Way, NotCopied>);

impl Clipboard {
    /// The way from here, by the environment.
    pub fn here() -> Self {
        Self::of(|name| env::var_os(name))
    }

    /// A multiplexer decides first: its windows outlive desktops and connections, and what it was
    /// started with says nothing about who looks at it now.
    fn of(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        if is_set("TMUX") {
            return Self::Tmux;
        }
        if is_set("STY") {
            return Self::Screen;
        }
        // On the other side of a connection, or behind a change of user, the name of the terminal is all
        // that is left of a multiplexer.
        let terminal = variable("TERM").unwrap_or_default().to_string_lossy().into_owned();
        if terminal.starts_with("tmux") {
            return Self::TmuxAfar;
        }
        if terminal.starts_with("screen.") || is_set("STY") {
            return Self::Screen;
        }
        if terminal.starts_with("screen") {
            return Self::ScreenAfar;
        }
        if is_set("SSH_CONNECTION") || is_set("SSH_TTY") {
            return Self::Terminal;
        }
        if cfg!(target_os = "macos") {
            return Self::Local(vec![&["pbcopy"]]);
        }
        let tools: Vec<_> = LOCAL.iter().filter(|(name, _)| is_set(name)).map(|(_, tool)| *tool).collect();
        if tools.is_empty() { Self::Terminal } else { Self::Local(tools) }
    }

    /// Copies a text, of which line ends and tabs are the only control characters that go along.
    pub fn copy(&self, text: &str) -> Copied {
        let text: String =
            text.chars().filter(|sign| matches!(sign, '\n' | '\t') || !sign.is_control()).collect();
        match self {
            Self::Off => (vec![], Err(NotCopied::Off)),
            Self::Local(tools) => {
                let fed = tools.iter().find(|tool| tool::feed(tool, &text).is_ok());
                match fed.and_then(|tool| tool.first()) {
                    Some(name) => (vec![], Ok(Way::Program(name))),
                    None => to_terminal(&text, osc52::bare, Way::Terminal),
                }
            }
            Self::Terminal => to_terminal(&text, osc52::bare, Way::Terminal),
            Self::TmuxAfar => to_terminal(&text, osc52::to_tmux, Way::ThroughTmux),
            Self::ScreenAfar => to_terminal(&text, osc52::to_screen, Way::Screen),
            Self::Screen => to_terminal(&text, osc52::through_screen, Way::Screen),
            Self::Tmux if text.len() > osc52::LONGEST => too_long(&text),
            // With -w it passes the buffer on to the terminal of whoever looks at it (since 3.2).
            Self::Tmux => match tool::feed(&["tmux", "load-buffer", "-w", "-"], &text) {
                Ok(()) => (vec![], Ok(Way::Tmux)),
                Err(_) => {
                    let _ = tool::feed(&["tmux", "load-buffer", "-"], &text);
                    to_terminal(&text, osc52::through_tmux, Way::ThroughTmux)
                }
            },
        }
    }
}

fn to_terminal(text: &str, bytes: impl Fn(&str) -> Vec<u8>, way: Way) -> Copied {
    if text.len() > osc52::LONGEST { too_long(text) } else { (bytes(text), Ok(way)) }
}

fn too_long(text: &str) -> Copied {
    (vec![], Err(NotCopied::TooLong { bytes: text.len(), most: osc52::LONGEST }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_which_way() {
        let table: [(&[&str], Clipboard); 8] = [
            (&[], Clipboard::Terminal),
            (&["SSH_CONNECTION"], Clipboard::Terminal),
            (&["SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY"], Clipboard::Terminal),
            (&["SSH_TTY", "DISPLAY"], Clipboard::Terminal),
            (&["TMUX", "SSH_CONNECTION"], Clipboard::Tmux),
            (&["TMUX", "DISPLAY"], Clipboard::Tmux),
            (&["STY", "SSH_CONNECTION"], Clipboard::Screen),
            (&["WAYLAND_DISPLAY"], Clipboard::Local(vec![LOCAL[0].1])),
        ];
        for (set, clipboard) in table {
            let variable = |name: &str| set.contains(&name).then(|| OsString::from("x"));
            if cfg!(not(target_os = "macos")) {
                assert_eq!(Clipboard::of(variable), clipboard, "{set:?}");
            }
        }
    }

    #[test]
    fn without_its_variable_a_multiplexer_is_known_by_the_terminals_name() {
        let table: [(&str, &[&str], Clipboard); 8] = [
            ("tmux-256color", &["SSH_CONNECTION"], Clipboard::TmuxAfar),
            ("tmux-256color", &["TMUX"], Clipboard::Tmux),
            ("screen-256color", &["TMUX"], Clipboard::Tmux),
            ("screen.xterm-256color", &["SSH_TTY"], Clipboard::Screen),
            ("screen", &["DISPLAY"], Clipboard::ScreenAfar),
            ("screen-256color", &["SSH_TTY"], Clipboard::ScreenAfar),
            ("screen", &["STY"], Clipboard::Screen),
            ("xterm-256color", &["SSH_TTY"], Clipboard::Terminal),
        ];
        for (terminal, set, clipboard) in table {
            let variable = |name: &str| match name {
                "TERM" => Some(OsString::from(terminal)),
                _ => set.contains(&name).then(|| OsString::from("x")),
            };
            assert_eq!(Clipboard::of(variable), clipboard, "{terminal} {set:?}");
        }
    }

    #[test]
    fn controls_stay_behind_and_too_long_is_told() {
        let (bytes, way) = Clipboard::Terminal.copy("a\u{1b}]\t\u{9b}b\r\n\u{7}\u{7f}");
        assert_eq!((bytes, way), (osc52::bare("a]\tb\n"), Ok(Way::Terminal)));
        let long = "办".repeat(osc52::LONGEST / 3 + 1);
        for clipboard in [Clipboard::Terminal, Clipboard::Screen, Clipboard::Tmux, Clipboard::TmuxAfar] {
            let (bytes, way) = clipboard.copy(&long);
            assert_eq!(way, Err(NotCopied::TooLong { bytes: long.len(), most: 74_994 }));
            assert!(bytes.is_empty());
        }
        assert_eq!(Clipboard::Off.copy("a"), (vec![], Err(NotCopied::Off)));
    }

    #[test]
    fn a_program_that_is_not_there_leaves_it_to_the_terminal() {
        let (bytes, way) = Clipboard::Local(vec![&["no-such-program"]]).copy("foo");
        assert_eq!((bytes, way), (osc52::bare("foo"), Ok(Way::Terminal)));
        let (bytes, way) = Clipboard::Local(vec![&["no-such-program"], &["cat"]]).copy("foo");
        assert_eq!((bytes, way), (vec![], Ok(Way::Program("cat"))));
    }
}
