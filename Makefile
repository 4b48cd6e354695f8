# Every target does its own set-up: what is missing is installed where that may be, or named with the command to run.

SWIFT ?= swift
BIN = .build/debug
SERVERS = fixtures/servers
TALK = $(addprefix $(SERVERS)/,legacy-daphne-1.yaml legacy-gunicorn-5.yaml legacy-uvicorn-1.yaml legacy-uvicorn-5.yaml \
	upgraded331-daphne-1.yaml upgraded331-uvicorn-1.yaml upgraded331-uvicorn-5.yaml)
MATRIX = $(wildcard $(SERVERS)/*.yaml $(SERVERS)/matrix/*.yaml)
# What the demo is about. TS-7 and TS-8 are left out of it: where they are violated they wait for seconds.
COUNTED = WK,TS-1,TS-2,TS-3,TS-4,TS-5,TS-6,AS,TX
TIMES ?= 20
SECONDS ?= 60
SEED ?= 1
COUNT ?= 10000

.DEFAULT_GOAL := help
.PHONY: help demo talk bench matrix test build programs kit repeat torture explore fuzz acceptance format lint clean setup ab

help: ## Show the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: kit ## The talk's seven servers: what they claim and what they do
	@$(BIN)/lockstep check $(TALK) --only $(COUNTED)

talk: programs ab ## The talk's table: published, measured and predicted, and what ab makes of it
	@$(BIN)/lockstep bench $(TALK) --workload random-row --clients 5 --requests 20 --runs 5 --ab 20,50 --jobs 7 \
	  --published fixtures/talk/published.txt

bench: programs ab ## How fast the kit is: its simulation, its driver, its answer; side by side with others, in one run
	$(SWIFT) build -c release --scratch-path .build-release --product lockstep-benchmarks
	fixtures/scripts/benchmarks

ab:
	@NEEDS="ab wrk" fixtures/scripts/setup

matrix: programs ## Every server file of the kit in one table, environments × servers
	@$(BIN)/lockstep check $(MATRIX) --format matrix

test: build ## All tests, the live ones against a real Postgres
	SWIFT='$(SWIFT)' fixtures/scripts/tests

build: setup ## Build everything, debug
	$(SWIFT) build --build-tests

programs: setup
	$(SWIFT) build

# The command line and what it starts processes by, without the reference server and what else is built from the sources.
kit: setup
	$(SWIFT) build --product lockstep
	$(SWIFT) build --product lockstep-supervisor

repeat: build ## The live suites on one server per model, TIMES times with both cores kept busy
	fixtures/scripts/repeat $(TIMES)

torture: build ## Servers at random with the processors busy, half of their files lying: SECONDS in all, from SEED
	fixtures/scripts/torture $(SECONDS) $(SEED)

explore: build ## Random drawn servers against all properties: COUNT of them, from SEED on, without a server or a Postgres
	LOCKSTEP_EXPLORE_SEED=$(SEED) LOCKSTEP_EXPLORE_COUNT=$(COUNT) $(SWIFT) test --skip-build --filter ExplorationTests

fuzz: build ## Put damaged files and answers to all that reads them: SECONDS for each kind, from SEED
	LOCKSTEP_FUZZ_SECONDS=$(SECONDS) LOCKSTEP_FUZZ_SEED=$(SEED) $(SWIFT) test --skip-build --filter FuzzTests --no-parallel

acceptance: build ## What is too long for every test run, before a release; one by NAME=example-package
	fixtures/scripts/acceptance $(NAME)

format: ## Format the Swift sources
	$(SWIFT) format --in-place --recursive --parallel Sources Tests Package.swift

lint: ## Check the format of the Swift sources
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift

clean: ## Remove what was built, and results; cached environments stay
	rm -rf .build .build-release .lockstep

setup:
	@fixtures/scripts/setup
