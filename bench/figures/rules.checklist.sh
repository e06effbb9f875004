. bench/peers/zen/peer.sh
about="The 40 provincial decisions of \`bench/peers/zen/decisions.txt\` for one filing, over 1,000 random situations: our engine with a
rulebook of just these rules, ZEN with one decision table made from the same YAML. Neither figure contains handing over the facts: ZEN's is
its own clock, and the way from JavaScript and back comes on top. Before anything is measured, both have to fire the same rules in every situation."

prepare() {
    prepare_zen || return 1
    export BEIAN_BENCH_RULES=$work/rules
    cut_rulebook bench/peers/zen/decisions.txt "$BEIAN_BENCH_RULES"
    BEIAN_BENCH_FIRED=$work/fired-ours.txt google rules_bench RandomSituations >/dev/null && peer >/dev/null || return 1
    cmp -s "$work/fired-ours.txt" "$work/fired-zen.txt" && return 0
    say "the two engines do not fire the same rules; the first situations that differ (line, < ours, > ZEN):"
    diff "$work/fired-ours.txt" "$work/fired-zen.txt" | head -n 12 >&2
    return 1
}
