# 政图的全部常用命令；每一条都会先确认运行环境已经装好。
SHELL := /bin/bash
STORE ?= data
HOST ?= 127.0.0.1
PORT ?= 7860
BIN := .venv/bin
export OMP_NUM_THREADS ?= 2

.PHONY: help setup run test lint eval score-others score-search bench screenshots lock clean

help:
	@echo "make setup        安装运行环境到 .venv（首次约 5～10 分钟）"
	@echo "make run          用样例文件建图谱、演示几个问题、启动网页"
	@echo "make test         运行测试"
	@echo "make lint         检查格式、规范和类型"
	@echo "make eval         抽取、督查、问答与检索的得分（低于下限即失败）"
	@echo "make bench        测量常用操作的耗时"
	@echo "make screenshots  重新截取文档里的网页图片"
	@echo "make lock         按 pyproject.toml 重新生成 requirements.lock"

setup:
	@./setup.sh

run: setup
	@$(BIN)/zhengtu --store "$(STORE)" add --no-embed corpus/samples
	@$(BIN)/python -m ui.demo "$(STORE)"
	@exec $(BIN)/zhengtu --store "$(STORE)" serve --host "$(HOST)" --port "$(PORT)"

test: setup
	@ZHENGTU_CHROMIUM="$$(tests/chromium.sh)" $(BIN)/python -m pytest -n auto --dist loadfile $(PYTEST_ARGS)

lint: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

# 检索一项占一半时间，和另外三项同时跑；各写各的临时目录
eval: setup
	@$(MAKE) --no-print-directory -j2 --output-sync=target score-others score-search

score-others:
	@$(BIN)/python -m tests.evaluate
	@$(BIN)/python -m tests.evaluate_answers
	@$(BIN)/python -m tests.evaluate_audit

score-search:
	@$(BIN)/python -m tests.evaluate_search

bench: setup
	@$(BIN)/python -m tests.bench

screenshots: setup
	@ZHENGTU_CHROMIUM="$$(tests/chromium.sh)" $(BIN)/python -m tests.ui.screenshots docs

# torch 由 setup.sh 单独安装，所以锁文件里没有它，也没有它的 CUDA 依赖。
lock: setup
	@$(BIN)/python -m pip --quiet install uv
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	    --generate-hashes --no-annotate --no-header --quiet \
	  | awk '/^[a-z0-9]/ {keep = !/^(torch|triton|nvidia-[a-z0-9-]+|cuda-[a-z0-9-]+)==/} keep' > requirements.lock.new
	@mv requirements.lock.new requirements.lock

clean:
	rm -rf .venv build out *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
