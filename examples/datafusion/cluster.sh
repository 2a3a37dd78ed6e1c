#!/usr/bin/env bash
# Runs a query over pages in one process, then on a scheduler and two executors on loopback, and compares the rows.
#
#   ./cluster.sh [--kill] [FOLDER_OF_PAGES [QUERY]]
#
# --kill kills the second executor as soon as it has handed something on. Without a folder one of 40 MB is made. The query must
# order its rows. PULLQUOTE_DATAFUSION names a program that is built already; PORTS five free ports.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

is_killing=false
if [ "${1-}" = --kill ]; then is_killing=true; shift; fi
readonly WORK=$(mktemp -d)
readonly PAGES=${1-$WORK/pages}
readonly QUERY=${2-"select q.name, count(*) from (select unnest(quotes(text)) as q from pages) group by 1 order by 2 desc, 1"}
read -r SCHEDULER PORT_1 GRPC_1 PORT_2 GRPC_2 <<< "${PORTS-50050 50051 50052 50053 50054}"

if [ -z "${PULLQUOTE_DATAFUSION-}" ]; then
    cargo build --release
    PULLQUOTE_DATAFUSION=${CARGO_TARGET_DIR-target}/release/pullquote-datafusion
fi
run() { "$PULLQUOTE_DATAFUSION" "$@"; }
say() { printf '%s\n' "$*" >&2; }
fail() { say "FAILED: $*"; tail -n 5 "$WORK"/*.log >&2 || true; exit 1; }

started=()
stop() { kill "${started[@]}" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$WORK"; }
trap stop EXIT

# answers PORT: the scheduler there has all its executors
answers() {
    exec 3<> "/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET /readyz HTTP/1.0\r\n\r\n' >&3
    local status; read -r status <&3 || true
    exec 3>&-
    [[ $status == *" 200 "* ]]
}

[ $# -gt 0 ] || run pages --megabytes 40 --files 16 "$PAGES"

say "one process"
run sql --pages "$PAGES" "$QUERY" > "$WORK/one"

say "a scheduler and two executors"
"$PULLQUOTE_DATAFUSION" scheduler --port "$SCHEDULER" --executors 2 > "$WORK/scheduler.log" 2>&1 & started+=($!)
for _ in $(seq 100); do
    (exec 3<> "/dev/tcp/127.0.0.1/$SCHEDULER") 2> /dev/null && break
    sleep 0.1
done
"$PULLQUOTE_DATAFUSION" executor --port "$PORT_1" --grpc-port "$GRPC_1" --scheduler-port "$SCHEDULER" \
    --work-dir "$WORK/1" > "$WORK/executor-1.log" 2>&1 & started+=($!)
"$PULLQUOTE_DATAFUSION" executor --port "$PORT_2" --grpc-port "$GRPC_2" --scheduler-port "$SCHEDULER" \
    --work-dir "$WORK/2" > "$WORK/executor-2.log" 2>&1 & started+=($!)
executor_2=$!
for _ in $(seq 300); do
    is_ready=true; answers "$SCHEDULER" 2> /dev/null && break
    is_ready=false; sleep 0.1
done
$is_ready || fail "the executors did not come"

"$PULLQUOTE_DATAFUSION" sql --pages "$PAGES" --scheduler "df://127.0.0.1:$SCHEDULER" "$QUERY" > "$WORK/many" & query=$!
started+=("$query")
if $is_killing; then
    until [ -n "$(find "$WORK/2" -type f 2> /dev/null | head -n 1)" ]; do
        kill -0 "$query" 2> /dev/null || fail "the query ended before the second executor had a part in it"
        sleep 0.02
    done
    kill -9 "$executor_2"
    wait "$executor_2" 2> /dev/null || true
    kill -0 "$query" 2> /dev/null || fail "the query ended before the second executor was killed"
    say "the second executor is killed"
fi
wait "$query" || fail "the query failed"
cmp "$WORK/one" "$WORK/many" || fail "the rows differ"
n_rows=$(($(wc -l < "$WORK/one") - 4))
if $is_killing; then
    grep -o -m 1 "Reset [0-9]* tasks for .*" "$WORK/scheduler.log" >&2 || fail "no task was run again"
fi
say "the same $n_rows rows"
cat "$WORK/many"
