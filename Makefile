# The tasks of a contributor and of CI. Tools are installed from the registries, pinned, into .tools and node_modules.
SHELL := /bin/bash
.SHELLFLAGS := -e -o pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

NODE_VERSION := 22.23.3
WASM_BINDGEN_VERSION := 0.2.130
WORKER_BUILD_VERSION := 0.8.7
CARGO_FUZZ_VERSION := 0.13.2
CARGO_DENY_VERSION := 0.20.2

DENY ?= bans licenses sources
FUZZ_RUNS ?= 2000000
# The crate has no unsafe code to sanitize. Dictionaries replace traced comparisons, which would take a third of the time.
FUZZ_FLAGS := --sanitizer none --no-trace-compares
FUZZ_TARGETS ?= $(basename $(notdir $(wildcard fuzz/targets/*.rs)))

# Uses the system's Node if it is new enough for wrangler, otherwise installs one from npm.
SYSTEM_NODE_FITS := $(shell node -e 'const [a, b] = process.versions.node.split("."); process.exit(+a > 22 || (+a == 22 && +b >= 12) ? 0 : 1)' 2>/dev/null && echo yes)
NODE_PLATFORM := $(shell node -p 'process.platform + "-" + process.arch' 2>/dev/null)
OWN_NODE := .tools/node/node_modules/node-$(NODE_PLATFORM)/bin
ifneq ($(SYSTEM_NODE_FITS),yes)
NODE_STAMP := $(OWN_NODE)/node
export PATH := $(CURDIR)/$(OWN_NODE):$(PATH)
endif

export WASM_BINDGEN_BIN := $(CURDIR)/.tools/bin/wasm-bindgen
export WASM_OPT_BIN := $(CURDIR)/node_modules/.bin/wasm-opt
export ESBUILD_BIN := $(CURDIR)/node_modules/.bin/esbuild
export WRANGLER_SEND_METRICS := false

SOURCES := $(shell find src -type f) Cargo.toml Cargo.lock .cargo/config.toml rust-toolchain.toml
JS := $(wildcard scripts/*.mjs tests/e2e/*.mjs tests/contract/*.ts tests/contract/*.yaml benches/*.mjs assets/*.js assets/*.css src/api/openapi/*.json)
# The files that the pages under /docs load: ours and Swagger UI's.
ASSETS := build/assets/docs/assets
SWAGGER_UI := node_modules/swagger-ui-dist

.PHONY: help run check rule test snapshots bench hostile corpus fuzz deny fmt hooks build tools check-node lint lint-rust test-native test-worker

help: ## List these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: build ## Start the service on http://localhost:8787 with a demo account
	@node scripts/run.mjs

check: lint-rust ## Format, lints, unit tests, rules and repository rules; needs only Rust
	@cargo test --quiet --lib --test rules --test tidy

rule: ## Test the examples of one rule or module: make rule RULE=onpage.title
	@cargo test --quiet --test rules -- $(RULE)

# The worker builds, mostly on one core, while the tests that do not need it run. The closing line is printed even if a
# step failed.
test: lint ## Everything CI runs
	@status=0
	rm -f target/test-*.log
	$(MAKE) -j2 -k test-native build || status=1
	$(MAKE) test-worker || status=1
	[ $$status = 0 ] || echo "== a step failed, see above"
	node scripts/count.mjs target/test-*.log || status=1
	exit $$status

snapshots: ## Rewrite tests/cases.md and tests/data/ruleset.txt from the code
	@cargo test --quiet --test it snapshots -- --ignored

bench: build ## Measure throughput (native and wasm), memory, and audits and reads in workerd
	@echo "== natively"
	@cargo run --quiet --release --example throughput
	@echo "== memory"
	@cargo run --quiet --release --example memory
	@echo "== in wasm"
	@cargo build --quiet --release --target wasm32-unknown-unknown --manifest-path benches/wasm/Cargo.toml
	@$(WASM_BINDGEN_BIN) --target nodejs --out-dir benches/wasm/pkg benches/wasm/target/wasm32-unknown-unknown/release/sitegauge_bench.wasm
	@node benches/run.mjs
	@echo "== in workerd"
	@node benches/latency.mjs
	@node benches/reads.mjs

hostile: ## Judge every kind of hostile input at 1 MB and 4 MB; INPUT=words for those with a name like this
	@cargo run --quiet --release --example hostile -- 1000 $(INPUT)

corpus: check-node ## Judge real pages of tests/corpus.md and count findings by rule; RULE=id prints those of one rule
	@command -v python3 > /dev/null || { echo "Python 3 with pip is required to fetch packages from PyPI"; exit 1; }
	@cargo build --quiet --release --bin sitegauge
	@node scripts/corpus.mjs python3 target/release/sitegauge $(RULE)

# Needs no nightly compiler, because no sanitizer is used.
fuzz: .tools/bin/cargo-fuzz ## Fuzz the parsers of untrusted input; FUZZ_RUNS=10000 for less, FUZZ_TARGETS='csp page' for some
	@cargo test --quiet --test it write_the_corpus -- --ignored > /dev/null
	.tools/bin/cargo-fuzz fuzz build $(FUZZ_FLAGS)
	mkdir -p target
	summary=$$(printf '%-12s %12s %8s' target executions crashes) failed=0
	for target in $(FUZZ_TARGETS); do
	  log=target/fuzz-$$target.log artifacts=fuzz/artifacts/$$target
	  mkdir -p fuzz/corpus/$$target fuzz/regressions/$$target $$artifacts
	  before=$$(ls $$artifacts | wc -l)
	  .tools/bin/cargo-fuzz fuzz run $(FUZZ_FLAGS) $$target fuzz/corpus/$$target fuzz/seeds/$$target fuzz/regressions/$$target \
	    -- -runs=$(FUZZ_RUNS) -dict=fuzz/dictionaries/$$target.dict -max_len=4096 -timeout=25 -print_final_stats=1 2>&1 | tee $$log || failed=1
	  executions=$$(sed -n 's/^stat::number_of_executed_units: *//p' $$log)
	  crashes=$$(($$(ls $$artifacts | wc -l) - before))
	  summary+=$$(printf '\n%-12s %12s %8s' $$target "$${executions:-none}" $$crashes)
	done
	echo "$$summary"
	exit $$failed

# Advisories are not checked by default: their database is fetched from GitHub, which CI does not reach.
deny: .tools/bin/cargo-deny ## Check licenses, sources and duplicates of dependencies; DENY=advisories where GitHub is reachable
	@.tools/bin/cargo-deny --log-level error check $(DENY)

fmt: node_modules/.package-lock.json ## Format everything
	@cargo fmt
	@cargo fmt --manifest-path fuzz/Cargo.toml
	@node node_modules/prettier/bin/prettier.cjs --log-level warn --write $(JS)

hooks: ## Check formatting and repository rules before every commit
	@git config core.hooksPath scripts/hooks

lint: tools lint-rust deny
	@node node_modules/prettier/bin/prettier.cjs --log-level warn --check $(JS)
	@cargo clippy --quiet --lib --target wasm32-unknown-unknown -- -D warnings

lint-rust:
	@echo "== format and lints"
	@cargo fmt --check
	@cargo fmt --check --manifest-path fuzz/Cargo.toml
	@cargo clippy --quiet --all-targets -- -D warnings
	@RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --document-private-items

test-native: tools
	@echo "== native tests"
	@mkdir -p target
	@cargo test --no-fail-fast --all-targets 2>&1 | tee target/test-native.log
	@cargo test --doc 2>&1 | tee target/test-doc.log
	@echo "== hostile inputs, small and without optimization"
	@cargo run --quiet --example hostile -- 25 | tee target/hostile.log | grep -v '[0-9]$$'

# Most of these tests wait for timers, so more of them run at a time than there are cores.
test-worker: build .tools/venv/.installed
	@echo "== end-to-end tests of the built worker in workerd"
	@node --test --test-concurrency=3 --test-reporter=spec tests/e2e/*.test.mjs 2>&1 | tee target/test-worker.log

build: build/index.js build/assets/_headers ## Build the worker as it is deployed

build/index.js: $(SOURCES) | tools
	@echo "== building the worker"
	@.tools/bin/worker-build --release
	@node scripts/size.mjs

build/assets/_headers: $(wildcard assets/*) build/index.js
	@mkdir -p $(ASSETS)
	@cp assets/docs.js assets/docs.css $(SWAGGER_UI)/swagger-ui.css $(SWAGGER_UI)/swagger-ui-bundle.js $(ASSETS)/
	@cp $(SWAGGER_UI)/LICENSE $(ASSETS)/swagger-ui.LICENSE.txt
	@cp $(SWAGGER_UI)/NOTICE $(ASSETS)/swagger-ui.NOTICE.txt
	@cp assets/_headers build/assets/

tools: check-node $(NODE_STAMP) .tools/bin/wasm-bindgen .tools/bin/worker-build node_modules/.package-lock.json .tools/wasm-target

check-node:
	@command -v node > /dev/null || { echo "Node.js (any version) is required to install the pinned one; install it and run make again"; exit 1; }

$(OWN_NODE)/node:
	@echo "== installing Node $(NODE_VERSION) from npm: wrangler needs 22.12 or newer"
	@npm install --prefix .tools/node --no-save --no-audit --no-fund --loglevel=error node-$(NODE_PLATFORM)@$(NODE_VERSION)

.tools/wasm-target:
	@echo "== adding the wasm32-unknown-unknown target"
	@rustup target add wasm32-unknown-unknown
	@mkdir -p .tools && touch $@

# The tools run for seconds and compile for minutes, so they are compiled with little optimization.
.tools/bin/wasm-bindgen:
	@echo "== installing wasm-bindgen $(WASM_BINDGEN_VERSION) (a few minutes, once)"
	@CARGO_PROFILE_RELEASE_OPT_LEVEL=1 cargo install --quiet --root .tools wasm-bindgen-cli@$(WASM_BINDGEN_VERSION)

.tools/bin/worker-build:
	@echo "== installing worker-build $(WORKER_BUILD_VERSION) (a few minutes, once)"
	@CARGO_PROFILE_RELEASE_OPT_LEVEL=0 cargo install --quiet --locked --root .tools worker-build@$(WORKER_BUILD_VERSION)

.tools/venv/.installed: tests/contract/requirements.txt
	@command -v python3 > /dev/null || { echo "Python 3.11 or newer is required to test the service against its OpenAPI document; install it and run make again"; exit 1; }
	@echo "== installing schemathesis and openapi-python-client from PyPI"
	@python3 -m venv .tools/venv
	@.tools/venv/bin/pip install --quiet --disable-pip-version-check --requirement tests/contract/requirements.txt
	@touch $@

.tools/bin/cargo-fuzz:
	@echo "== installing cargo-fuzz $(CARGO_FUZZ_VERSION) (a minute, once)"
	@cargo install --quiet --locked --root .tools cargo-fuzz@$(CARGO_FUZZ_VERSION)

.tools/bin/cargo-deny:
	@echo "== installing cargo-deny $(CARGO_DENY_VERSION) (a minute or two, once)"
	@CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off cargo install --quiet --locked --root .tools cargo-deny@$(CARGO_DENY_VERSION)

node_modules/.package-lock.json: package.json package-lock.json $(NODE_STAMP)
	@echo "== installing wrangler, miniflare, esbuild, binaryen, Swagger UI and OpenAPI tools from npm"
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@
