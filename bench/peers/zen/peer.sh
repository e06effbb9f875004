# Sourced by the figures that have GoRules ZEN as their peer. ZEN makes the decisions of decisions.txt, nothing else.
unit=µs
zen_version=$(sed -nE 's/.*"@gorules\/zen-engine": "([^"]+)".*/\1/p' bench/peers/zen/package.json)
peer_is="GoRules ZEN $zen_version making 40 provincial decisions, by its own clock; µs a situation"
targets=rules_bench

# npm ci of newer npm refuses a lock that does not name the builds for other machines; this installs what the lock says too.
need_zen() {
    local stamp=bench/peers/zen/node_modules/.ready
    [ -e "$stamp" ] && [ ! bench/peers/zen/package-lock.json -nt "$stamp" ] && return 0
    say "bench/run: fetching GoRules ZEN"
    npm install --no-save --prefix bench/peers/zen --no-audit --no-fund --loglevel=error >&2 || {
        say "npm could not fetch GoRules ZEN; look at the network, then start again"
        return 1
    }
    touch "$stamp"
}

prepare_zen() {
    need_zen || return 1
    export BEIAN_BENCH_SITUATIONS=$work/situations.jsonl
    node bench/peers/zen/situations.mjs rules/facts.yaml 1000 >"$BEIAN_BENCH_SITUATIONS"
}

# cut_rulebook IDS DIRECTORY: a rulebook that holds only these provincial rules.
cut_rulebook() {
    local file
    rm -rf "$2"
    mkdir -p "$2/provinces"
    cp rules/*.yaml "$2/"
    echo 'rules: []' >"$2/national.yaml"
    # Providers keep their limits for photos and lose their rules: the key and all that stands deeper.
    awk 'match($0, /[^ ]/) { if (cut && RSTART <= at) cut = 0; if ($1 == "rules:") { cut = 1; at = RSTART } } !cut' \
        rules/profiles.yaml >"$2/profiles.yaml"
    for file in rules/provinces/*.yaml; do
        # A rule reaches from its id to the next one.
        awk 'NR == FNR { wanted[$1]; next } /^  - id:/ { listed = 1; keep = $3 in wanted } !listed || keep' "$1" "$file" \
            >"$2/provinces/${file##*/}"
    done
}

ours() { google rules_bench RandomSituations; }
peer() { pinned node bench/peers/zen/decide.mjs rules/provinces "$BEIAN_BENCH_SITUATIONS" "$work/fired-zen.txt"; }
