//! The command line: `sitegauge check` and `sitegauge audit`.
mod audit;
mod check;
