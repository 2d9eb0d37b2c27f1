//! Compares the shape of a response with a sample: the same keys, with values of the same type.
use serde_json::Value;

/// The keys that are missing or have a value of another type. Of an array the first item is compared; a string that is
/// a time in the sample must be one.
pub(crate) fn misfits(answer: &Value, sample: &Value, place: &str) -> Vec<String> {
    match (answer, sample) {
        (Value::Object(answer), Value::Object(sample)) => sample
            .iter()
            .flat_map(|(key, value)| {
                let place = format!("{place}.{key}");
                answer
                    .get(key)
                    .map_or_else(|| vec![format!("{place} is missing")], |found| misfits(found, value, &place))
            })
            .collect(),
        (Value::Array(answer), Value::Array(sample)) => match (answer.first(), sample.first()) {
            (Some(answer), Some(sample)) => misfits(answer, sample, &format!("{place}[0]")),
            (None, Some(_)) => vec![format!("{place} is empty")],
            (_, None) => Vec::new(),
        },
        (Value::Null, Value::Null) | (Value::Bool(_), Value::Bool(_)) | (Value::Number(_), Value::Number(_)) => {
            Vec::new()
        }
        (Value::String(answer), Value::String(sample)) => {
            let digits = |text: &str| text.replace(|character: char| character.is_ascii_digit(), "0");
            let is_time = sample.starts_with("20") && sample.ends_with('Z');
            let fits = !is_time || digits(answer) == digits(sample);
            if fits { Vec::new() } else { vec![format!("{place}: {answer} is not formatted like {sample}")] }
        }
        (answer, sample) => vec![format!("{place}: {answer} is not of the type of {sample}")],
    }
}
