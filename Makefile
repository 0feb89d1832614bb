# make help lists what can be made; every target makes .venv where it is missing.
PYTHON ?= python3
SERVE ?= 1
VENV := .venv
BIN := $(VENV)/bin
# Without the block of exclamation marks by which setuptools greets every editable installation.
INSTALL := PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet
DEMO_INDEX := $(VENV)/demo-index
TOPIC ?= stikstof
QUESTION := wat heeft het kabinet gezegd over Irak?

.PHONY: help demo check test test-all mutants torture bench model eval ablation eval-index eval-accept lock sbom clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --upgrade pip
	$(INSTALL) torch==2.13.0
	$(INSTALL) --editable '.[test]'
	touch $@

demo: $(VENV)/installed ## from nothing to a cited answer and the page; SERVE=0 stops before serving; ONLINE=1 over some 200 real answers about TOPIC
ifdef ONLINE
	$(BIN)/kamervraag demo --online "$(TOPIC)" --to $(VENV)/demo-papers --index $(DEMO_INDEX)
else
	$(BIN)/kamervraag index samples --index $(DEMO_INDEX)
	$(BIN)/kamervraag ask "$(QUESTION)" --index $(DEMO_INDEX)
endif
ifneq ($(SERVE),0)
	$(BIN)/kamervraag chat --index $(DEMO_INDEX)
endif

check: $(VENV)/installed ## ruff and mypy --strict
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# In the order of the folders, as the gold and the browser, which take longest, come first: at the end they kept one core idle.
# One thread a worker: OpenBLAS' own wait by spinning, five times the processor time where both cores are busy.
test: $(VENV)/installed ## the tests that run on every change
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# Ray, for the test of a real cluster alone: nothing else needs it.
$(VENV)/with-cluster: $(VENV)/installed
	$(INSTALL) --editable '.[test,cluster]'
	touch $@

test-all: $(VENV)/with-cluster ## the slow tests too
	$(BIN)/python -m pytest -m ''

mutants: $(VENV)/installed ## change the core in SEED's places (180), one at a time: which does no test notice?
	nice $(BIN)/python -m tests.mutants --seed $(or $(SEED),1) $(if $(AGAIN),--again)

torture: $(VENV)/installed ## kill, damage, odd input and a crowd, at random from SEED: does a promise break? some 30 minutes, 20 of them the crowd
	nice $(BIN)/python -m tests.torture --seed $(or $(SEED),1)

bench: $(VENV)/installed ## speed of the parser, the build and the search
	$(BIN)/python -m tests.bench

# The development gold on the bundled model, held to eval/baseline.json. eval-accept raises what is accepted; to lower
# a figure, call the command with --lower and say why in docs/log.md.
# dev_gold2 asks of the same papers as dev_gold: it is measured by itself and never pooled with it.
EVAL := $(BIN)/kamervraag eval --index $(VENV)/eval-index
GOLD := $(wildcard ../shared/gold/dev_gold.jsonl ../shared/gold/seeds_dev.jsonl)
GOLD2 := $(wildcard ../shared/gold/dev_gold2.jsonl)
eval-index: $(VENV)/installed
	$(BIN)/kamervraag index $(addprefix ../shared/corpus/,seeds kamervragen moties) --index $(VENV)/eval-index --rebuild
eval: $(VENV)/installed ## measure every set there is (gold, GovBench, the standing one), held to what was accepted of each
	$(BIN)/python -m eval.benchmarks.all_sets $(VENV)/eval-sets --json $(VENV)/eval.json $(if $(AGAINST),--against $(AGAINST))
ablation: $(VENV)/installed ## what each side and level of the search is worth, on every set (MODEL=e5 for that model)
	$(BIN)/python -m eval.benchmarks.ablation $(VENV)/eval-sets --json $(VENV)/ablation.json $(if $(MODEL),--model $(MODEL))
eval-accept: eval-index ## raise eval/baseline.json to what is reached today
	$(EVAL) $(GOLD) --accept eval/baseline.json
	$(EVAL) $(GOLD2) --accept eval/baseline2.json
	$(BIN)/kamervraag eval --standing --accept eval/standing/baseline.json

model: $(VENV)/installed ## train the bundled model and write it into index/data/model
	$(INSTALL) --editable '.[test,e5]'
	$(BIN)/python -m index.training

# Every dependency at one version with its hashes, but torch and what only its CUDA builds bring: torch is pinned in
# pyproject.toml, and a file with its hashes would hold for one of its builds alone.
CUDA := torch triton cuda-bindings cuda-pathfinder cuda-toolkit nvidia-cublas nvidia-cuda-cupti nvidia-cuda-nvrtc \
	nvidia-cuda-runtime nvidia-cudnn-cu13 nvidia-cufft nvidia-cufile nvidia-curand nvidia-cusolver nvidia-cusparse \
	nvidia-cusparselt-cu13 nvidia-nccl-cu13 nvidia-nvjitlink nvidia-nvshmem-cu13 nvidia-nvtx
SUPPLY := .venv-supply
$(SUPPLY)/installed:
	$(PYTHON) -m venv $(SUPPLY)
	$(SUPPLY)/bin/python -m pip install --quiet uv cyclonedx-bom pip-licenses
	touch $@
lock: $(SUPPLY)/installed ## requirements.lock anew: the newest versions that pyproject.toml allows, with hashes
	$(SUPPLY)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header $(addprefix --no-emit-package ,$(CUDA)) pyproject.toml --upgrade --output-file requirements.lock
sbom: $(VENV)/installed $(SUPPLY)/installed ## what is installed: dist/sbom.json (CycloneDX) and docs/licences.md
	mkdir -p dist
	$(SUPPLY)/bin/cyclonedx-py environment $(BIN)/python --output-reproducible --output-file dist/sbom.json
	$(SUPPLY)/bin/pip-licenses --python $(BIN)/python --format markdown --with-urls --with-system \
	  --packages torch $$(sed -n 's/^\([A-Za-z0-9._-]*\)==.*/\1/p' requirements.lock) \
	  | awk -F '|' '$$2 ~ /[^ ]/ {gsub(/ +/, " "); gsub(/----+/, "---"); print}' > docs/licences.md  # one line each: some give a whole text

clean: ## remove .venv and caches
	rm -rf $(VENV) $(SUPPLY) dist .mutants .mypy_cache .ruff_cache .pytest_cache
