# Everything a person or CI does. Tools are installed from the registries, pinned, into .tools and node_modules.
SHELL := /bin/bash
.SHELLFLAGS := -e -o pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

NODE_VERSION := 22.23.3
WASM_BINDGEN_VERSION := 0.2.130
WORKER_BUILD_VERSION := 0.8.7
CARGO_FUZZ_VERSION := 0.13.2

FUZZ_RUNS ?= 2000000
# There is no unsafe code to sanitize; the dictionaries stand for traced comparisons, which would take a third of the time.
FUZZ_FLAGS := --sanitizer none --no-trace-compares
FUZZ_TARGETS ?= $(basename $(notdir $(wildcard fuzz/targets/*.rs)))

# The system's Node serves where it is new enough for wrangler; else one from npm does.
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
JS := $(wildcard scripts/*.mjs tests/e2e/*.mjs benches/*.mjs assets/*.js assets/*.css src/api/openapi/*.json)
# What scripts of /docs load: ours, and Swagger UI as npm has it.
ASSETS := build/assets/docs/assets
SWAGGER_UI := node_modules/swagger-ui-dist

# A test that cannot be set up shall stop, and may say why.
TESTS_MAY := $(addprefix -A clippy::,expect_used indexing_slicing panic print_stdout string_slice unwrap_used)

.PHONY: help run test bench fuzz fmt build tools check-node lint test-native test-worker

help: ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: build ## Start the service on http://localhost:8787 with a demo account
	@node scripts/run.mjs

# The worker is built, mostly on one core, beside the tests that do not need it.
test: lint ## Everything CI runs
	@$(MAKE) -j2 test-native build
	@$(MAKE) test-worker
	@node scripts/count.mjs target/test-*.log

bench: build ## Throughput beside the bare parser, natively and in wasm; memory; audits and reads in workerd
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

# Without a sanitizer: there is no unsafe code of ours to watch, and the pinned stable compiler has all the rest.
fuzz: .tools/bin/cargo-fuzz ## Fuzz all that reads strangers' bytes; FUZZ_RUNS=10000 for less, FUZZ_TARGETS='csp page' for some
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

fmt: node_modules/.package-lock.json ## Format everything
	@cargo fmt
	@cargo fmt --manifest-path fuzz/Cargo.toml
	@node node_modules/prettier/bin/prettier.cjs --log-level warn --write $(JS)

lint: tools
	@echo "== format and lints"
	@cargo fmt --check
	@cargo fmt --check --manifest-path fuzz/Cargo.toml
	@node node_modules/prettier/bin/prettier.cjs --log-level warn --check $(JS)
	@cargo clippy --quiet --lib --bins -- -D warnings
	@cargo clippy --quiet --tests --benches --examples -- -D warnings $(TESTS_MAY)
	@cargo clippy --quiet --lib --target wasm32-unknown-unknown -- -D warnings

test-native: tools
	@echo "== native tests"
	@mkdir -p target
	@cargo test --all-targets 2>&1 | tee target/test-native.log

# Most of these tests wait for clocks, so more of them than there are cores run at a time.
test-worker: build .tools/venv/.installed
	@echo "== the built worker in workerd"
	@node --test --test-concurrency=3 --test-reporter=spec tests/e2e/*.test.mjs 2>&1 | tee target/test-worker.log

build: build/index.js build/assets/_headers ## The worker, as it is deployed

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
	@command -v node > /dev/null || { echo "Node.js of any version is needed to fetch the right one; install it and run again"; exit 1; }

$(OWN_NODE)/node:
	@echo "== installing Node $(NODE_VERSION) from npm: wrangler needs 22.12 or newer"
	@npm install --prefix .tools/node --no-save --no-audit --no-fund --loglevel=error node-$(NODE_PLATFORM)@$(NODE_VERSION)

.tools/wasm-target:
	@echo "== adding the wasm32-unknown-unknown target"
	@rustup target add wasm32-unknown-unknown
	@mkdir -p .tools && touch $@

# The tools run for seconds and compile for minutes, so they are optimised little.
.tools/bin/wasm-bindgen:
	@echo "== installing wasm-bindgen $(WASM_BINDGEN_VERSION) (a few minutes, once)"
	@CARGO_PROFILE_RELEASE_OPT_LEVEL=1 cargo install --quiet --root .tools wasm-bindgen-cli@$(WASM_BINDGEN_VERSION)

.tools/bin/worker-build:
	@echo "== installing worker-build $(WORKER_BUILD_VERSION) (a few minutes, once)"
	@CARGO_PROFILE_RELEASE_OPT_LEVEL=0 cargo install --quiet --locked --root .tools worker-build@$(WORKER_BUILD_VERSION)

.tools/venv/.installed: tests/contract/requirements.txt
	@command -v python3 > /dev/null || { echo "Python 3.10 or newer is needed to hold the service against its OpenAPI document; install it and run again"; exit 1; }
	@echo "== installing schemathesis from PyPI"
	@python3 -m venv .tools/venv
	@.tools/venv/bin/pip install --quiet --disable-pip-version-check --requirement tests/contract/requirements.txt
	@touch $@

.tools/bin/cargo-fuzz:
	@echo "== installing cargo-fuzz $(CARGO_FUZZ_VERSION) (a minute, once)"
	@cargo install --quiet --locked --root .tools cargo-fuzz@$(CARGO_FUZZ_VERSION)

node_modules/.package-lock.json: package.json package-lock.json $(NODE_STAMP)
	@echo "== installing wrangler, miniflare, esbuild, binaryen and Swagger UI from npm"
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@
