//! Accounts: with_cors, listed and given plans and keys by the operator.
use super::creation::Body;
use super::keys::{self, KeyObject};
use super::parameters::number;
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::routes::RequestContext;
use crate::model::{Account, AccountId, Plan, Timestamp};
use crate::store::accounts;
use serde::Serialize;
use serde_json::json;

/// Longest name, in characters.
const LONGEST_NAME: usize = 200;
/// Accounts in one answer.
const MOST: usize = 1_000;

/// An account as the operator sees it.
#[derive(Debug, Serialize)]
struct AccountObject<'a> {
    id: AccountId,
    name: &'a str,
    plan: Plan,
    created_at: String,
    /// Its first key, where it was just with_cors.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<KeyObject<'a>>,
}

impl<'a> AccountObject<'a> {
    fn new((account, created_at): &'a (Account, Timestamp), key: Option<KeyObject<'a>>) -> Self {
        let created_at = created_at.to_seconds();
        Self { id: account.id, name: &account.name, plan: account.plan, created_at, key }
    }
}

/// `POST /v1/accounts`: a new account with a first key that may do everything, shown this once.
pub(super) async fn create(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let json = context.request.json()?;
    let body = Body(&json);
    body.known(&["name", "plan"])?;
    let (name, plan) = (keys::name(&body, LONGEST_NAME)?, plan(&body)?);
    let key = keys::fresh(context.services, false)?;
    let now = context.services.clock.now();
    let (account, first) = accounts::open(context.services.database, (&name, plan), &key, now).await?;
    Ok(http::json(201, &AccountObject::new(&account, Some(KeyObject::new(&first, Some(&key))))))
}

/// `GET /v1/accounts`: by their numbers, `limit` of them, those above the number `after`.
pub(super) async fn list(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let limit = number(context.request, "limit", MOST, MOST, "limit must be a whole number from 1 to 1000")?;
    let after = match context.request.query("after") {
        None | Some("0") => 0,
        Some(text) => http::positive(text)
            .ok_or_else(|| ApiError::wrong("query", "after", text, "after must be the number of an account"))?,
    };
    let listed = accounts::list(context.services.database, AccountId(after), limit).await?;
    let accounts: Vec<_> = listed.iter().map(|account| AccountObject::new(account, None)).collect();
    Ok(http::json(200, &json!({"accounts": accounts})))
}

/// `POST /v1/accounts/{account_id}/plan`: the account has another plan from now on; isolates that have just seen it
/// learn of it within a minute.
pub(super) async fn set_plan(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let json = context.request.json()?;
    let body = Body(&json);
    body.known(&["plan"])?;
    let plan = plan(&body)?;
    let id = account_id(context)?;
    let account = accounts::set_plan(context.services.database, id, plan).await?.ok_or(NO_ACCOUNT)?;
    context.memory.forget(id);
    Ok(http::json(200, &AccountObject::new(&account, None)))
}

/// `POST /v1/accounts/{account_id}/keys`: one more key that may do everything, shown this once, for an account that has
/// lost those with which it could make its own.
pub(super) async fn add_key(context: RequestContext<'_>) -> Result<Response, ApiError> {
    Body(&context.request.json_if_any()?).known(&[])?;
    let key = keys::fresh(context.services, false)?;
    let now = context.services.clock.now();
    let info =
        accounts::add_key(context.services.database, account_id(context)?, &key, now).await?.ok_or(NO_ACCOUNT)?;
    Ok(http::json(201, &KeyObject::new(&info, Some(&key))))
}

const NO_ACCOUNT: ApiError = ApiError::NotFound(Thing::Account);

/// The account that the path names.
fn account_id(context: RequestContext<'_>) -> Result<AccountId, ApiError> {
    http::positive(context.path_param(0)).map(AccountId).ok_or(NO_ACCOUNT)
}

fn plan(body: &Body<'_>) -> Result<Plan, ApiError> {
    let plan = body.word("plan", "plan must be free, starter or pro")?;
    plan.ok_or_else(|| ApiError::missing("body", "plan"))
}
