//! Ids and times of marks. The clock is passed in.

use std::hash::{BuildHasher, RandomState};
use time::{Duration, OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};

/// A moment as it is kept in a mark: RFC 3339, UTC, whole seconds.
pub fn timestamp(now: OffsetDateTime) -> String {
    let now = now.to_offset(UtcOffset::UTC);
    let now = now.replace_nanosecond(0).unwrap_or(now);
    now.format(&Rfc3339).unwrap_or_default()
}

/// Makes ids that sort by the time they were made and that no other instance makes:
/// `20250308T094512123Z-9c1f03ab`, milliseconds and then a number that belongs to this run.
#[derive(Clone, Debug)]
pub struct Ids {
    run: u32,
    last: Option<OffsetDateTime>,
}

impl Ids {
    /// Ids that end in `run`; two instances must not have the same.
    pub fn new(run: u32) -> Self {
        Self { run, last: None }
    }

    /// Ids of a run that got its number by chance.
    pub fn random() -> Self {
        let chance = RandomState::new().hash_one(std::process::id());
        Self::new(u32::try_from(chance >> 32).unwrap_or(u32::MAX))
    }

    /// The next id. Later calls give greater ids, even where the clock stands still or goes back.
    pub fn next(&mut self, now: OffsetDateTime) -> String {
        let now = now.to_offset(UtcOffset::UTC);
        let at = match self.last {
            Some(last) if now < last + Duration::MILLISECOND => last + Duration::MILLISECOND,
            _ => now,
        };
        self.last = Some(at);
        format!(
            "{:04}{:02}{:02}T{:02}{:02}{:02}{:03}Z-{:08x}",
            at.year(),
            u8::from(at.month()),
            at.day(),
            at.hour(),
            at.minute(),
            at.second(),
            at.millisecond(),
            self.run
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn ids_sort_by_time_even_when_the_clock_does_not_move() {
        let mut ids = Ids::new(0xabc);
        let now = datetime!(2025-03-08 17:45:12.123 +8);
        let first = ids.next(now);
        assert_eq!(first, "20250308T094512123Z-00000abc");
        let mut all = vec![first];
        all.extend((0..5).map(|_| ids.next(now)));
        all.push(ids.next(now - Duration::HOUR));
        all.push(ids.next(now + Duration::HOUR));
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{all:?}");
    }

    #[test]
    fn times_are_kept_in_utc_and_whole_seconds() {
        assert_eq!(timestamp(datetime!(2025-03-08 17:45:12.987 +8)), "2025-03-08T09:45:12Z");
    }
}
