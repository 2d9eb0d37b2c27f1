//! Timestamp: milliseconds, and the date they spell.
use serde::{Deserialize, Serialize};
use std::fmt;

/// Milliseconds of a day.
pub const DAY: i64 = 86_400_000;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// This moment and so many milliseconds.
    pub const fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// The Gregorian (year, month, day) of this moment in UTC, after Howard Hinnant's `civil_from_days`.
    pub const fn date(self) -> (i64, i64, i64) {
        let days = self.0.div_euclid(DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, day)
    }

    /// The first moment of this moment's month, for monthly allowances.
    pub const fn month_start(self) -> Self {
        let (_, _, day) = self.date();
        Self((self.0.div_euclid(DAY) - (day - 1)) * DAY)
    }

    /// The first moment of the month after this moment's.
    pub const fn next_month(self) -> Self {
        self.month_start().plus(32 * DAY).month_start()
    }

    /// The moment to the second, as VertaaUX writes it: `2026-05-14T10:18:04Z`.
    pub fn to_seconds(self) -> String {
        let text = self.to_string();
        format!("{}Z", text.get(..19).unwrap_or_default())
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 with milliseconds: `2026-05-14T10:18:04.000Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        let time = self.0.rem_euclid(DAY);
        let (hours, minutes) = (time / 3_600_000, time / 60_000 % 60);
        let (seconds, millis) = (time / 1_000 % 60, time % 1_000);
        write!(f, "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}.{millis:03}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_dates() {
        for (milliseconds, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_399_999, "2000-02-28T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_778_753_884_000, "2026-05-14T10:18:04.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(Timestamp(milliseconds).to_string(), text);
        }
        assert_eq!(Timestamp(1_778_753_884_123).to_seconds(), "2026-05-14T10:18:04Z");
        assert_eq!(Timestamp(1_778_753_884_123).month_start().to_string(), "2026-05-01T00:00:00.000Z");
        assert_eq!(Timestamp(1_798_761_599_999).next_month().to_string(), "2027-01-01T00:00:00.000Z");
    }
}
