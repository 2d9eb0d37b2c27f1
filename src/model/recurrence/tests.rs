//! Due times: time zones, summer time, leap days, invalid expressions.
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
        ("30 6 * * *", "Asia/Kolkata", "2026-05-14T00:59:59.999Z", ["2026-05-14T01:00:00Z", "2026-05-15T01:00:00Z"]),
        ("0 9 * * MON-FRI", "Europe/Paris", "2026-05-15T08:00:00Z", ["2026-05-18T07:00:00Z", "2026-05-19T07:00:00Z"]),
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
    assert_eq!(half, ["2026-04-04T14:30:00Z", "2026-04-04T15:00:00Z", "2026-04-04T15:30:00Z", "2026-04-04T16:00:00Z"]);
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
        "*", "/", "-", ",", " ", " ", " ", "0", "1", "5", "9", "29", "31", "59", "99", "65535", "65536", "L", "W", "#",
        "+", "?", "FEB", "SUN",
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
