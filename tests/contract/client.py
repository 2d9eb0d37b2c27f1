"""Uses the client that openapi-python-client generated: imports all of it, then starts, reads and lists an audit."""

import importlib
import json
import os
import pkgutil
import sys
import time

folder = sys.argv[1]
sys.path.insert(0, folder)

import python_client
from python_client import AuthenticatedClient
from python_client.api.service import get_health
from python_client.api.vertaa_ux import create_audit, get_audit, get_quota, list_audits, list_rules, stream_issues
from python_client.models import (
    AuditCompleted,
    AuditOpen,
    CreateAudit,
    CreateAuditMetadataType0,
    CreatedAudit,
    Issue,
    IssueFields,
    Mode,
    VertaauxError,
)

URL = os.environ["SITEGAUGE_URL"]
ORIGIN = os.environ["SITEGAUGE_ORIGIN"]
PATIENCE_SECONDS = 60

modules = [module.name for module in pkgutil.walk_packages(python_client.__path__, "python_client.")]
for name in modules:
    importlib.import_module(name)

client = AuthenticatedClient(base_url=URL, token=os.environ["SITEGAUGE_KEY"])


def start(path, prefer=None, **options):
    metadata = CreateAuditMetadataType0.from_dict({"build": 7})
    body = CreateAudit(url=f"{ORIGIN}{path}", metadata=metadata, **options)
    created = create_audit.sync(client=client, body=body, **({"prefer": prefer} if prefer else {}))
    assert isinstance(created, CreatedAudit), created
    return created


def read(job_id, **options):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        audit = get_audit.sync(job_id, client=client, **options)
        if not isinstance(audit, AuditOpen):
            return audit
        assert time.monotonic() < deadline, f"{job_id} is still {audit.status} after {PATIENCE_SECONDS} s"
        time.sleep(0.1)


created = start("/?python", mode=Mode.STANDARD, exclude=["/none/*"])
assert created.mode == Mode.STANDARD, created

audit = read(created.job_id)
assert isinstance(audit, AuditCompleted), audit
assert audit.mode == Mode.STANDARD and audit.metadata.to_dict() == {"build": 7}, audit
assert audit.crawl.pages_done == 2 and 0 < audit.scores.overall <= 100, audit
assert audit.issues and all(isinstance(issue, Issue) for issue in audit.issues), audit.issues
assert audit.completed_at >= audit.created_at

picked = read(created.job_id, fields="id,severity")
assert all(isinstance(issue, IssueFields) for issue in picked.issues), picked.issues

lines = stream_issues.sync(created.job_id, client=client).splitlines()
assert len(lines) == audit.total_issues, lines
assert Issue.from_dict(json.loads(lines[0])) == audit.issues[0]

waited = start("/?python-waits", prefer="wait=20")
assert waited.status == "completed" and waited.scores.overall > 0 and waited.issues, waited

listed = list_audits.sync(client=client, limit=100)
rows = {row.job_id: row for row in listed.data}
assert rows[created.job_id].overall == audit.scores.overall, rows
assert listed.pagination.total == len(rows) >= 2

refused = create_audit.sync(client=client, body=CreateAudit(url="ftp://example.com"))
assert isinstance(refused, VertaauxError) and refused.error == "invalid_url", refused
missing = get_audit.sync("0" * 24, client=client)
assert isinstance(missing, VertaauxError), missing

assert get_health.sync(client=client).status == "ok"
assert get_quota.sync(client=client).credits_used >= 2
assert len(list_rules.sync(client=client).rules) > 100
print(f"{len(modules)} modules, {len(audit.issues)} issues")
