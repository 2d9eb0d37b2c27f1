//! Data: measured values by their names, in the order they were measured.
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// What a rule measured; hardly ever more than three values, so that a list is found through as fast as a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data(Vec<(Cow<'static, str>, Value)>);

/// How many values most rules measure that measure any.
const USUAL: usize = 2;

impl Data {
    /// Nothing measured.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether nothing was measured.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(each, _)| each == name).map(|(_, value)| value)
    }

    /// Keeps a value, in the place of one that has its name.
    pub fn insert(&mut self, name: impl Into<Cow<'static, str>>, value: Value) {
        let name = name.into();
        if let Some((_, old)) = self.0.iter_mut().find(|(each, _)| *each == name) {
            *old = value;
            return;
        }
        if self.0.is_empty() {
            self.0.reserve_exact(USUAL);
        }
        self.0.push((name, value));
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
