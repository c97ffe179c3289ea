#!/usr/bin/env bash
# 打印一个可用的 Chromium 的路径；没有时在允许的地方安装一个；都不行就在标准错误上说明一行并打印空行。
set -u
cd "$(dirname "$0")/.."

find_chromium() {
  local name
  if [ -x "${ZHENGTU_CHROMIUM:-}" ]; then echo "$ZHENGTU_CHROMIUM"; return; fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
  .venv/bin/python - <<'PY' 2>/dev/null
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    path = playwright.chromium.executable_path
    print(path if Path(path).is_file() else "", end="")
PY
}

found=$(find_chromium)
if [ -z "$found" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "没有找到 Chromium，正在用 apt-get 安装（约 400 MB）……" >&2
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-noto-cjk; } \
      >/dev/null 2>&1 </dev/null
  else
    echo "没有找到 Chromium，正在用 playwright 安装（约 400 MB）……" >&2
    timeout 600 .venv/bin/python -m playwright install chromium >/dev/null 2>&1 </dev/null
  fi
  found=$(find_chromium)
fi
if [ -z "$found" ]; then
  echo "没有 Chromium，网页测试将跳过：请安装 chromium，或用 ZHENGTU_CHROMIUM=/路径 指定。" >&2
fi
echo "$found"
