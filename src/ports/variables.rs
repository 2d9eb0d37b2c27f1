//! Variables: every environment variable of the service, and how it becomes a setting.
use super::{Level, Settings};
use crate::model::target::Policy;
use std::ops::RangeInclusive;
use url::Url;

/// An environment variable.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Name.
    pub name: &'static str,
    /// Meaning, in one sentence without a period.
    pub meaning: &'static str,
    /// Default value; empty for none.
    pub default: &'static str,
    setter: Setter,
}

/// The parser of a value and the setting that it changes.
#[derive(Clone, Debug)]
enum Setter {
    /// Any text.
    Text(fn(&mut Settings, String)),
    /// An http or https URL without query and fragment; slashes at the end are removed.
    BaseUrl(fn(&mut Settings, String)),
    /// `0` or `1`.
    Flag(fn(&mut Settings, bool)),
    /// A header with the client's address.
    Header(fn(&mut Settings, &'static str)),
    /// A level of the log.
    Level(fn(&mut Settings, Level)),
    /// A whole number: its unit, its range.
    Number(&'static str, RangeInclusive<u32>, fn(&mut Settings, u32)),
}

/// A variable whose value is not allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{variable}={value:?} is invalid: expected {expected}")]
pub struct SettingError {
    /// Name of the variable.
    pub variable: &'static str,
    /// The value.
    pub value: String,
    /// The allowed values.
    pub expected: String,
}

/// Headers that proxies write the client's address to.
const ADDRESS_HEADERS: [&str; 2] = ["cf-connecting-ip", "x-forwarded-for"];

/// Every environment variable. An empty value counts as unset. Secrets are text, and text is never invalid: so no error
/// message contains a secret.
pub const VARIABLES: [Variable; 12] = [
    Variable {
        name: "PUBLIC_URL",
        meaning: "URL under which the service is reached; part of the user agent and of links",
        default: "http://localhost:8787",
        setter: Setter::BaseUrl(|settings, url| settings.public_url = url),
    },
    Variable {
        name: "ADMIN_TOKEN",
        meaning: "Secret: token of the operator, who creates accounts; unset for no operator",
        default: "",
        setter: Setter::Text(|settings, token| settings.admin_token = Some(token)),
    },
    Variable {
        name: "MCP_SECRET",
        meaning: "Secret: value of X-MCP-Secret or X-MCP-Internal-Token that identifies a trusted relay; unset for none",
        default: "",
        setter: Setter::Text(|settings, secret| settings.mcp_secret = Some(secret)),
    },
    Variable {
        name: "ALLOW_PRIVATE_TARGETS",
        meaning: "Allow audits of private addresses; only for local use, because every key can then reach your network",
        default: "0",
        setter: Setter::Flag(|settings, is_allowed| {
            settings.policy = if is_allowed { Policy::AllowPrivate } else { Policy::Public };
        }),
    },
    Variable {
        name: "MAX_BODY_BYTES",
        meaning: "Maximum size of a decompressed page; the rest is not read and the page is marked as truncated",
        default: "8388608",
        setter: Setter::Number("bytes", 1_024..=67_108_864, |settings, bytes| {
            settings.max_body = usize::try_from(bytes).unwrap_or(usize::MAX);
        }),
    },
    Variable {
        name: "PAGE_TIMEOUT_MS",
        meaning: "Time to fetch one page, redirects included, unless the audit sets its own",
        default: "30000",
        setter: Setter::Number("milliseconds", 1_000..=120_000, |settings, timeout| settings.page_timeout_ms = timeout),
    },
    Variable {
        name: "HOST_CONCURRENCY",
        meaning: "Maximum number of concurrent requests to one host, over all audits",
        default: "4",
        setter: Setter::Number("requests", 1..=64, |settings, requests| settings.host_concurrency = requests),
    },
    Variable {
        name: "HOST_INTERVAL_MS",
        meaning: "Minimum time between the starts of two requests to one host",
        default: "100",
        setter: Setter::Number("milliseconds", 0..=60_000, |settings, interval| settings.host_interval_ms = interval),
    },
    Variable {
        name: "REQUESTS_A_MINUTE",
        meaning: "Rate limit of every key, and of every client without one; unset for the limits of plan and dialect",
        default: "",
        setter: Setter::Number("requests per minute", 1..=u32::MAX, |settings, requests| {
            settings.requests_a_minute = Some(requests);
        }),
    },
    Variable {
        name: "ADDRESS_HEADER",
        meaning: "Request header with the client's address, which a proxy in front of the service sets; unset for none",
        default: "",
        setter: Setter::Header(|settings, header| settings.address_header = Some(header)),
    },
    Variable {
        name: "ANONYMOUS_AUDITS_AN_HOUR",
        meaning: "Maximum number of audits without a key in an hour, of all callers together",
        default: "100",
        setter: Setter::Number("audits", 0..=u32::MAX, |settings, audits| settings.anonymous_audits_an_hour = audits),
    },
    Variable {
        name: "LOG_LEVEL",
        meaning: "Least important level that is logged",
        default: "info",
        setter: Setter::Level(|settings, level| settings.log_level = level),
    },
];

impl Variable {
    /// Returns the allowed values in words.
    pub fn expected(&self) -> String {
        match &self.setter {
            Setter::Text(_) => "text".to_owned(),
            Setter::BaseUrl(_) => "an http or https URL without query".to_owned(),
            Setter::Flag(_) => "0 or 1".to_owned(),
            Setter::Header(_) => ADDRESS_HEADERS.join(" or "),
            Setter::Level(_) => "error, warn, info or debug".to_owned(),
            Setter::Number(unit, range, _) => format!("a number of {unit} from {} to {}", range.start(), range.end()),
        }
    }

    /// Reads a value into the settings; `None` if it is not allowed.
    fn set(&self, settings: &mut Settings, value: &str) -> Option<()> {
        match &self.setter {
            Setter::Text(set) => set(settings, value.to_owned()),
            Setter::BaseUrl(set) => set(settings, base_url(value)?),
            Setter::Flag(set) => set(settings, flag(value)?),
            Setter::Header(set) => set(settings, ADDRESS_HEADERS.into_iter().find(|header| *header == value)?),
            Setter::Level(set) => set(settings, level(value)?),
            Setter::Number(_, range, set) => {
                set(settings, value.parse().ok().filter(|number| range.contains(number))?);
            }
        }
        Some(())
    }
}

fn base_url(value: &str) -> Option<String> {
    let url = Url::parse(value).ok()?;
    let is_base = matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none();
    is_base.then(|| value.trim_end_matches('/').to_owned())
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    }
}

fn level(value: &str) -> Option<Level> {
    match value {
        "error" => Some(Level::Error),
        "warn" => Some(Level::Warn),
        "info" => Some(Level::Info),
        "debug" => Some(Level::Debug),
        _ => None,
    }
}

impl Settings {
    /// Reads the settings from variables; `variable` returns the value of a name, or `None` if it is unset.
    ///
    /// # Errors
    /// Returns an error that names the first variable whose value is not allowed.
    pub fn from_vars(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingError> {
        let mut settings = Self::default();
        for known in &VARIABLES {
            let Some(value) = variable(known.name).filter(|value| !value.is_empty()) else { continue };
            if known.set(&mut settings, &value).is_none() {
                return Err(SettingError { variable: known.name, value, expected: known.expected() });
            }
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &str, value: &str) -> Result<Settings, SettingError> {
        Settings::from_vars(|asked| (asked == name).then(|| value.to_owned()))
    }

    #[test]
    fn without_variables_settings_are_the_defaults_of_the_table() {
        assert_eq!(Settings::from_vars(|_| None), Ok(Settings::default()));
        assert_eq!(Settings::from_vars(|_| Some(String::new())), Ok(Settings::default()));
        for variable in &VARIABLES {
            assert_eq!(with(variable.name, variable.default), Ok(Settings::default()), "{}", variable.name);
        }
    }

    #[test]
    fn values_become_settings() {
        let base = Settings::default();
        for (name, value, expected) in [
            (
                "PUBLIC_URL",
                "https://a.example/",
                Settings { public_url: "https://a.example".to_owned(), ..base.clone() },
            ),
            ("ADMIN_TOKEN", "secret", Settings { admin_token: Some("secret".to_owned()), ..base.clone() }),
            ("MCP_SECRET", "secret", Settings { mcp_secret: Some("secret".to_owned()), ..base.clone() }),
            ("ALLOW_PRIVATE_TARGETS", "1", Settings { policy: Policy::AllowPrivate, ..base.clone() }),
            ("MAX_BODY_BYTES", "1024", Settings { max_body: 1_024, ..base.clone() }),
            ("PAGE_TIMEOUT_MS", "1500", Settings { page_timeout_ms: 1_500, ..base.clone() }),
            ("HOST_CONCURRENCY", "64", Settings { host_concurrency: 64, ..base.clone() }),
            ("HOST_INTERVAL_MS", "0", Settings { host_interval_ms: 0, ..base.clone() }),
            ("REQUESTS_A_MINUTE", "4000000000", Settings { requests_a_minute: Some(4_000_000_000), ..base.clone() }),
            ("ADDRESS_HEADER", "x-forwarded-for", Settings { address_header: Some("x-forwarded-for"), ..base.clone() }),
            ("ANONYMOUS_AUDITS_AN_HOUR", "0", Settings { anonymous_audits_an_hour: 0, ..base.clone() }),
            ("LOG_LEVEL", "debug", Settings { log_level: Level::Debug, ..base.clone() }),
        ] {
            assert_eq!(with(name, value), Ok(expected), "{name}={value}");
        }
    }

    #[test]
    fn invalid_values_are_errors_that_name_the_variable() {
        for (name, value) in [
            ("PUBLIC_URL", "localhost"),
            ("PUBLIC_URL", "ftp://a.example"),
            ("PUBLIC_URL", "https://a.example/?a=b"),
            ("ALLOW_PRIVATE_TARGETS", "true"),
            ("MAX_BODY_BYTES", "abc"),
            ("MAX_BODY_BYTES", "1023"),
            ("PAGE_TIMEOUT_MS", "120001"),
            ("PAGE_TIMEOUT_MS", "30s"),
            ("HOST_CONCURRENCY", "0"),
            ("HOST_INTERVAL_MS", "-1"),
            ("REQUESTS_A_MINUTE", "1.5"),
            ("ADDRESS_HEADER", "x-real-ip"),
            ("ANONYMOUS_AUDITS_AN_HOUR", "-1"),
            ("LOG_LEVEL", "INFO"),
        ] {
            assert_eq!(with(name, value).unwrap_err().variable, name, "{value}");
        }
        assert_eq!(
            with("MAX_BODY_BYTES", "abc").unwrap_err().to_string(),
            r#"MAX_BODY_BYTES="abc" is invalid: expected a number of bytes from 1024 to 67108864"#
        );
    }

    #[test]
    fn the_example_file_lists_every_variable() {
        let example = include_str!("../../.dev.vars.example");
        for variable in &VARIABLES {
            let (name, default) = (variable.name, variable.default);
            let entry = format!("# {}.\n# Allowed: {}.\n# {name}={default}\n", variable.meaning, variable.expected());
            assert!(example.contains(&entry), "expected in .dev.vars.example:\n{entry}");
        }
        assert_eq!(example.lines().filter(|line| line.contains('=')).count(), VARIABLES.len());
    }
}
