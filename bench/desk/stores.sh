# Sourced by the figures of full stores, which say in `asked_for` what is asked for.

# asked WHAT ENGINE: how long it takes at a million filings, beside ten thousand.
asked() {
    what=$1 engine=$2
    unit=ms
    peer_is="the same with 10,000 filings in the store; 95th percentile of the time by the clock"
    targets=beian
    cores=all
    rounds=3
    local engine_is=SQLite
    [ "$engine" = sqlite ] || engine_is="PostgreSQL 15, as Debian sets it up"
    about="$asked_for
Asked for over HTTP at a desk with 1,000,000 filings on $engine_is, one request at a time; the time in which 95 of 100 answers were there. Filling the store takes a few
minutes; it is kept in build/bench/desk. Our aims are 20 ms, and a ratio of at most 1.5."
}
prepare() { stored fill 10000 && stored fill 1000000; }
ours() { stored "$what" 1000000; }
peer() { stored "$what" 10000; }
stored() { python3 -B bench/desk "$1" --engine "$engine" --count "$2"; }
