//! Timestamp: milliseconds since 1970, with formatting in UTC and the bounds of calendar months.
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Milliseconds in a day.
pub const DAY: i64 = 86_400_000;

/// A moment, in milliseconds since 1970-01-01T00:00:00Z. The calendar functions work in UTC and saturate at the years
/// -9999 and 9999, which no clock reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Adds milliseconds, saturating.
    pub const fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// Parses an RFC 3339 date and time with an offset, or a date, which means its beginning in UTC.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.parse::<jiff::Timestamp>() {
            Ok(moment) => Some(Self(moment.as_millisecond())),
            Err(_) if text.len() == "2026-01-31".len() => text.parse::<Date>().ok().map(Self::midnight),
            Err(_) => None,
        }
    }

    /// Returns the start of this day (UTC).
    pub const fn day_start(self) -> Self {
        Self(self.0 - self.0.rem_euclid(DAY))
    }

    /// Returns the start of this calendar month.
    pub fn month_start(self) -> Self {
        Self::midnight(self.date().first_of_month())
    }

    /// Returns the start of the next calendar month.
    pub fn next_month(self) -> Self {
        let last = self.date().last_of_month();
        Self::midnight(last.tomorrow().unwrap_or(last))
    }

    /// Formats as RFC 3339 without fractional seconds: `2026-05-14T10:18:04Z`.
    pub fn to_seconds(self) -> String {
        format!("{:.0}", self.clamped())
    }

    fn clamped(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(nearest(self.0 < 0))
    }

    fn date(self) -> Date {
        Offset::UTC.to_datetime(self.clamped()).date()
    }

    fn midnight(date: Date) -> Self {
        let midnight = Offset::UTC.to_timestamp(date.to_datetime(Time::midnight()));
        Self(midnight.unwrap_or(nearest(date.year() < 0)).as_millisecond())
    }
}

/// Returns the first or the last moment that has a date.
const fn nearest(is_before: bool) -> jiff::Timestamp {
    if is_before { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX }
}

impl fmt::Display for Timestamp {
    /// Formats as RFC 3339 with milliseconds: `2026-05-14T10:18:04.000Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.clamped())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_and_dates_are_parsed() {
        let midnight = Some(Timestamp(951_782_400_000));
        for text in ["2000-02-29T00:00:00Z", "2000-02-29T01:00:00+01:00", "2000-02-29"] {
            assert_eq!(Timestamp::parse(text), midnight, "{text}");
        }
        for text in ["", "2000-02-30", "2000-02-29T00:00:00", "tomorrow", "951782400000", "20000229"] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn moments_are_formatted_in_utc() {
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
        assert_eq!(Timestamp(-1).month_start().to_string(), "1969-12-01T00:00:00.000Z");
        assert_eq!(Timestamp(-1).to_seconds(), "1969-12-31T23:59:59Z");
        assert_eq!(Timestamp::parse("2026-05-14T12:18:04.5+02:00"), Some(Timestamp(1_778_753_884_500)));
        assert_eq!(Timestamp::parse("yesterday"), None);
        for extreme in [i64::MIN, i64::MAX] {
            assert!(!Timestamp(extreme).to_string().is_empty());
            assert!(Timestamp(extreme).month_start() <= Timestamp(extreme).next_month());
        }
    }
}
