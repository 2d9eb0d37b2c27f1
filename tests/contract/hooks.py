"""What the calls of schemathesis need of the place they run at."""

import itertools
import os

import schemathesis

ORIGIN = os.environ["SITEGAUGE_ORIGIN"]
KEY_ID = os.environ["SITEGAUGE_KEY_ID"]
ACCOUNT_ID = os.environ["SITEGAUGE_ACCOUNT_ID"]
# As in the schema TargetUrl of the document.
MOST = 2000
NUMBERS = itertools.count()


def own(url):
    """A page of our own origin for every URL that may be audited: nobody else's server is to be called. Each is
    another page, for one that was audited has to rest."""
    if isinstance(url, str) and len(url) <= MOST and url.lower().startswith(("http://", "https://")):
        return f"{ORIGIN}/?page={next(NUMBERS)}"
    return url


@schemathesis.hook
def before_call(context, case, kwargs):
    # Whoever revokes the key that it calls with, or gives its own account a smaller plan, is turned away from then on.
    parameters = case.path_parameters or {}
    if str(parameters.get("key_id")) == KEY_ID:
        parameters["key_id"] = "0" * 16
    if str(parameters.get("account_id")) == ACCOUNT_ID:
        parameters["account_id"] = 2**53 - 1
    if case.query and "url" in case.query:
        case.query["url"] = own(case.query["url"])
    if isinstance(case.body, dict):
        body = dict(case.body)
        if "url" in body:
            body["url"] = own(body["url"])
        if isinstance(body.get("urls"), list):
            body["urls"] = [own(url) for url in body["urls"]]
        case.body = body
