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
mod tests;
