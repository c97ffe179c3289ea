#!/usr/bin/env bash
# 建立 .venv 并装入锁定版本的依赖；已经装好时立即返回。由 make setup 调用，可重复执行。
set -euo pipefail
cd "$(dirname "$0")"

TORCH=${TORCH:-torch==2.13.0}
TORCH_INDEX=${TORCH_INDEX:-}
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

fail() { printf '安装未完成：%s\n' "$1" >&2; exit 1; }

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3.11 python3.12 python3; do
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
}

python=$(find_python)
[ -n "$python" ] || fail "需要 Python 3.11 或 3.12，没有找到。请先安装，或用 make setup PYTHON=/路径/python3.11 指定。"
"$python" -c 'import ensurepip, venv' 2>/dev/null \
  || fail "$python 缺少 venv 模块。Debian/Ubuntu 请先执行：apt-get install python3-venv"

wanted=$("$python" - "$TORCH" "$TORCH_INDEX" "$PWD" <<'PY'
import hashlib, pathlib, sys
parts = [p.encode() for p in sys.argv[1:]]
parts += [pathlib.Path(name).read_bytes() for name in ("requirements.lock", "pyproject.toml", "setup.sh")]
print(hashlib.sha256(b"\0".join(parts)).hexdigest())
PY
)
stamp=.venv/zhengtu.stamp
if [ -x .venv/bin/zhengtu ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
  exit 0
fi

cat >&2 <<'EOF'
安装政图的运行环境（.venv）：约需 5～10 分钟（视网速），下载约 0.6 GB，占用磁盘约 2.5 GB。
如果 pip 选中的是带 CUDA 的 torch，会另外多占 5 GB 以上；只用 CPU 时可这样指定索引：
  make setup TORCH_INDEX=<PyTorch 的 CPU 版索引地址>
EOF
free=$("$python" -c 'import shutil; print(shutil.disk_usage(".").free // 2**20)')
[ "$free" -ge 3000 ] || fail "磁盘剩余 ${free} MB，至少需要 3000 MB。请清出空间后重试。"

step() { printf '[%s/6] %s\n' "$1" "$2" >&2; }

step 1 "建立虚拟环境"
rm -f "$stamp"
.venv/bin/python -c '' 2>/dev/null || "$python" -m venv --clear .venv
pip=(.venv/bin/python -m pip -qq)

step 2 "安装构建工具"
awk '/^setuptools==/ {on = 1} on {print} on && !/\\$/ {exit}' requirements.lock > .venv/setuptools.lock
"${pip[@]}" install --no-deps --require-hashes -r .venv/setuptools.lock

step 3 "安装锁定的依赖（requirements.lock）"
"${pip[@]}" install --no-deps --no-build-isolation --require-hashes -r requirements.lock

step 4 "安装 ${TORCH}（最大的一个包）"
"${pip[@]}" install ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} "$TORCH"

step 5 "安装政图"
"${pip[@]}" install --no-deps --no-build-isolation --editable .

step 6 "预编译（使以后启动更快）"
.venv/bin/python -W ignore -m compileall -q -j 2 .venv/lib >/dev/null 2>&1 || true

printf '%s\n' "$wanted" > "$stamp"
printf '安装完成：.venv/bin/zhengtu\n' >&2
