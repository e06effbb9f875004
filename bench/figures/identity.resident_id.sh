unit=ns
peer_is="python3-stdnum $(dpkg-query -W -f='${source:Upstream-Version}' python3-stdnum), stdnum.cn.ric.is_valid; ns a number"
targets=identity_bench
numbers=20000
about="Verifying $numbers resident IDs, every fourth with a wrong check digit: check digit, real date and a region that exists. Both sides read
the same file, and before anything is measured both have to find the same number of them valid. Most of the peer's time goes into looking up the
region. Our aim is under 100 ns a number, which is 10 million a second on one core."

prepare() {
    export BEIAN_BENCH_IDS=$work/ids.txt
    /usr/bin/python3 bench/peers/make_ids.py "$BEIAN_BENCH_IDS" $numbers || return 1
    local ours_valid peer_valid
    ours_valid=$(build/bench/bin/identity_bench --benchmark_filter='^verify_resident_ids$' --benchmark_min_time=0.01 \
        --benchmark_format=csv 2>/dev/null | tail -n 1 | sed 's/.*,//')
    peer_valid=$(/usr/bin/python3 bench/peers/stdnum_ids.py | sed -nE 's/.*, ([0-9]+) of .*/\1/p')
    [ -n "$ours_valid" ] && [ "$ours_valid" = "$peer_valid" ] && return 0
    say "of $numbers numbers we find ${ours_valid:-?} valid, python3-stdnum ${peer_valid:-?}"
    return 1
}
ours() { google identity_bench verify_resident_ids $numbers; }
# "123456 items/s, 15000 of 20000 valid"
peer() { pinned /usr/bin/python3 bench/peers/stdnum_ids.py | awk '$1 > 0 { print 1e9 / $1; found = 1 } END { exit !found }'; }
