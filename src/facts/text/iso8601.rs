//! Dates, times and durations of ISO 8601.

/// A point in time, as precise as its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Days since 1970-01-01.
    days: i64,
    /// Minutes since midnight. `None` without a time.
    minutes: Option<i64>,
    /// Minutes east of UTC. `None` without a time zone.
    offset: Option<i64>,
    /// True if the text has a day, not only a year or month.
    is_day: bool,
}

impl Moment {
    /// Parses `2026-11-21`, `2026-11-21T08:30`, `2026-11-21T08:30:00.000+01:00`, and `2026`, `2026-11`, `20261121`.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once(['T', 't']).map_or((text, None), |(date, time)| (date, Some(time)));
        let basic = date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit());
        let parts: Vec<&str> =
            if basic { vec![date.get(..4)?, date.get(4..6)?, date.get(6..)?] } else { date.split('-').collect() };
        let (year, month, day) = match parts.as_slice() {
            [year] => (digits(year, 4)?, 1, 1),
            [year, month] => (digits(year, 4)?, digits(month, 2)?, 1),
            [year, month, day] => (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?),
            _ => return None,
        };
        if !(1..=12).contains(&month) || !(1..=month_length(year, month)).contains(&day) {
            return None;
        }
        let is_day = parts.len() == 3;
        let (minutes, offset) = match time {
            None => (None, None),
            Some(_) if !is_day => return None,
            Some(time) => time_and_zone(time)?,
        };
        Some(Self { days: days(year, month, day), minutes, offset, is_day })
    }

    /// Returns true if it has a time of day.
    pub const fn has_time(self) -> bool {
        self.minutes.is_some()
    }

    /// Returns true if it has a time zone.
    pub const fn has_zone(self) -> bool {
        self.offset.is_some()
    }

    /// Returns the number of days after the other. `None` if one of them has no day.
    pub const fn days_after(self, other: Self) -> Option<i64> {
        if self.is_day && other.is_day { Some(self.days - other.days) } else { None }
    }

    /// Returns true if it is certainly before the other, for all possible values of missing times and zones.
    pub const fn is_before(self, other: Self) -> bool {
        if !self.is_day || !other.is_day {
            return false;
        }
        match (self.minutes, self.offset, other.minutes, other.offset) {
            (Some(minutes), Some(offset), Some(other_minutes), Some(other_offset)) => {
                self.days * 1440 + minutes - offset < other.days * 1440 + other_minutes - other_offset
            }
            _ => self.days + 1 < other.days,
        }
    }

    /// Returns true if it is before the other, for two moments of one place. Times without a zone are of the same zone.
    pub const fn is_before_there(self, other: Self) -> bool {
        match (self.is_day && other.is_day, self.offset, other.offset, self.minutes, other.minutes) {
            (true, None, None, Some(minutes), Some(other_minutes)) => {
                self.days * 1440 + minutes < other.days * 1440 + other_minutes
            }
            (true, None, None, ..) => self.days < other.days,
            _ => self.is_before(other),
        }
    }

    /// Returns the days from 1970-01-01 to its day; `None` if it is only a year or month.
    pub const fn day(self) -> Option<i64> {
        if self.is_day { Some(self.days) } else { None }
    }
}

/// Returns true if the text is a duration, such as `PT1H30M` or `P3D`.
pub fn is_duration(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (date, time) = rest.split_once('T').map_or((rest, None), |(date, time)| (date, Some(time)));
    has_parts(date, "YMWD") && time.is_none_or(|time| !time.is_empty() && has_parts(time, "HMS")) && !rest.is_empty()
}

/// Returns true if the text consists of numbers that are each followed by one of these units, in this order.
fn has_parts(text: &str, units: &str) -> bool {
    let (mut rest, mut units) = (text, units);
    while !rest.is_empty() {
        let number =
            rest.trim_start_matches(|character: char| character.is_ascii_digit() || matches!(character, '.' | ','));
        let Some(unit) = number.chars().next() else { return false };
        let Some((_, left)) = units.split_once(unit).filter(|_| number.len() < rest.len()) else { return false };
        units = left;
        rest = number.strip_prefix(unit).unwrap_or_default();
    }
    true
}

fn time_and_zone(text: &str) -> Option<(Option<i64>, Option<i64>)> {
    let (time, offset) = if let Some(time) = text.strip_suffix(['Z', 'z']) {
        (time, Some(0))
    } else if let Some((time, zone)) = text.split_once('+') {
        (time, Some(zone_minutes(zone)?))
    } else if let Some((time, zone)) = text.split_once('-') {
        (time, Some(-zone_minutes(zone)?))
    } else {
        (text, None)
    };
    let whole = time.split(['.', ',']).next()?;
    let mut parts = whole.split(':');
    let first = parts.next()?;
    let (hours, minutes) = match parts.next() {
        Some(minutes) => (digits(first, 2)?, digits(minutes, 2)?),
        None => (digits(first.get(..2)?, 2)?, digits(first.get(2..4).unwrap_or("00"), 2)?),
    };
    let seconds = parts.next().map_or(Some(0), |seconds| digits(seconds, 2))?;
    let is_time = (0..=24).contains(&hours) && (0..60).contains(&minutes) && (0..=60).contains(&seconds);
    (is_time && parts.next().is_none()).then_some((Some(hours * 60 + minutes), offset))
}

fn zone_minutes(zone: &str) -> Option<i64> {
    let (hours, minutes) = match zone.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None => (zone.get(..2)?, zone.get(2..).filter(|rest| !rest.is_empty()).unwrap_or("00")),
    };
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    (hours <= 14 && minutes < 60).then_some(hours * 60 + minutes)
}

fn digits(text: &str, length: usize) -> Option<i64> {
    let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

const fn month_length(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Returns the days since 1970-01-01 in the Gregorian calendar. Internally, years start in March.
pub(super) const fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468
}

/// Returns the year and month of a day, given in days since 1970-01-01: the inverse of [`days`].
pub const fn year_and_month(day: i64) -> (i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let year = era * 400 + year_of_era;
    if month < 10 { (year, month + 3) } else { (year + 1, month - 9) }
}

#[cfg(test)]
mod tests {
    use super::{Moment, days, is_duration, year_and_month};

    #[test]
    fn days_have_a_year_and_a_month() {
        for year in [1970, 1999, 2000, 2024, 2026, 2100] {
            for month in 1..=12 {
                assert_eq!(year_and_month(days(year, month, 1)), (year, month));
                assert_eq!(year_and_month(days(year, month, 28)), (year, month));
            }
        }
    }

    #[test]
    fn parses_dates() {
        let good = ["2026", "2026-11", "2026-11-21", "20261121", "2026-11-21T08:30", "2026-11-21T08:30:00Z"];
        let more = ["2026-11-21T08:30:00.123+01:00", "2026-11-21T08:30:00-0500", "2024-02-29", "2026-11-21T083000Z"];
        assert!(good.iter().chain(&more).all(|text| Moment::parse(text).is_some()));
        let bad = ["", "soon", "21.11.2026", "2026-13-01", "2026-02-29", "2026-11-21 08:30", "2026-1-2", "11/21/2026"];
        assert!(bad.iter().all(|text| Moment::parse(text).is_none()));
        assert!(Moment::parse("2026-11-21T25:00").is_none() && Moment::parse("2026-11T08:00").is_none());
    }

    #[test]
    fn orders_dates_only_if_certain() {
        let moment = |text| Moment::parse(text).unwrap();
        assert!(moment("2026-11-20").is_before(moment("2026-11-22")));
        assert!(!moment("2026-11-20").is_before(moment("2026-11-21")), "zones may differ by a day");
        assert!(moment("2026-11-20T08:00:00Z").is_before(moment("2026-11-20T08:00:00-01:00")));
        assert!(!moment("2025").is_before(moment("2026-11-21")));
        assert!(moment("1999-12-31").is_before(moment("2000-03-01")));
    }

    #[test]
    fn orders_dates_of_one_place() {
        let is_before = |one, other| Moment::parse(one).unwrap().is_before_there(Moment::parse(other).unwrap());
        assert!(is_before("2026-11-20", "2026-11-21") && is_before("2026-11-20", "2026-11-21T08:00"));
        assert!(is_before("2026-11-20T08:00", "2026-11-20T20:00") && !is_before("2026-11-20", "2026-11-20T20:00"));
        assert!(is_before("2026-11-20T08:00Z", "2026-11-20T08:00-01:00"));
        assert!(!is_before("2026-11-20", "2026-11-21T03:00Z"), "it may still be the 20th there");
        assert!(!is_before("2025", "2026-11-21"));
    }

    #[test]
    fn recognizes_durations() {
        assert!(["PT30M", "P3D", "PT1H30M", "P1Y2M10DT2H30M", "PT1.5S", "P1W"].iter().all(|text| is_duration(text)));
        let bad = ["", "P", "PT", "30 minutes", "1:30", "PT30", "P1H", "T30M", "PT5M1H", "PTM"];
        assert!(bad.iter().all(|text| !is_duration(text)));
    }
}
