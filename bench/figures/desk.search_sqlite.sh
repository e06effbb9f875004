unit=ms
peer_is="the same with 10,000 filings in the store; 95th percentile of the time by the clock"
targets=beian
cores=all
rounds=3
about="A page of filings that were looked for: all of them, those of some stages, those a reviewer has, an agent's own waiting ones, each from somewhere in the
middle; and a filing's check, which looks for others with the same certificate, phone or domain.
Asked for over HTTP at a desk with 1,000,000 filings on SQLite, one request at a time; the time in which 95 of 100 answers were there. Filling the store takes a few
minutes; it is kept in build/bench/desk. Our aims are 20 ms, and a ratio of at most 1.5."

prepare() { python3 -B bench/desk fill --engine sqlite --count 10000 && python3 -B bench/desk fill --engine sqlite --count 1000000; }
ours() { python3 -B bench/desk search --engine sqlite --count 1000000; }
peer() { python3 -B bench/desk search --engine sqlite --count 10000; }
