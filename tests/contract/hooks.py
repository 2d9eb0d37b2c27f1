"""Adapts the calls of schemathesis to the test environment."""

import itertools
import os
import re

import schemathesis

ORIGIN = os.environ["SITEGAUGE_ORIGIN"]
KEY_ID = os.environ["SITEGAUGE_KEY_ID"]
ACCOUNT_ID = os.environ["SITEGAUGE_ACCOUNT_ID"]
# The limit in the schema TargetUrl of the document.
MAX_URL = 2000
NUMBERS = itertools.count()
# Values that the service reads in our own dialect although the document does not allow them, because common clients send
# them: numbers and booleans as strings, and empty strings for filters and choices that are not set.
NUMERIC = re.compile(r"\s*-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\s*")
NUMBER_FIELDS = {"timeout", "max_pages", "fail_on_score", "fail_on_drop", "expires_in_days", "overlap_hours"} | {
    "debounce_seconds",
    "score_threshold",
}
BOOLEAN_FIELDS = {"test", "delta", "enabled", "alert_on_fail", "alert_on_score_drop", "include_delivered"}
CHOICE_FIELDS = {"mode", "language", "source", "engine_version"}
# The fields of a schedule that a pattern cannot describe: the pattern of the document, and a valid value.
SCHEDULE = {
    "cron_expression": (r"^\s*(@[A-Za-z]+|[0-9A-Za-z*/,#?+-]+(\s+[0-9A-Za-z*/,#?+-]+){4})\s*$", "@daily"),
    "timezone": (r"^\s*[0-9A-Za-z_+/-]+\s*$", "Europe/Paris"),
}
# The fields of a suppression that the document describes only in words, with valid values.
SUPPRESSION = {"rule": "onpage.title", "url": "/archive/*", "expires_at": "2099-01-01"}
MAX_SUPPRESSION_URL = 300
# A keyphrase needs a letter or digit, which the document says only in words.
KEYPHRASE = "blue boats"
MAX_KEYPHRASE = 100


def own(url):
    """Replaces a URL by a page of our own origin, so that no other server is called. Each call has another page,
    because a URL has a cooldown after an audit."""
    if isinstance(url, str) and len(url) <= MAX_URL and url.lower().startswith(("http://", "https://")):
        return f"{ORIGIN}/?page={next(NUMBERS)}"
    return url


def keyphrase(value):
    """Replaces a keyphrase of the right length by a valid one."""
    return KEYPHRASE if isinstance(value, str) and 0 < len(value) <= MAX_KEYPHRASE else value


def keyphrases(fields):
    """Makes the keyphrases in the fields of an audit valid, where the document allows them."""
    fields = dict(fields)
    if "keyphrase" in fields:
        fields["keyphrase"] = keyphrase(fields["keyphrase"])
    if isinstance(fields.get("keyphrases"), dict):
        fields["keyphrases"] = {own(url): keyphrase(value) for url, value in fields["keyphrases"].items()}
    return fields


def is_read_loosely(field, value):
    if not isinstance(value, str):
        return False
    is_number = field in NUMBER_FIELDS and NUMERIC.fullmatch(value)
    is_boolean = field in BOOLEAN_FIELDS and value.lower() in ("true", "false")
    return is_number or is_boolean or field in CHOICE_FIELDS and value == ""


def refused_instead(fields, is_loose):
    """Replaces values that are read loosely by one that is always refused: the call is meant to be."""
    return {field: "?" if is_loose(field, value) else value for field, value in fields.items()}


@schemathesis.hook
def before_call(context, case, kwargs):
    # Revoking our own key or changing our own plan would make all later calls fail.
    parameters = case.path_parameters or {}
    if str(parameters.get("key_id")) == KEY_ID:
        parameters["key_id"] = "0" * 16
    if str(parameters.get("account_id")) == ACCOUNT_ID:
        parameters["account_id"] = 2**53 - 1
    is_own = case.path.startswith("/v1/")
    if case.query and is_own:
        case.query = refused_instead(case.query, lambda _, value: value in ("", [""]))
    if case.query and "url" in case.query:
        case.query["url"] = own(case.query["url"])
    if isinstance(case.body, dict):
        body = dict(case.body)
        for field in ("url", "website", "webhook_url"):
            if field in body:
                body[field] = own(body[field])
        for field, (pattern, valid) in SCHEDULE.items():
            value = body.get(field)
            if isinstance(value, str) and len(value) <= 100 and re.search(pattern, value):
                body[field] = valid
        if "/suppressions" in case.path:
            for field, valid in SUPPRESSION.items():
                is_short = field != "url" or len(str(body.get(field))) <= MAX_SUPPRESSION_URL
                if isinstance(body.get(field), str) and is_short:
                    body[field] = valid
            # A suppression needs one of two fields, and a change keeps the one that it has.
            if case.method == "PATCH":
                body = {field: value for field, value in body.items() if field not in ("rule", "fingerprint") or value}
            elif body.get("rule") is None and body.get("fingerprint") is None:
                body["rule"] = SUPPRESSION["rule"]
        if isinstance(body.get("urls"), list):
            body["urls"] = [own(url) for url in body["urls"]]
        body = keyphrases(body)
        if isinstance(body.get("options"), dict):
            body["options"] = keyphrases(body["options"])
        case.body = refused_instead(body, is_read_loosely) if is_own else body


@schemathesis.hook
def before_load_schema(context, raw_schema):
    # The document describes a stream as a string and its events by `contentSchema`, because client generators read every
    # stream as text. Schemathesis checks each event against the schema of the stream.
    for item in raw_schema["paths"].values():
        for operation in (value for value in item.values() if isinstance(value, dict)):
            for response in operation.get("responses", {}).values():
                stream = response.get("content", {}).get("text/event-stream")
                if stream:
                    stream["schema"] = stream["schema"]["contentSchema"]
