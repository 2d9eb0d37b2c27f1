//! Recurrence: a cron expression in a time zone, and the times at which it is due.
use super::Timestamp;
use croner::errors::CronError;
use croner::parser::{CronParser, Seconds, Year};
use croner::{CivilDateTime, Cron, CronDateTime, Resolution, Weekday};
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, tz};
use std::cmp::Ordering;

/// Longest expression, in bytes.
const MAX_LENGTH: usize = 100;
/// Longest repeated wall-clock time that is considered, in hours; the time zone database has at most two.
const MAX_REPEATED_HOURS: i64 = 3;
/// Minutes in a day.
const DAY_MINUTES: u32 = 1_440;

/// A cron expression in a time zone.
///
/// When clocks are set forward, a skipped time is due once, at the first instant after it. When they are set back, a
/// repeated time is due once, the first time. An expression for every hour of the day follows elapsed time instead: it is
/// due in each hour that exists, and in both of two that have the same name.
#[derive(Clone, Debug)]
pub struct Recurrence {
    cron: Cron,
    time_zone: TimeZone,
    is_every_hour: bool,
}

/// The reason why an expression and a time zone are not a recurrence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecurrenceError {
    /// The expression does not parse.
    #[error(
        "cron_expression is invalid ({0}); write minute, hour, day of month, month and day of week, such as 30 6 * * 1-5"
    )]
    Expression(String),
    /// No date matches the expression.
    #[error("cron_expression never matches a date")]
    Never,
    /// The time zone database has no zone of this name.
    #[error("timezone must be a name of the IANA time zone database, such as Europe/Paris{}", .similar.as_ref().map(|name| format!("; did you mean {name}?")).unwrap_or_default())]
    TimeZone {
        /// The most similar name.
        similar: Option<String>,
    },
}

impl Recurrence {
    /// Parses five fields or a name such as `@daily`, and the name of a time zone.
    ///
    /// # Errors
    /// Returns an error if one of them is invalid or no date matches the expression.
    pub fn parse(expression: &str, time_zone: &str) -> Result<Self, RecurrenceError> {
        let cron = parse_expression(expression)?;
        // The search ends in the year 5000. The 80 years before it have a leap day on every day of the week.
        let start = WallClock(DateTime::constant(4920, 1, 1, 0, 0, 0, 0));
        cron.find_next_occurrence(&start, true).map_err(|_| RecurrenceError::Never)?;
        let is_every_hour = (0..24).all(|hour| cron.pattern.hour_match(hour).unwrap_or(false));
        Ok(Self { cron, time_zone: parse_time_zone(time_zone)?, is_every_hour })
    }

    /// Returns the name of the time zone in its usual spelling.
    pub fn time_zone(&self) -> &str {
        self.time_zone.iana_name().unwrap_or("UTC")
    }

    /// Returns the shortest time between two due times on the clock, in minutes, at most a day. Days count as adjacent.
    pub fn shortest_interval_minutes(&self) -> u32 {
        let matches_minute = |minute: &u32| {
            let pattern = &self.cron.pattern;
            pattern.hour_match(minute / 60).unwrap_or(false) && pattern.minute_match(minute % 60).unwrap_or(false)
        };
        let minutes: Vec<u32> = (0..DAY_MINUTES).filter(matches_minute).collect();
        let next_day = minutes.first().map(|first| first + DAY_MINUTES);
        let later = minutes.iter().copied().skip(1).chain(next_day);
        minutes.iter().zip(later).map(|(one, next)| next - one).min().unwrap_or(DAY_MINUTES)
    }

    /// Returns the first due time after `after`; `None` if there is none before the year 5000.
    pub fn next_after(&self, after: Timestamp) -> Option<Timestamp> {
        let after = jiff::Timestamp::from_millisecond(after.0).ok()?;
        // A time on the clock before this one may be repeated after it.
        let start = self.time_zone.to_datetime(after).saturating_sub(SignedDuration::from_hours(MAX_REPEATED_HOURS));
        let mut wall_clock = WallClock(start);
        let mut next: Option<jiff::Timestamp> = None;
        while let Ok(found) = self.cron.find_next_occurrence(&wall_clock, false) {
            let instants = self.instants(found.0);
            // The first instants of later times on the clock are later.
            if let (Some(next), Some(first)) = (next, instants.first())
                && *first >= next
            {
                break;
            }
            next = instants.into_iter().filter(|instant| *instant > after).chain(next).min();
            wall_clock = found;
        }
        next.map(|next| Timestamp(next.as_millisecond()))
    }

    /// Returns the next `count` due times after `after`.
    pub fn upcoming(&self, after: Timestamp, count: usize) -> Vec<Timestamp> {
        std::iter::successors(self.next_after(after), |time| self.next_after(*time)).take(count).collect()
    }

    /// Returns the instants, ordered, at which a time on the clock is due.
    fn instants(&self, wall_clock: DateTime) -> Vec<jiff::Timestamp> {
        let instant = |offset: tz::Offset| offset.to_timestamp(wall_clock).ok();
        let ambiguous = self.time_zone.to_ambiguous_timestamp(wall_clock);
        let (first, second) = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { offset } => (instant(offset), None),
            AmbiguousOffset::Fold { before, after } => {
                (instant(before), if self.is_every_hour { instant(after) } else { None })
            }
            AmbiguousOffset::Gap { .. } if self.is_every_hour => (None, None),
            AmbiguousOffset::Gap { after, .. } => {
                let transition = instant(after).and_then(|before| self.time_zone.following(before).next());
                (transition.map(|transition| transition.timestamp()), None)
            }
        };
        first.into_iter().chain(second).collect()
    }
}

fn parse_expression(expression: &str) -> Result<Cron, RecurrenceError> {
    let refused = |reason: &str| Err(RecurrenceError::Expression(reason.to_owned()));
    let expression = match expression.trim() {
        name if name.eq_ignore_ascii_case("@midnight") => "@daily",
        expression => expression,
    };
    if expression.len() > MAX_LENGTH || !expression.is_ascii() {
        return refused("it has more than 100 characters or some that are not ASCII");
    }
    let fields = expression.split_ascii_whitespace().count();
    if fields != 5 && !expression.starts_with('@') {
        return refused(&format!("it has {fields} fields, not five; seconds and years are not supported"));
    }
    if expression.split(|character: char| !character.is_ascii_alphanumeric()).any(is_glued) {
        return refused("a name stands next to other letters or digits");
    }
    let parser = CronParser::builder().seconds(Seconds::Disallowed).year(Year::Disallowed).build();
    parser.parse(expression).map_err(|error| RecurrenceError::Expression(error.to_string()))
}

/// Returns true for a word of letters and digits that the parser would read as a number: it replaces names anywhere, so that
/// `1JAN` becomes 11.
fn is_glued(word: &str) -> bool {
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    let is_suffixed = word.chars().all(|character| character.is_ascii_digit() || "LlWw".contains(character));
    letters > 0 && letters < word.len() && !is_suffixed
}

fn parse_time_zone(name: &str) -> Result<TimeZone, RecurrenceError> {
    const MAX_EDITS: usize = 4;
    if let Ok(time_zone) = TimeZone::get(name)
        && time_zone.iana_name().is_some()
        && !time_zone.is_unknown()
    {
        return Ok(time_zone);
    }
    let given: String = name.chars().take(MAX_LENGTH).collect();
    let names = tz::db().available().map(|known| (strsim::levenshtein(&given, known.as_str()), known));
    let similar = names.min_by_key(|(edits, _)| *edits).filter(|(edits, _)| *edits <= MAX_EDITS);
    Err(RecurrenceError::TimeZone { similar: similar.map(|(_, known)| known.as_str().to_owned()) })
}

/// A time on the clock for the search in an expression, which knows no time zones.
#[derive(Clone, Copy)]
struct WallClock(DateTime);

impl CronDateTime for WallClock {
    fn to_civil(&self) -> CivilDateTime {
        let (date, time) = (self.0.date(), self.0.time());
        let part = |part: i8| u32::from(part.unsigned_abs());
        CivilDateTime::new(
            croner::CivilDate::from_parts_unchecked(i32::from(date.year()), part(date.month()), part(date.day())),
            croner::CivilTime::from_parts_unchecked(part(time.hour()), part(time.minute()), part(time.second())),
        )
    }

    fn civil_weekday(&self) -> Weekday {
        Weekday::from_days_from_sunday(u32::from(self.0.weekday().to_sunday_zero_offset().unsigned_abs()))
    }

    fn resolve_civil(&self, civil: CivilDateTime) -> Result<Resolution<Self>, CronError> {
        let year = i16::try_from(civil.year()).map_err(|_| CronError::InvalidDate)?;
        let part = |part: u32| i8::try_from(part).map_err(|_| CronError::InvalidDate);
        let (month, day) = (part(civil.month())?, part(civil.day())?);
        let (hour, minute, second) = (part(civil.hour())?, part(civil.minute())?, part(civil.second())?);
        let time = DateTime::new(year, month, day, hour, minute, second, 0);
        time.map(|time| Resolution::Single(Self(time))).map_err(|_| CronError::InvalidDate)
    }

    fn checked_add_seconds(&self, seconds: i64) -> Option<Self> {
        self.0.checked_add(SignedDuration::from_secs(seconds)).ok().map(Self)
    }

    fn cmp_instant(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(expression: &str, time_zone: &str, after: &str, count: usize) -> Vec<String> {
        let recurrence = Recurrence::parse(expression, time_zone).expect("a recurrence");
        let after: jiff::Timestamp = after.parse().expect("a time");
        let upcoming = recurrence.upcoming(Timestamp(after.as_millisecond()), count);
        upcoming.into_iter().map(Timestamp::to_seconds).collect()
    }

    #[test]
    fn the_next_times_are_on_the_clock_of_the_time_zone() {
        for (expression, time_zone, after, expected) in [
            ("30 6 * * *", "UTC", "2026-05-14T06:30:00Z", ["2026-05-15T06:30:00Z", "2026-05-16T06:30:00Z"]),
            (
                "30 6 * * *",
                "Asia/Kolkata",
                "2026-05-14T00:59:59.999Z",
                ["2026-05-14T01:00:00Z", "2026-05-15T01:00:00Z"],
            ),
            (
                "0 9 * * MON-FRI",
                "Europe/Paris",
                "2026-05-15T08:00:00Z",
                ["2026-05-18T07:00:00Z", "2026-05-19T07:00:00Z"],
            ),
            ("@weekly", "UTC", "2026-05-14T00:00:00Z", ["2026-05-17T00:00:00Z", "2026-05-24T00:00:00Z"]),
            ("@Midnight", "UTC", "2026-05-14T00:00:00Z", ["2026-05-15T00:00:00Z", "2026-05-16T00:00:00Z"]),
            // Cron's rule: of two restricted days, either is enough.
            ("0 0 13 * 5", "UTC", "2026-02-07T00:00:00Z", ["2026-02-13T00:00:00Z", "2026-02-20T00:00:00Z"]),
            ("0 0 13 * *", "UTC", "2026-02-07T00:00:00Z", ["2026-02-13T00:00:00Z", "2026-03-13T00:00:00Z"]),
            ("0 0 * * 7", "UTC", "2026-02-07T00:00:00Z", ["2026-02-08T00:00:00Z", "2026-02-15T00:00:00Z"]),
            ("0 0 31 * *", "UTC", "2026-01-31T00:00:00Z", ["2026-03-31T00:00:00Z", "2026-05-31T00:00:00Z"]),
            ("0 0 L * *", "UTC", "2026-01-31T00:00:00Z", ["2026-02-28T00:00:00Z", "2026-03-31T00:00:00Z"]),
        ] {
            assert_eq!(due(expression, time_zone, after, 2), expected, "{expression} {time_zone}");
        }
    }

    #[test]
    fn case_106_a_skipped_time_is_due_once_and_a_repeated_time_is_due_once() {
        // Clocks in Berlin: 2026-03-29 from 02:00 to 03:00 (01:00 UTC), 2026-10-25 from 03:00 to 02:00 (01:00 UTC).
        for (expression, after, expected) in [
            ("30 2 * * *", "2026-03-28T12:00:00Z", ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]),
            // Three skipped times are due at one instant, together with the first time after them.
            ("0,20,40 2,3 * * *", "2026-03-29T00:59:59Z", ["2026-03-29T01:00:00Z", "2026-03-29T01:20:00Z"]),
            ("30 2 * * *", "2026-10-24T12:00:00Z", ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]),
            ("0 2,3 * * *", "2026-10-24T12:00:00Z", ["2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"]),
            // Between the two: the first one was due, the second is not.
            ("30 2 * * *", "2026-10-25T00:45:00Z", ["2026-10-26T01:30:00Z", "2026-10-27T01:30:00Z"]),
            ("15,45 2 * * *", "2026-10-25T00:20:00Z", ["2026-10-25T00:45:00Z", "2026-10-26T01:15:00Z"]),
            ("30 2 29 3 *", "2026-03-29T01:00:00Z", ["2027-03-29T00:30:00Z", "2028-03-29T00:30:00Z"]),
        ] {
            assert_eq!(due(expression, "Europe/Berlin", after, 2), expected, "{expression} after {after}");
        }
    }

    #[test]
    fn case_106_every_hour_is_every_hour_that_exists() {
        let spring = due("30 * * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", 3);
        assert_eq!(spring, ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T02:30:00Z"]);
        let autumn = due("*/30 * * * *", "America/New_York", "2026-11-01T05:10:00Z", 4);
        let both = ["2026-11-01T05:30:00Z", "2026-11-01T06:00:00Z", "2026-11-01T06:30:00Z", "2026-11-01T07:00:00Z"];
        assert_eq!(autumn, both);
        // Lord Howe Island sets its clocks by half an hour.
        let half = due("0,30 * * * *", "Australia/Lord_Howe", "2026-04-04T14:00:00Z", 4);
        assert_eq!(
            half,
            ["2026-04-04T14:30:00Z", "2026-04-04T15:00:00Z", "2026-04-04T15:30:00Z", "2026-04-04T16:00:00Z"]
        );
    }

    #[test]
    fn case_106_leap_days_and_far_years() {
        let leap = due("0 0 29 2 *", "UTC", "2096-03-01T00:00:00Z", 2);
        assert_eq!(leap, ["2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z"], "2100 is not a leap year");
        let end_of_32_bits = due("14 3 19 1 *", "UTC", "2038-01-19T03:13:59Z", 2);
        assert_eq!(end_of_32_bits, ["2038-01-19T03:14:00Z", "2039-01-19T03:14:00Z"]);
        // Far beyond the listed transitions, the rules for summer time go on.
        assert_eq!(due("30 2 * * *", "Europe/Berlin", "2050-03-26T12:00:00Z", 1), ["2050-03-27T01:00:00Z"]);
        assert_eq!(due("0 0 1 1 *", "UTC", "9999-01-01T00:00:00Z", 1), [""; 0], "there is an end");
        for extreme in [i64::MIN, i64::MAX] {
            let recurrence = Recurrence::parse("@hourly", "America/New_York").expect("a recurrence");
            assert_eq!(recurrence.next_after(Timestamp(extreme)), None);
        }
    }

    #[test]
    fn case_106_days_that_never_come_are_refused() {
        for expression in ["0 0 30 2 *", "0 0 31 2 *", "0 0 31 4,6,9,11 *", "0 0 30W 2 *", ", , , , ,"] {
            assert_eq!(Recurrence::parse(expression, "UTC").err(), Some(RecurrenceError::Never), "{expression}");
        }
        assert!(Recurrence::parse("0 0 30 2 1", "UTC").is_ok(), "Mondays in February match");
        for weekday in 0..7 {
            let leap_day = Recurrence::parse(&format!("0 0 29 2 +{weekday}"), "UTC");
            assert!(leap_day.is_ok_and(|leap_day| leap_day.next_after(Timestamp(0)).is_some()), "{weekday}");
        }
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        let long = format!("{} * * * *", "1,".repeat(60));
        for expression in [
            "",
            "*",
            "* * * *",
            "0 * * * * *",
            "0 0 1 1 * 2030",
            "60 * * * *",
            "0 24 * * *",
            "0 0 0 * *",
            "0 0 32 * *",
            "0 0 * 13 *",
            "0 0 * 0 *",
            "0 0 * * 8",
            "*/0 * * * *",
            "5-1 * * * *",
            "1JAN * * * *",
            "0 0 * 1JAN *",
            "0 0 * JANUARY *",
            "0 0 * * MONDAY",
            "@reboot",
            "@every 5m",
            "0 0 * * 1#6",
            "- - - - -",
            "*-5 * * * *",
            "0 0 ٣ * *",
            "-1 * * * *",
            "1.5 * * * *",
            "0 0 * * SAT-MON",
            "/5 * * * *",
            "0/5 * * * *",
            "H * * * *",
            &long,
        ] {
            let refused = Recurrence::parse(expression, "UTC");
            assert!(matches!(refused, Err(RecurrenceError::Expression(_))), "{expression}: {refused:?}");
        }
    }

    #[test]
    fn random_expressions_neither_panic_nor_take_long() {
        const PIECES: [&str; 24] = [
            "*", "/", "-", ",", " ", " ", " ", "0", "1", "5", "9", "29", "31", "59", "99", "65535", "65536", "L", "W",
            "#", "+", "?", "FEB", "SUN",
        ];
        let (mut state, mut valid) = (1_u64, 0);
        let mut pick = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for _ in 0..5_000 {
            let field = |pick: &mut dyn FnMut(u64) -> u64| -> String {
                if pick(3) == 0 {
                    return "*".to_owned();
                }
                let pieces = (0..=pick(3)).map(|_| PIECES[usize::try_from(pick(24)).expect("small")]);
                pieces.collect()
            };
            let fields: Vec<String> = (0..5).map(|_| field(&mut pick)).collect();
            if let Ok(recurrence) = Recurrence::parse(&fields.join(" "), "Europe/Berlin") {
                valid += 1;
                let upcoming = recurrence.upcoming(Timestamp(1_778_753_884_000), 3);
                assert!(upcoming.is_sorted_by(|one, next| one < next), "{fields:?}");
                assert!((1..=DAY_MINUTES).contains(&recurrence.shortest_interval_minutes()), "{fields:?}");
            }
        }
        assert!(valid > 50, "{valid}");
    }

    #[test]
    fn the_shortest_interval_is_measured_on_the_clock() {
        for (expression, minutes) in [
            ("* * * * *", 1),
            ("*/15 * * * *", 15),
            ("*/25 * * * *", 10),
            ("@hourly", 60),
            ("0,10 6 * * *", 10),
            ("55 23 * * *", 1_440),
            ("0,55 0,23 * * *", 5),
            ("30 6,18 1 1 *", 720),
        ] {
            let recurrence = Recurrence::parse(expression, "UTC").expect("a recurrence");
            assert_eq!(recurrence.shortest_interval_minutes(), minutes, "{expression}");
        }
    }

    #[test]
    fn time_zones_are_names_of_the_database() {
        let zone = |name: &str| Recurrence::parse("@daily", name).map(|recurrence| recurrence.time_zone().to_owned());
        assert_eq!(zone("europe/berlin"), Ok("Europe/Berlin".to_owned()));
        assert_eq!(zone("UTC"), Ok("UTC".to_owned()));
        let unknown = |similar: Option<&str>| Err(RecurrenceError::TimeZone { similar: similar.map(str::to_owned) });
        assert_eq!(zone("Europe/Berln"), unknown(Some("Europe/Berlin")));
        assert_eq!(zone("Middle Earth/The Shire"), unknown(None));
        for name in ["", "+02:00", "Etc/Unknown", "../etc/passwd", "Local"] {
            assert!(matches!(zone(name), Err(RecurrenceError::TimeZone { .. })), "{name}");
        }
    }
}
