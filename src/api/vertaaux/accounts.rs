//! Accounts: the operator creates them, lists them, sets their plans and adds keys.
use super::creation::Body;
use super::keys::{self, KeyObject};
use super::parameters::number;
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::model::{Account, AccountId, Plan, Timestamp};
use crate::store::accounts;
use serde::Serialize;

/// Longest name, in characters.
const MAX_NAME_LENGTH: usize = 200;
/// Most accounts in one response.
const MAX_LIMIT: usize = 1_000;

/// An account as the operator sees it.
#[derive(Serialize)]
struct AccountObject<'a> {
    id: AccountId,
    name: &'a str,
    plan: Plan,
    created_at: String,
    /// Its first key, only in the response that creates the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<KeyObject<'a>>,
}

#[derive(Serialize)]
struct AccountList<'a> {
    accounts: Vec<AccountObject<'a>>,
}

impl<'a> AccountObject<'a> {
    fn new((account, created_at): &'a (Account, Timestamp), key: Option<KeyObject<'a>>) -> Self {
        let created_at = created_at.to_seconds();
        Self { id: account.id, name: &account.name, plan: account.plan, created_at, key }
    }
}

/// `POST /v1/accounts`: creates an account and its first key, with all scopes. The key is shown only once.
pub(super) async fn create(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let json = context.request.json()?;
    let body = Body(&json);
    body.reject_unknown(&["name", "plan"])?;
    let (name, plan) = (keys::name(&body, MAX_NAME_LENGTH)?, plan(&body)?);
    let key = keys::generate(context.services, false)?;
    let now = context.services.clock.now();
    let (account, first) = accounts::open(context.services.database, (&name, plan), &key, now).await?;
    Ok(http::serialized(201, &AccountObject::new(&account, Some(KeyObject::new(&first, Some(&key)))))?)
}

/// `GET /v1/accounts`: ordered by id, at most `limit` of those with an id above `after`.
pub(super) async fn list(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let limit = number(context.request, "limit", MAX_LIMIT, MAX_LIMIT, "limit must be a whole number from 1 to 1000")?;
    let after = match context.request.query("after") {
        None | Some("0") => 0,
        Some(text) => http::positive_id(text)
            .ok_or_else(|| ApiError::wrong("query", "after", text, "after must be 0 or the id of an account"))?,
    };
    let listed = accounts::list(context.services.database, AccountId(after), limit).await?;
    let accounts = listed.iter().map(|account| AccountObject::new(account, None)).collect();
    Ok(http::serialized(200, &AccountList { accounts })?)
}

/// `POST /v1/accounts/{account_id}/plan`: changes the plan. Isolates that cached the account apply it within a minute.
pub(super) async fn set_plan(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let json = context.request.json()?;
    let body = Body(&json);
    body.reject_unknown(&["plan"])?;
    let plan = plan(&body)?;
    let id = account_id(context)?;
    let account = accounts::set_plan(context.services.database, id, plan).await?.ok_or(NO_ACCOUNT)?;
    context.memory.forget(id);
    Ok(http::serialized(200, &AccountObject::new(&account, None))?)
}

/// `POST /v1/accounts/{account_id}/keys`: adds a key with all scopes to an account that lost its admin keys. The key is
/// shown only once.
pub(super) async fn add_key(context: RequestContext<'_>) -> Result<Response, ApiError> {
    Body(&context.request.json_if_any()?).reject_unknown(&[])?;
    let key = keys::generate(context.services, false)?;
    let now = context.services.clock.now();
    let info =
        accounts::add_key(context.services.database, account_id(context)?, &key, now).await?.ok_or(NO_ACCOUNT)?;
    Ok(http::serialized(201, &KeyObject::new(&info, Some(&key)))?)
}

const NO_ACCOUNT: ApiError = ApiError::NotFound(Thing::Account);

/// Returns the account id in the path.
fn account_id(context: RequestContext<'_>) -> Result<AccountId, ApiError> {
    http::positive_id(context.path_param("account_id")?).map(AccountId).ok_or(NO_ACCOUNT)
}

fn plan(body: &Body<'_>) -> Result<Plan, ApiError> {
    let plan = body.parse("plan", "plan must be free, starter or pro")?;
    plan.ok_or_else(|| ApiError::missing("body", "plan"))
}
