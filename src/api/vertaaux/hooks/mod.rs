//! Incoming webhooks: their management, and the endpoint that receives deliveries.
mod delivery;
mod events;
mod input;
mod manage;
mod payload;
mod receive;
mod signature;
mod verify;

pub(super) use manage::{create, delete, get, list, rotate, update};
pub(super) use receive::receive;
