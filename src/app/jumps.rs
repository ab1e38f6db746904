//! Back and forward among jumps, as a browser of the web does it.

/// The places that were jumped from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jumps {
    past: Vec<usize>,
    future: Vec<usize>,
}

/// How many places are remembered.
const KEPT: usize = 100;

impl Jumps {
    /// A jump leaves from `at`.
    pub fn leave(&mut self, at: usize) {
        self.past.retain(|place| *place != at);
        self.past.push(at);
        if self.past.len() > KEPT {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// Where the last jump left from; `at` is remembered for [`forward`](Self::forward).
    pub fn back(&mut self, at: usize) -> Option<usize> {
        let place = self.past.pop()?;
        self.future.push(at);
        Some(place)
    }

    /// Where the last step back left from.
    pub fn forward(&mut self, at: usize) -> Option<usize> {
        let place = self.future.pop()?;
        self.past.push(at);
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_back_can_be_undone_until_the_next_jump() {
        let mut jumps = Jumps::default();
        jumps.leave(1);
        jumps.leave(5);
        assert_eq!(jumps.back(9), Some(5));
        assert_eq!(jumps.back(5), Some(1));
        assert_eq!(jumps.back(1), None);
        assert_eq!(jumps.forward(1), Some(5));
        assert_eq!(jumps.forward(5), Some(9));
        assert_eq!(jumps.forward(9), None);
        jumps.back(9);
        jumps.leave(3);
        assert_eq!(jumps.forward(4), None);
    }
}
