unit=ms
peer_is="the same with 10,000 filings in the store; 95th percentile of the time by the clock"
targets=beian
cores=all
rounds=3
about="A page of the review queue, as reviewers and senior reviewers ask for it: the first, one somewhere in the middle, one's own reviews.
Asked for over HTTP at a desk with 1,000,000 filings on PostgreSQL 15, as Debian sets it up, one request at a time; the time in which 95 of 100 answers were there. Filling the store takes a few
minutes; it is kept in build/bench/desk. Our aims are 20 ms, and a ratio of at most 1.5."

prepare() { python3 -B bench/desk fill --engine postgresql --count 10000 && python3 -B bench/desk fill --engine postgresql --count 1000000; }
ours() { python3 -B bench/desk queue --engine postgresql --count 1000000; }
peer() { python3 -B bench/desk queue --engine postgresql --count 10000; }
