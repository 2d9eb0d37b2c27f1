//! Data: measured values by name, in insertion order.
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// Values that a rule measured, by name. There are rarely more than three, so that a linear search is as fast as a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data(Vec<(Cow<'static, str>, Value)>);

/// Number of values in most findings that have any.
const TYPICAL_LEN: usize = 2;

impl Data {
    /// Creates an empty list.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Returns true if there are no values.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the value with this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Sets a value. A value with the same name is replaced and keeps its position.
    pub fn insert(&mut self, name: impl Into<Cow<'static, str>>, value: Value) {
        let name = name.into();
        if let Some((_, old)) = self.0.iter_mut().find(|(key, _)| *key == name) {
            *old = value;
            return;
        }
        if self.0.is_empty() {
            self.0.reserve_exact(TYPICAL_LEN);
        }
        self.0.push((name, value));
    }

    /// Edits each text among the values, and in lists of texts.
    pub fn edit_texts(&mut self, mut edit: impl FnMut(&mut String)) {
        for (_, value) in &mut self.0 {
            match value {
                Value::String(text) => edit(text),
                Value::Array(values) => values.iter_mut().for_each(|value| {
                    if let Value::String(text) = value {
                        edit(text);
                    }
                }),
                _ => {}
            }
        }
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl<'de> Deserialize<'de> for Data {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Object)
    }
}

struct Object;

impl<'de> Visitor<'de> for Object {
    type Value = Data;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Data, A::Error> {
        let mut data = Data::new();
        while let Some((name, value)) = entries.next_entry::<String, Value>()? {
            data.insert(name, value);
        }
        Ok(data)
    }
}
